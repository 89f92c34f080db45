import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deactivateStaff, findStaff, readsOf } from '#access/actions.ts'
import { bookingsOf, endShift, hold, reportAbsence, workingTimeOf } from '#booking/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import { recordAnswer } from '#offer/actions.ts'
import { timeOf, writeTime } from '#offer/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { findCitizen } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { startVisit } from '#visit/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { consultant, invite, resident } from '../../../test/invited.ts'
import { granted } from '../../../test/story.ts'
import { type AtWork, webEdge } from '../../../test/web-edge.ts'
import { deskPages } from '../pages.tsx'
import { moveChosen, sickListOf } from './sick-actions.ts'
import { choiceOf, leave, shownOf } from './sick-form.ts'
import { bestOf, type Chosen, type SickVisit } from './sick-visit.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('08:00'))
const tomorrow = addDays(today, 1)
const at = (on: Day, hour = '10:00'): Instant => instantAt(on, clock(hour))

let db: Db
let house: Municipality
let [anna, bo, kirsten]: StaffId[] = []

const whole = (first: Day, last: Day) => ({ from: at(first, '00:00'), to: at(addDays(last, 1), '00:00') })
const ill = (staff: StaffId, first = today, last = first) =>
	reportAbsence(db, now, { staff, span: whole(first, last), kind: 'illness' }, { by: null, isMeant: false })

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	house = soroe
})
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx)
		for (const table of ['offer.answer', 'offer.letter', 'offer.code', 'offer.offer', 'visit.visit', 'booking.move'])
			await sql`delete from ${sql.table(table)}`.execute(tx)
		for (const table of ['booking.booking', 'booking.absence', 'booking.working_hours'])
			await sql`delete from ${sql.table(table)}`.execute(tx)
	})
	anna = await consultant(db, now, 'Anna')
	bo = await consultant(db, now, 'Bo')
	kirsten = await consultant(db, now, 'Kirsten')
	const { shifts } = await workingTimeOf(db, kirsten, today)
	for (const { id } of shifts) await endShift(db, kirsten, id, day('2025-01-01'))
})

/** Somebody who has said yes to Anna. */
const agreed = async (on: Day, hour = '10:00'): Promise<PersonId> => {
	const { offer, person } = await invite(db, now, { time: { staff: anna!, from: at(on, hour) } })
	const said = { kind: 'yes', time: null, by: 'citizen', byName: '', words: '' } as const
	granted(await recordAnswer(db, now, { ...said, offer, key: crypto.randomUUID(), recordedBy: kirsten!, kept: house }))
	return person
}
const bookingOf = async (person: PersonId) => {
	const [one] = (await bookingsOf(db, person)).filter(({ releasedAt }) => releasedAt === null)
	if (one === undefined) throw new Error('no booking')
	return one
}
const edge = () => {
	const work = (id: StaffId, ...roles: string[]): AtWork => ({ id, name: 'x', roles, profession: null })
	const staff = {
		coordinator: work(kirsten!, 'coordinator'),
		other: work(bo!, 'coordinator'),
		anna: work(anna!, 'consultant'),
		manager: work(bo!, 'manager'),
	}
	return webEdge({ db, municipality: house, routes: deskPages([]), staff, now })
}
const listOf = async (): Promise<readonly SickVisit[]> => (await sickListOf(db, now, house, anna!))?.visits ?? []
const formOf = (...chosen: readonly Chosen[]): [string, string][] =>
	chosen.flatMap(({ booking, to, expected }): [string, string][] => [
		['besoeg', booking],
		[shownOf(booking), writeTime(expected)],
		[choiceOf(booking), writeTime(to)],
	])
const chosenOf = (visit: SickVisit, which = 0): Chosen => ({
	booking: visit.booking.id,
	to: timeOf(visit.instead[which]!),
	expected: timeOf(visit.booking),
})
const carryOut = (fields: [string, string][], who = 'coordinator') => edge().post(`/sygemelding/${anna}`, fields, who)
const movesOf = async (booking: BookingId): Promise<number> =>
	(await sql<{ n: number }>`select count(*)::int as n from booking.move where booking = ${booking}`.execute(db)).rows[0]
		?.n ?? -1

describe('somebody calls in sick', () => {
	test('one form leads to whom it hits: each with time, number, what they heard, and a proposal chosen', async () => {
		const [yes, asked] = [
			await agreed(tomorrow),
			(await invite(db, now, { time: { staff: anna!, from: at(tomorrow, '13:00') } })).person,
		]
		await sql`update population.person set phone = '12345678' where id = ${yes}`.execute(db)
		const page = await (await edge().get('/sygemelding')).text()
		expect(page).toContain('Hvem er fraværende?')
		const sent = await edge().post('/sygemelding', { staff: anna!, kind: 'illness', first: today, last: tomorrow })
		expect(sent.headers.get('location')).toContain(`/soroe/sygemelding/${anna}`)
		const before = (await readsOf(db, yes)).length
		const list = await (await edge().get(`/sygemelding/${anna}`)).text()
		expect(list).toContain('sygdom 9.3.2026–10.3.2026')
		expect(list).toContain('tirsdag den 10. marts 2026 kl. 10.00–11.00')
		expect(list).toContain('12 34 56 78')
		expect(list).toContain('har sagt ja')
		expect(list).toContain('brev sendt, har ikke svaret')
		expect(list.match(/Bo kommer på samme tid/g)).toHaveLength(2)
		expect(list.match(/checked=""/g)).toHaveLength(2)
		expect((await readsOf(db, yes)).length).toBe(before + 1)
		const waits = await (await edge().get('/i-dag/uden-medarbejder')).text()
		expect(waits).toContain(`/soroe/sygemelding/${anna}`)
		expect(waits.match(/10\.00, Anna|13\.00, Anna/g)).toHaveLength(2)
		expect((await listOf()).map(({ visited }) => visited[0]?.citizen.id)).toEqual([yes, asked])
	})

	test('a colleague only where there is one; else the same consultant after the absence', async () => {
		await agreed(tomorrow)
		await hold(db, now, {
			...{ staff: bo!, person: await resident(db), purpose: 'home_visit' as const, heldUntil: null },
			span: { from: at(tomorrow, '10:30'), to: at(tomorrow, '11:30') },
		})
		await ill(anna!, today, addDays(today, 2))
		const [visit] = await listOf()
		expect(visit?.instead).toHaveLength(3)
		expect(visit?.instead[0]).toMatchObject({ staff: anna, isSameTime: false, because: { da: 'Samme medarbejder' } })
		expect(visit && dayOf(visit.instead[0]!.span.from) > addDays(today, 2)).toBe(true)
	})

	test('a letter that has not been answered is given a time that can be answered before', async () => {
		await invite(db, now, { time: { staff: anna!, from: at(addDays(today, 16)) } })
		await ill(anna!, addDays(today, 16))
		const [visit] = await listOf()
		expect(visit?.instead.length).toBeGreaterThan(2)
		for (const { span, isSameTime } of visit?.instead ?? [])
			if (!isSameTime) expect(dayOf(span.from) > addDays(today, 14)).toBe(true)
	})

	test('a visit that has begun is nobody’s to move; one whose time has passed is rung about', async () => {
		const [begun, missed] = [await agreed(today, '09:00'), await agreed(today, '10:00')]
		granted(await startVisit(db, now, { booking: (await bookingOf(begun)).id, by: anna! }))
		await ill(anna!)
		const later = at(today, '10:30')
		const list = await sickListOf(db, later, house, anna!)
		expect(list?.visits.map(({ visited, when }) => [visited[0]?.citizen.id, when])).toEqual([[missed, 'has_begun']])
		expect(list?.visits[0]?.instead).toEqual([])
	})
})

describe('those chosen are carried out', () => {
	const carried = (chosen: readonly Chosen[]) => moveChosen(db, now, house, { from: anna!, chosen, by: kirsten! })

	test('a visit that its consultant can come to is not moved from here, and nothing is said of it', async () => {
		const person = await agreed(tomorrow, '10:00')
		const booking = await bookingOf(person)
		const to = { staff: bo!, from: at(tomorrow, '13:00') }
		const page = await carryOut(formOf({ booking: booking.id, to, expected: timeOf(booking) }))
		const citizen = (await findCitizen(db, person))!
		expect(await page.text()).not.toContain(fullName(citizen))
		expect(await bookingOf(person)).toMatchObject({ staff: anna, span: booking.span })
		expect(await carried([{ booking: booking.id, to, expected: timeOf(booking) }])).toMatchObject([
			{ done: { ok: false, why: 'no_such_booking' } },
		])
	})

	test('each is said, those left stay on both lists, and doing it again does no harm', async () => {
		await agreed(tomorrow, '10:00')
		await agreed(tomorrow, '12:00')
		await ill(anna!, tomorrow)
		const [one, two] = await listOf()
		const fields = [...formOf(chosenOf(one!)), ['besoeg', two!.booking.id], [choiceOf(two!.booking.id), leave]]
		const done = await carryOut(fields as [string, string][])
		expect(done.status).toBe(200)
		const page = await done.text()
		expect(page).toContain('Flyttet: 1')
		expect(page).toContain('hos Bo')
		expect((await bookingOf(one!.visited[0]!.citizen.id)).staff).toBe(bo)
		expect((await listOf()).map(({ booking }) => booking.id)).toEqual([two!.booking.id])
		expect(await (await edge().get('/i-dag/uden-medarbejder')).text()).toContain('12.00, Anna')
		const again = await (await carryOut(fields as [string, string][])).text()
		expect(again).toContain('Var allerede flyttet')
		expect(await movesOf(one!.booking.id)).toBe(1)
		await carryOut(formOf(chosenOf(two!, 1)))
		expect(await listOf()).toEqual([])
		expect(await (await edge().get(`/sygemelding/${anna}`)).text()).toContain('Ingen besøg mangler en medarbejder')
	})

	test('all that stand chosen can be carried out together', async () => {
		for (const hour of ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00']) await agreed(tomorrow, hour)
		await agreed(addDays(today, 2), '09:00')
		await ill(anna!, today, addDays(today, 3))
		const visits = await listOf()
		expect(visits).toHaveLength(7)
		const results = await carried(visits.map((visit) => chosenOf(visit)))
		expect(results.map(({ done }) => (done.ok ? 'moved' : done.why))).toEqual(Array(7).fill('moved'))
		expect(await listOf()).toEqual([])
	})

	test('those to call and those that one press moves stand apart, and the button says how many it moves', async () => {
		await agreed(today, '12:00')
		await agreed(tomorrow, '10:00')
		await agreed(addDays(today, 20), '10:00')
		await ill(anna!, today, addDays(today, 30))
		await ill(bo!, today, tomorrow)
		const page = await (await edge().get(`/sygemelding/${anna}`)).text()
		expect(page).toMatch(
			/Ring til disse \(2\).*I dag: ring – et brev bliver ikke læst i tide.*Flyttes med ét tryk \(1\)/s,
		)
		expect(page).toContain('>Flyt 1 besøg<')
		expect(page).toContain('Intet er flyttet, før')
		expect(page).not.toContain('Det bedste bud')
		const [, , far] = await listOf()
		const moved = await (await carryOut(formOf(chosenOf(far!)))).text()
		expect(moved).not.toContain('Intet er flyttet')
		expect(moved).toContain('>Flyt de valgte<')
	})

	test('a letter that will go is said beforehand; where nothing can be moved there is no button', async () => {
		await agreed(addDays(today, 20), '10:00')
		await ill(anna!, addDays(today, 20))
		await ill(bo!, addDays(today, 20))
		expect(await (await edge().get(`/sygemelding/${anna}`)).text()).toContain('. Der sendes et brev<')
		await ill(anna!, addDays(today, 1), addDays(today, 120))
		await ill(bo!, addDays(today, 1), addDays(today, 120))
		const page = await (await edge().get(`/sygemelding/${anna}`)).text()
		expect(page).toContain('Ring til disse (1)')
		expect(page).not.toMatch(/>Flyt (de|\d)|Intet er flyttet/)
	})

	test('two of a joint visit go together', async () => {
		const joint = crypto.randomUUID()
		const people = [await resident(db), await resident(db)]
		const span = { from: at(tomorrow), to: addMinutes(at(tomorrow), 90) }
		for (const person of people)
			granted(await hold(db, now, { staff: anna!, person, span, purpose: 'home_visit', heldUntil: null, joint }))
		await ill(anna!, tomorrow)
		const [visit, ...more] = await listOf()
		expect([visit?.visited.length, more.length]).toEqual([2, 0])
		const page = await (await edge().get(`/sygemelding/${anna}`)).text()
		expect(page.match(/fælles besøg/g)).toHaveLength(2)
		granted((await carried([chosenOf(visit!)]))[0]!.done)
		for (const person of people) expect((await bookingOf(person)).staff).toBe(bo)
		expect(await listOf()).toEqual([])
	})

	test('today’s are rung: the number first, a new time only when somebody chooses it, and said again when moved', async () => {
		const person = await agreed(today, '12:00')
		await sql`update population.person set phone = '87654321' where id = ${person}`.execute(db)
		await ill(anna!)
		const [visit] = await listOf()
		expect(visit).toMatchObject({ when: 'today', mustCall: true })
		expect(bestOf(visit!)?.staff).toBe(bo)
		expect(bestOf({ ...visit!, instead: visit!.instead.slice(1) })).toBeNull()
		const page = await (await edge().get(`/sygemelding/${anna}`)).text()
		expect(page).toContain('Samme tid, anden medarbejder: ring gerne')
		expect(page).not.toContain('I dag: ring')
		expect(page).toContain(`&amp;fra=/sygemelding/${anna}`)
		expect(page.indexOf('87 65 43 21')).toBeLessThan(page.indexOf(`/soroe/borger/${person}`))
		expect(page).toContain(`/soroe/ringeliste?borger=${person}`)
		const before = await (await edge().get(`/ringeliste?borger=${person}`)).text()
		expect(before).not.toContain(writeTime(timeOf(visit!.booking)))
		const done = await (await carryOut(formOf(chosenOf(visit!)))).text()
		expect(done).toContain('Flyttet. Ring nu')
		expect(done).toContain('87 65 43 21')
		const call = await (await edge().get(`/ringeliste?borger=${person}`)).text()
		expect(call).toContain('Den aftalte tid')
	})

	test('a colleague at the same time, and a letter that names the one who is ill: somebody is to call, until it is ticked', async () => {
		const person = await agreed(addDays(today, 8))
		const booking = await bookingOf(person)
		await sql`insert into offer.letter (id, person, offer, purpose, dated, written_at, template, language, channel, content, delivered_at)
			select gen_random_uuid(), person, id, 'confirmation', ${today}, ${now}, 'confirmation', 'da', 'paper',
				jsonb_build_object('time', jsonb_build_object('at', ${booking.span.from}::text, 'who', 'Hjemme hos dig · konsulent Anna')), ${now}
			from offer.offer where person = ${person}`.execute(db)
		await ill(anna!, addDays(today, 8))
		const [visit] = await listOf()
		expect(visit?.instead[0]).toMatchObject({ staff: bo, isSameTime: true, told: ['other_name'] })
		expect(await (await edge().get(`/sygemelding/${anna}`)).text()).toContain('Brevet nævner en anden')
		const done = await (await carryOut(formOf(chosenOf(visit!)))).text()
		expect(done).toContain('Ring, og sig, hvem der kommer: brevet nævner en anden.')
		expect(done).toContain('/soroe/flyttede-besoeg')
		const list = await (await edge().get('/flyttede-besoeg')).text()
		expect(list).toMatch(/Borgeren venter os[\s\S]*hos Anna[\s\S]*Vi kommer[\s\S]*hos Bo/)
		await edge().post('/flyttede-besoeg', {
			booking: booking.id,
			told: writeTime({ staff: bo!, from: booking.span.from }),
		})
		expect(await (await edge().get('/flyttede-besoeg')).text()).toContain('Alle ved, hvornår vi kommer')
	})

	test('the process dies half-way: what is moved is moved, the rest stays on the list', async () => {
		await agreed(tomorrow, '10:00')
		await agreed(tomorrow, '12:00')
		await ill(anna!, tomorrow)
		const visits = await listOf()
		const second = visits[1]!.booking.id
		await sql`create function public.dies() returns trigger language plpgsql as
			$$ begin raise exception 'the process dies'; end $$`.execute(db)
		await sql`create trigger dies before insert on booking.move for each row
			when (new.booking = ${sql.lit(second)}) execute function public.dies()`.execute(db)
		const failing = visits.map((visit) => chosenOf(visit))
		await expect(carried(failing)).rejects.toThrow('the process dies')
		await sql`drop trigger dies on booking.move`.execute(db)
		expect((await listOf()).map(({ booking }) => booking.id)).toEqual([second])
		expect((await carried(failing)).every(({ done }) => done.ok)).toBe(true)
		expect(await listOf()).toEqual([])
	})

	test('two coordinators at once: one moves it, the other is told where it is now', async () => {
		await agreed(tomorrow)
		await ill(anna!, tomorrow)
		const [visit] = await listOf()
		const both = await Promise.all([
			carryOut(formOf(chosenOf(visit!, 0))),
			carryOut(formOf(chosenOf(visit!, 1)), 'other'),
		])
		expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
		const told = await (both.find(({ status }) => status === 409) ?? both[0]!).text()
		expect(told).toContain('En anden har flyttet besøget i mellemtiden. Det er nu')
		expect(await movesOf(visit!.booking.id)).toBe(1)
	})

	test.each<[string, (chosen: Chosen) => Promise<Chosen>, string]>([
		[
			'the colleague has called in too',
			async (chosen) => {
				await ill(bo!, tomorrow)
				return chosen
			},
			'Kollegaen er også fraværende',
		],
		[
			'somebody else has the time now',
			async (chosen) => {
				const span = { from: chosen.to.from, to: addMinutes(chosen.to.from, 60) }
				const person = await resident(db)
				granted(await hold(db, now, { staff: bo!, person, span, purpose: 'home_visit', heldUntil: null }))
				return chosen
			},
			'Tiden er netop taget af en anden',
		],
		[
			'the time is in the night',
			async (chosen) => ({ ...chosen, to: { ...chosen.to, from: at(tomorrow, '03:00') } }),
			'uden for arbejdstiden',
		],
		[
			'the time has passed',
			async (chosen) => ({ ...chosen, to: { ...chosen.to, from: at(addDays(today, -5)) } }),
			'Den nye tid er gået',
		],
		[
			'the visit is none',
			async (chosen) => ({ ...chosen, booking: crypto.randomUUID() as BookingId }),
			'Besøget findes ikke mere',
		],
	])('stays, and why is said: %s', async (_, spoil, words) => {
		await agreed(tomorrow)
		await ill(anna!, tomorrow)
		const [visit] = await listOf()
		const done = await carryOut(formOf(await spoil(chosenOf(visit!))))
		expect(done.status).toBe(409)
		const page = await done.text()
		expect(page).toContain(words)
		expect(page).not.toMatch(/consultant_is|citizen_is|constraint|outside_hours/)
		expect((await bookingOf(visit!.visited[0]!.citizen.id)).staff).toBe(anna)
		expect(await listOf()).toHaveLength(1)
	})
})

describe('bad input', () => {
	test.each<[string, () => Record<string, string>, string]>([
		['nobody chosen', () => ({ staff: '' }), 'Vælg, hvem der er fraværende'],
		['no kind', () => ({ kind: '' }), 'Vælg, hvad fraværet skyldes'],
		['ends before it begins', () => ({ first: '2026-03-12', last: '2026-03-10' }), 'slutter, før det begynder'],
		['is over', () => ({ first: '2026-03-01', last: '2026-03-02' }), 'Fraværet er slut før i dag'],
		['over a year', () => ({ last: '2028-03-01' }), 'varer mere end et år'],
		['a year nobody lives to see', () => ({ first: '2126-03-01' }), 'begynder om mere end et år'],
		['somebody unknown', () => ({ staff: crypto.randomUUID() }), 'er ikke ansat'],
	])('%s: the form comes back with what to mend, nothing is recorded', async (_, deviation, words) => {
		const sent = await edge().post('/sygemelding', { staff: anna!, kind: 'illness', first: today, ...deviation() })
		expect(sent.status).toBe(422)
		const page = await sent.text()
		expect(page).toContain(words)
		expect((await workingTimeOf(db, anna!, today)).absences).toEqual([])
	})

	test('over a year, and meant so, is recorded; whoever has left cannot be reported', async () => {
		const long = { staff: anna!, kind: 'illness', first: today, last: '2028-03-01', meant: 'yes' }
		expect((await edge().post('/sygemelding', long)).status).toBe(303)
		const staff = await findStaff(db, bo!)
		granted(await deactivateStaff(db, now, null, bo!, staff!.version))
		const left = await edge().post('/sygemelding', { ...long, staff: bo! })
		expect(left.status).toBe(422)
		expect(await left.text()).toContain('Bo stoppede 9.3.2026')
	})

	test('visits of whoever has left are on the list, with a colleague each', async () => {
		await agreed(tomorrow)
		const staff = await findStaff(db, anna!)
		granted(await deactivateStaff(db, now, null, anna!, staff!.version))
		const [visit] = await listOf()
		expect(bestOf(visit!)).toMatchObject({ staff: bo, isSameTime: true })
		expect(await (await edge().get(`/sygemelding/${anna}`)).text()).toContain('stoppet 9.3.2026')
	})

	test('only coordinators report others; nobody unknown; nonsense moves nothing', async () => {
		const own = { kind: 'illness', first: today }
		expect((await edge().post('/sygemelding', { ...own, staff: bo! }, 'anna')).status).toBe(403)
		expect((await edge().get(`/sygemelding/${bo}`, 'anna')).status).toBe(403)
		expect((await edge().post('/sygemelding', { ...own, staff: anna! }, 'anna')).status).toBe(303)
		expect((await edge().get('/sygemelding', 'manager')).status).toBe(403)
		expect((await edge().get(`/sygemelding/${crypto.randomUUID()}`)).status).toBe(404)
		expect((await edge().get('/sygemelding/x')).status).toBe(404)
		expect((await carryOut([])).status).toBe(303)
		expect(
			(
				await carryOut([
					['besoeg', 'x'],
					['til-x', 'y'],
				])
			).status,
		).toBe(303)
	})
})
