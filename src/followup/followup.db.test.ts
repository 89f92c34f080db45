import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { hold, releaseBooking } from '#booking/actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { findVisit, notesOf, visitFacts, visitsOf } from '#visit/actions.ts'
import { visitPages } from '#visit/pages.tsx'
import { freshDatabase } from '../../test/database.ts'
import { webEdge } from '../../test/web-edge.ts'
import {
	agree,
	agreementsOf,
	cancel,
	closeCourse,
	closingsOf,
	dueOn,
	findAgreement,
	finish,
	handOver,
	move,
	openCourse,
	tellPerson,
} from './actions.ts'
import { followupPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const code = 'soenderborg'
const sources = [visitFacts]

let db: Db
let karen: StaffId
let bo: StaffId
let count = 0
let edge: ReturnType<typeof webEdge>

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const staff = async (name: string): Promise<StaffId> => {
	const details = { name, email: `${name.toLowerCase()}@example.invalid`, roles: ['consultant' as const] }
	const rest = { profession: 'sygeplejerske', authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	return got(await addStaff(db, now, null, { ...details, ...rest })).id
}
const citizen = async (deviation: { protected?: boolean } = {}): Promise<PersonId> => {
	count++
	const home = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town)
		values (${`a${count}`}, ${deviation.protected ? 'Skjulestien' : 'Lærkevej'}, ${String(count)}, '6400', 'Byen') returning id`.execute(
		db,
	)
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname, address, protected)
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', 'resident', 'Borger', ${`Nummer ${count}`},
			${home.rows[0]!.id}, ${deviation.protected ?? false}) returning id`.execute(db)
	return rows[0]!.id
}
const agreed = async (person: PersonId, due: string, deviation: { kind?: 'visit' | 'partner'; owner?: StaffId } = {}) =>
	got(
		await agree(db, now, {
			...{ person, visit: null, kind: deviation.kind ?? 'visit', dueOn: day(due), what: 'Kom igen' },
			owner: deviation.owner ?? karen,
		}),
	)

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), [code])
	if (municipality === undefined) throw new Error(code)
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	karen = await staff('Karen')
	bo = await staff('Bo')
	const atWork = {
		karen: { id: karen, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' },
		bo: { id: bo, name: 'Bo', roles: ['consultant', 'coordinator'], profession: 'sygeplejerske' },
		clerk: { id: bo, name: 'Bo', roles: ['coordinator'], profession: null },
	}
	edge = webEdge({
		db,
		municipality,
		routes: [...visitPages({ follow: { agree, handOver }, sources }), ...followupPages(sources)],
		staff: atWork,
		now,
	})
})
const get = async (path: string, who = 'karen') => {
	const response = await edge.get(path, who)
	return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const post = async (path: string, fields: Record<string, string>, who = 'karen') => {
	const response = await edge.post(path, fields, who)
	return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
}
const dayFields = (name: string, on: string) => {
	const [year, month, date] = on.split('-') as [string, string, string]
	return { [`${name}_day`]: date, [`${name}_month`]: month, [`${name}_year`]: year }
}
let slot = 0
const booked = async (person: PersonId, on: Day = today, heldUntil: Day | null = null) => {
	slot++
	const from = addMinutes(instantAt(on, clock('00:00')), slot * 20)
	const wish = { staff: karen, person, span: { from, to: addMinutes(from, 15) }, purpose: 'home_visit' as const }
	return got(await hold(db, now, { ...wish, heldUntil })).id
}

describe('agreements', () => {
	test('turn up when due, the longest overdue first, and leave when done', async () => {
		const person = await citizen()
		const later = await agreed(person, '2026-03-20')
		const sooner = await agreed(person, '2026-03-10')
		const on = async (due: string) =>
			(await dueOn(db, day(due))).filter((one) => one.person === person).map((one) => one.id)
		expect(await on('2026-03-09')).toEqual([])
		expect(await on('2026-03-20')).toEqual([sooner, later])
		const done = { agreement: sooner, outcome: 'Besøgt', by: karen }
		got(await finish(db, now, done))
		expect((await finish(db, now, done)).ok).toBe(true)
		expect(await finish(db, now, { ...done, outcome: 'andet' })).toMatchObject({ why: 'already_done' })
		expect(await on('2026-03-20')).toEqual([later])
	})
	test('sent twice are made once', async () => {
		const person = await citizen()
		const id = crypto.randomUUID() as AgreementId
		const asked = { id, person, visit: null, kind: 'visit' as const, dueOn: day('2026-04-01'), what: 'x', owner: karen }
		await Promise.all([1, 2, 3].map(() => agree(db, now, asked)))
		expect(await agreementsOf(db, person)).toHaveLength(1)
	})
	test('are refused with a reason', async () => {
		const asked = {
			person: await citizen(),
			visit: null,
			kind: 'visit' as const,
			dueOn: day('2026-04-01'),
			what: 'x',
			owner: karen,
		}
		expect(await agree(db, now, { ...asked, what: ' ' })).toMatchObject({ why: 'no_words' })
		expect(await agree(db, now, { ...asked, dueOn: day('2026-03-08') })).toMatchObject({ why: 'day_has_passed' })
		expect(await agree(db, now, { ...asked, dueOn: day('2126-03-08') })).toMatchObject({ why: 'day_too_late' })
		expect(await agree(db, now, { ...asked, kind: 'call' })).toMatchObject({ why: 'consultant_does_not_know_citizen' })
		expect(await agree(db, now, { ...asked, owner: crypto.randomUUID() as StaffId })).toMatchObject({
			why: 'unknown_owner',
		})
	})
	test('move with a reason that stays; cancelled with a reason', async () => {
		const person = await citizen()
		const agreement = await agreed(person, '2026-03-20')
		const asked = { agreement, to: day('2026-04-20'), because: 'Ferie', by: karen }
		expect(await move(db, now, { ...asked, because: '' })).toMatchObject({ why: 'no_words' })
		expect(await move(db, now, { ...asked, to: day('2126-04-20') })).toMatchObject({ why: 'day_too_late' })
		got(await move(db, now, asked))
		got(await move(db, now, asked))
		expect(await findAgreement(db, agreement)).toMatchObject({
			dueOn: '2026-04-20',
			moves: [{ from: '2026-03-20', to: '2026-04-20', because: 'Ferie' }],
		})
		got(await cancel(db, now, { agreement, because: 'Borgeren fortrød', by: karen }))
		got(await cancel(db, now, { agreement, because: 'igen', by: karen }))
		expect(await move(db, now, { ...asked, to: day('2026-05-01') })).toMatchObject({ why: 'already_cancelled' })
		const told = await tellPerson(db, person)
		expect(told.map((line) => line.what.en)).toEqual([
			'Agreed: follow-up visit by 20.3.2026',
			'Agreement moved from 20.3.2026 to 20.4.2026',
			'Agreement cancelled: Borgeren fortrød',
		])
	})
})

describe('closing a course', () => {
	const asked = (person: PersonId) => ({
		...{ id: crypto.randomUUID(), person, reason: 'completed', guidedTo: '', note: '', cancelOpen: false, by: karen },
	})
	test('needs an open course, and a word about what is still agreed', async () => {
		const person = await citizen()
		expect(await closeCourse(db, now, asked(person))).toMatchObject({ why: 'nothing_to_close' })
		const agreement = await agreed(person, '2026-04-01')
		expect((await openCourse(db, person))?.since).toBe(today)
		expect(await closeCourse(db, now, asked(person))).toMatchObject({ why: 'agreements_open' })
		const once = { ...asked(person), cancelOpen: true }
		got(await closeCourse(db, now, once))
		got(await closeCourse(db, now, once))
		expect(await closingsOf(db, person)).toHaveLength(1)
		expect(await openCourse(db, person)).toBeNull()
		expect(await findAgreement(db, agreement)).toMatchObject({ cancelledBecause: 'course_closed' })
	})
	test('a long-lasting need is guided to another authority, which is named', async () => {
		const person = await citizen()
		await agreed(person, '2026-04-01')
		const guided = { ...asked(person), reason: 'guided', cancelOpen: true }
		expect(await closeCourse(db, now, guided)).toMatchObject({ why: 'authority_missing' })
		got(await closeCourse(db, now, { ...guided, guidedTo: 'Visitationen' }))
		expect((await tellPerson(db, person)).at(-1)?.what.da).toBe(
			'Forløb afsluttet: Vejledt til en anden myndighed (Visitationen)',
		)
	})
	test('something new opens a course again', async () => {
		const person = await citizen()
		await agreed(person, '2026-04-01')
		got(await closeCourse(db, now, { ...asked(person), cancelOpen: true }))
		const later = addMinutes(now, 60)
		got(
			await agree(db, later, {
				person,
				visit: null,
				kind: 'partner',
				dueOn: day('2026-05-01'),
				what: 'Ring',
				owner: karen,
			}),
		)
		expect(await openCourse(db, person)).toMatchObject({ agreements: [{ kind: 'partner' }] })
	})
})

describe('in the browser', () => {
	test('from the route of the day to a signed note whose agreement is on the worklist', async () => {
		const person = await citizen()
		const booking = await booked(person)
		const route = await get('/dagens-rute')
		expect(route.status).toBe(200)
		expect(route.text).toContain('Lærkevej')
		expect(await readsOf(db, person)).not.toEqual([])
		const begun = await post(`/besoeg/fra-booking/${booking}`, {})
		expect(begun.status).toBe(303)
		const at = begun.to.replace(`/${code}`, '')
		const page = await get(at)
		expect(page.status).toBe(200)
		expect(page.text).toContain('Gem og underskriv')
		const topic = /name="state\.([a-z-]+)"/.exec(page.text)?.[1] ?? ''
		expect(topic).not.toBe('')
		const note = {
			...{ base: '0', kind: 'journal', accepted: 'answered_offer', ...dayFields('happened', '2026-03-09') },
			...{ [`state.${topic}`]: 'talk', [`words.${topic}`]: 'Noget vigtigt', important: topic, summary: 'God snak' },
			...{ agreement: 'a', 'agreement.a.kind': 'call', 'agreement.a.what': 'Ring om koret' },
			...dayFields('agreement.a.due', '2026-03-16'),
		}
		const unclear = await post(`${at}/notat`, { ...note, 'agreement.a.what': '', do: 'sign' })
		expect(unclear.status).toBe(422)
		expect(unclear.text).toContain('Noget vigtigt')
		const base = /name="base" value="(\d+)"/.exec(unclear.text)?.[1] ?? ''
		const signed = await post(`${at}/notat`, { ...note, base, do: 'sign' })
		expect(signed.status, signed.text.slice(0, 3000)).toBe(303)
		const list = await get('/opfoelgning')
		expect(list.text).toContain('Ring om koret')
		const [agreement] = await agreementsOf(db, person)
		expect((await get(`/opfoelgning/${agreement!.id}`)).text).toContain('Begynd telefonbesøg')
		const done = await get(at)
		expect(done.text).toContain('Underskrevet')
		expect(done.text).not.toContain('Gem og underskriv')
		const noteId = /id="note-([0-9a-f-]+)"/.exec(done.text)?.[1] ?? ''
		const fixed = await post(`${at}/rettelse`, {
			note: noteId,
			id: crypto.randomUUID(),
			kind: 'addition',
			words: 'Og søsteren',
		})
		expect(fixed.status).toBe(303)
		expect((await get(at)).text).toContain('Og søsteren')
		expect((await post(`/opfoelgning/${agreement!.id}/udfoert`, { outcome: '' })).status).toBe(422)
		expect((await post(`/opfoelgning/${agreement!.id}/udfoert`, { outcome: 'Ringet' })).status).toBe(303)
		await booked(person, day('2026-03-10'))
		expect((await get('/dagens-rute?dag=2026-03-10')).text).toContain('Noget vigtigt')
	})
	test('a visit agreed for tomorrow is begun today only when asked; one of another day says which', async () => {
		const booking = await booked(await citizen(), day('2026-03-10'))
		const to = `/besoeg/fra-booking/${booking}`
		expect((await post(to, {})).to).toBe(`/${code}${to}`)
		const question = (await get(to)).text
		expect(question).toContain('aftalt til i morgen, tirsdag den 10. marts 2026. Er det holdt i dag?')
		expect(question).toContain(`href="/${code}/dagens-rute?dag=2026-03-10"`)
		const at = (await post(to, { early: 'yes' })).to.replace(`/${code}`, '')
		expect((await get(at)).text).toContain('Besøget er aftalt til tirsdag den 10. marts 2026.')
		const signed = { base: '0', kind: 'journal', do: 'sign', summary: 'Før tiden', accepted: 'own_request' }
		expect((await post(`${at}/notat`, { ...signed, ...dayFields('happened', '2026-03-09') })).status).toBe(303)
		expect((await get('/dagens-rute?dag=2026-03-10')).text).toContain('Gennemført 9. marts 2026')
		const earlier = await booked(await citizen(), day('2026-03-06'))
		const late = (await get((await post(`/besoeg/fra-booking/${earlier}`, {})).to.replace(`/${code}`, ''))).text
		expect(late).toContain('Besøget var aftalt til fredag den 6. marts 2026. Ret dagen, hvis')
		expect(late).toMatch(/id="happened_day"[^>]*value="6"/)
		expect((await get(`/besoeg/fra-booking/${earlier}`)).status).toBe(303)
	})
	test('whether it is held early is not asked of a time that is begun, only held, given back, or of one who has died', async () => {
		const tomorrow = day('2026-03-10')
		const asking = (booking: string) => get(`/besoeg/fra-booking/${booking}`)
		const begun = await booked(await citizen(), tomorrow)
		const visit = (await post(`/besoeg/fra-booking/${begun}`, { early: 'yes' })).to
		expect(await asking(begun)).toMatchObject({ status: 303, to: visit })
		const released = await booked(await citizen(), tomorrow)
		await releaseBooking(db, now, released, 'regretted')
		const held = await booked(await citizen(), tomorrow, tomorrow)
		const dead = await citizen()
		const ofDead = await booked(dead, tomorrow)
		await sql`update population.person set status = 'dead' where id = ${dead}`.execute(db)
		for (const [booking, why] of [
			[released, 'Tiden findes ikke længere'],
			[held, 'Borgeren har ikke sagt ja til tiden endnu'],
			[ofDead, 'ikke længere tilmeldt kommunen'],
		] as const) {
			const { status, text } = await asking(booking)
			expect([status, text.includes(why), text.includes('Er det holdt i dag?')], why).toEqual([409, true, false])
		}
	})
	test('typed into two windows: the second is shown both', async () => {
		const begun = await post(`/besoeg/fra-booking/${await booked(await citizen())}`, {})
		const at = begun.to.replace(`/${code}`, '')
		const save = (summary: string) =>
			post(`${at}/notat`, { base: '0', kind: 'journal', do: 'save', summary, ...dayFields('happened', '2026-03-09') })
		expect((await save('det ene')).status).toBe(303)
		const second = await save('det andet')
		expect(second.status).toBe(200)
		expect(second.text).toMatch(/det ene[\s\S]+det andet/)
		const [note] = await notesOf(db, [at.slice('/besoeg/'.length) as VisitId])
		expect(note?.body.summary).toContain('det andet')
	})
	test('not at home: why, then whether to offer a new time', async () => {
		const begun = await post(`/besoeg/fra-booking/${await booked(await citizen())}`, {})
		const at = begun.to.replace(`/${code}`, '')
		expect((await post(`${at}/ikke-gennemfoert`, {})).status).toBe(422)
		expect((await post(`${at}/ikke-gennemfoert`, { reason: 'not_at_home' })).status).toBe(303)
		expect((await get(at)).text).toContain('Skal borgeren tilbydes en ny tid?')
		expect((await post(`${at}/ny-tid`, { wanted: 'yes' })).status).toBe(303)
		expect(await findVisit(db, at.slice('/besoeg/'.length) as VisitId)).toMatchObject({ newTime: 'wanted' })
	})
	test('a protected address is shown only to the one who drives, and only on the day', async () => {
		const person = await citizen({ protected: true })
		const [sooner, later] = [await booked(person), await booked(person, day('2026-03-11'))]
		const on = (booking: string) => `/dagens-rute/adresse/${booking}`
		expect((await get('/dagens-rute')).text).toContain(on(sooner))
		expect((await get(on(sooner))).text).toContain('Skjulestien')
		expect((await get(on(later))).text).not.toContain('Skjulestien')
		for (const [path, who] of [
			['/dagens-rute', 'karen'],
			['/dagens-rute?dag=2026-03-11', 'karen'],
			[`/dagens-rute?konsulent=${karen}`, 'bo'],
		] as const) {
			const { text } = await get(path, who)
			expect(text).toContain('Beskyttet adresse')
			expect(text).not.toContain('Skjulestien')
		}
		expect((await get(on(sooner), 'bo')).text).not.toContain('Skjulestien')
		expect((await get(`/dagens-rute?konsulent=${bo}`)).status).toBe(403)
		expect((await get('/dagens-rute?dag=2026-02-31')).status).toBe(400)
		expect((await get('/dagens-rute?dag=2026-12-24')).text).toContain('Der er ingen besøg denne dag')
	})
	test('an extra visit by need, and a phone visit refused to a stranger', async () => {
		const person = await citizen()
		const phone = { id: crypto.randomUUID(), form: 'phone_visit', occasion: 'need' }
		const refused = await post(`/borger/${person}/besoeg`, phone)
		expect(refused.status).toBe(422)
		expect(refused.text).toContain('Telefonbesøg er kun til borgere, du har besøgt før')
		expect((await post(`/borger/${person}/besoeg`, { ...phone, form: 'home_visit' })).status).toBe(303)
		expect(await visitsOf(db, person)).toHaveLength(1)
	})
	test('a new agreement and the closing of the course, from the card', async () => {
		const person = await citizen()
		expect((await get(`/borger/${person}/aftale`)).status).toBe(200)
		const wrong = await post(`/borger/${person}/aftale`, {
			kind: 'visit',
			what: 'Kom igen',
			owner: karen,
			due_day: '31',
			due_month: '2',
			due_year: '2026',
		})
		expect(wrong.status).toBe(422)
		expect(wrong.text).toContain('Kom igen')
		const right = {
			id: crypto.randomUUID(),
			kind: 'visit',
			what: 'Kom igen',
			owner: karen,
			...dayFields('due', '2026-05-01'),
		}
		expect((await post(`/borger/${person}/aftale`, right)).status).toBe(303)
		expect((await get(`/borger/${person}/afslut`)).text).toContain('Kom igen')
		const id = crypto.randomUUID()
		expect((await post(`/borger/${person}/afslut`, { id, reason: 'completed' })).status).toBe(422)
		expect((await post(`/borger/${person}/afslut`, { id, reason: 'completed', cancel: 'yes' })).status).toBe(303)
		expect((await get(`/borger/${person}/afslut`)).text).toContain('intet åbent forløb')
	})
	test('what does not exist says so', async () => {
		for (const path of [
			'/besoeg/x',
			`/besoeg/${crypto.randomUUID()}`,
			`/opfoelgning/${crypto.randomUUID()}`,
			'/borger/x/aftale',
			`/borger/${crypto.randomUUID()}/afslut`,
		])
			expect((await get(path)).status, path).toBe(404)
	})
})
