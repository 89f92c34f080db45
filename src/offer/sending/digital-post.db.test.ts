import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { hold, moveBooking, releaseBooking } from '#booking/actions.ts'
import { assessEveryone } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { consultant, resident } from '../../../test/invited.ts'
import { postService } from '../../../test/post-service.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import {
	approveBatch,
	folderOutbox,
	lettersLost,
	offerFacts,
	type Post,
	proposeBatch,
	recordCall,
	sendAll,
} from '../actions.ts'
import { countsByBatch } from '../batch/batch-store.ts'
import { writeDayBefore } from '../reminder/day-before-actions.ts'
import { openPress } from '../transport.ts'
import { readStates } from './delivery.ts'
import { lostToSee, noteDeliveries, seeTo } from './delivery-actions.ts'
import { digitalPostCarrier } from './digital-post-transport.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const sources = [offerFacts]
const press = openPress()

let db: Db
let house: Municipality
let coordinator: StaffId
let visitor: StaffId
let service: Awaited<ReturnType<typeof postService>>
let folder: string

const given = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const post = (isToService = true): Post => ({
	...{ press, outbox: folderOutbox(folder), sources },
	digitalPost: isToService ? digitalPostCarrier({ ...service.service, timeout: 500 }) : null,
})
const filesIn = async (part: string): Promise<string[]> =>
	(await readdir(join(folder, part)).catch(() => [])).toSorted()
type Row = { id: string; channel: string; occasion: string; delivered: boolean; attempts: number; fault: string | null }
const letters = async (): Promise<Row[]> =>
	(
		await sql<Row>`select id, channel, occasion, delivered_at is not null as delivered, attempts, last_fault as fault
			from offer.letter order by written_at, occasion, id`.execute(db)
	).rows
const count = <Value>(values: readonly Value[], wanted: (value: Value) => boolean) => values.filter(wanted).length

const someone = async (deviation: Readonly<Record<string, unknown>> = {}): Promise<PersonId> => {
	const { rows } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town)
		values (${crypto.randomUUID()}, 'Prøvevej', '1', '4180', 'Sorø') returning id`.execute(db)
	return resident(db, { digital_post: true, address: rows[0]?.id, ...deviation })
}

/** So many citizens with Digital Post whose letters are approved and not sent. */
const approved = async (citizens: number): Promise<void> => {
	for (let made = 0; made < citizens; made += 1) await someone()
	await assessEveryone(db, now, today, sources)
	const batch = given(await proposeBatch(db, now, house, today, { by: coordinator })).id
	given(await approveBatch(db, now, house, { batch, by: coordinator }, async () => {}))
}

/** The citizen's visit, firm. */
const visit = async (person: PersonId, on: Day, time = '10:00'): Promise<BookingId> => {
	const from = instantAt(on, clock(time))
	const span = { from, to: addMinutes(from, 60) }
	return given(await hold(db, now, { staff: visitor, person, span, purpose: 'home_visit', heldUntil: null })).id
}

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no such municipality')
	house = { ...soroe, nemSms: true }
	await loadStandards(db, now, join(house.folder, 'standard'))
	const karla = { name: 'Karla', email: 'karla@example.invalid', roles: ['coordinator' as const], profession: null }
	coordinator = given(
		await addStaff(db, now, null, { ...karla, authorisationId: null, login: null, activeFrom: day('2025-01-01') }),
	).id
	visitor = await consultant(db, now, 'Anna')
	await consultant(db, now, 'Bo')
	service = await postService()
})
afterAll(() => service.stop())

const emptied = ['delivery', 'letter', 'code', 'call', 'answer', 'left_out', 'offer', 'batch']
	.map((table) => `offer.${table}`)
	.concat('booking.move', 'booking.booking', 'eligibility.stance', 'eligibility.debt')
	.concat('population.person', 'population.address')

/** What was recorded is never removed; a test begins anew all the same. */
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx)
		for (const table of emptied) await sql`delete from ${sql.table(table)}`.execute(tx)
	})
	folder = await temporaryFolder('digital-post')
	service.behave('accepts')
	service.taken.clear()
	service.arrived.length = 0
})

describe('a service that is down for a day', () => {
	test('loses nothing and gets nothing twice', async () => {
		const all = 7
		await approved(all)
		service.behave('drops the line')
		await sendAll(db, now, house, post())
		const before = service.arrived.length
		expect(before).toBeGreaterThan(0)
		expect(count(await letters(), ({ delivered }) => delivered)).toBe(0)

		service.behave('is down')
		const carrier = post()
		let at: Instant = now
		for (let hour = 2; hour <= 24; hour += 2) {
			at = addMinutes(now, 60 * hour)
			const sent = await sendAll(db, at, house, carrier)
			expect(sent.sent).toBe(0)
		}
		expect(service.arrived.length).toBe(before)
		expect(dayOf(at)).toBe(addDays(today, 1))
		expect((await letters()).some(({ fault }) => fault === 'no_token_http_503' || fault === 'http_503')).toBe(true)

		service.behave('accepts')
		for (let minute = 1; minute <= 120; minute += 10) await sendAll(db, addMinutes(at, minute), house, carrier)
		const written = await letters()
		expect(written).toHaveLength(all)
		expect(count(written, ({ delivered }) => delivered)).toBe(all)
		expect([...service.taken.keys()].toSorted()).toEqual(written.map(({ id }) => id).toSorted())
		expect(await filesIn('digital-post')).toEqual([])
		expect(await lettersLost(db)).toEqual([])

		const arrived = service.arrived.length
		await sendAll(db, addMinutes(at, 200), house, carrier)
		expect(service.arrived.length).toBe(arrived)
	})

	test('letters on paper go on', async () => {
		await someone({ digital_post: false })
		await approved(4)
		service.behave('is down')
		await sendAll(db, now, house, post())
		const written = await letters()
		expect(count(written, ({ channel, delivered }) => channel === 'paper' && delivered)).toBe(1)
		expect(count(written, ({ channel, delivered }) => channel === 'digital_post' && delivered)).toBe(0)
	})
})

test('without a service each letter lies in the folder as the message it would be', async () => {
	await approved(2)
	await sendAll(db, now, house, post(false))
	const written = await letters()
	expect(await filesIn('digital-post')).toEqual(written.map(({ id }) => `${id}.xml`).toSorted())
	const message = await readFile(join(folder, 'digital-post', `${written[0]?.id}.xml`), 'utf8')
	expect(message).toContain(`<memo:messageUUID>${written[0]?.id}</memo:messageUUID>`)
	const pdf = Uint8Array.fromBase64(/<memo:content>([^<]+)</.exec(message)?.[1] ?? '')
	expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
})

describe('a letter that did not arrive', () => {
	const oneLost = async () => {
		await approved(1)
		service.behave('refuses')
		await sendAll(db, now, house, post())
		const [lost] = await lostToSee(db, now)
		if (lost === undefined) throw new Error('nothing was lost')
		return lost
	}

	test('refused: it stands on the list, and is not tried again', async () => {
		const lost = await oneLost()
		expect(lost.because).toBe('1.1.4')
		const arrived = service.arrived.length
		await sendAll(db, addMinutes(now, 60), house, post())
		expect(service.arrived.length).toBe(arrived)
	})

	test('goes on paper, once, and is off the list', async () => {
		const { letter } = await oneLost()
		const command = { letter: letter.id, by: coordinator, how: { kind: 'paper' } } as const
		expect((await seeTo(db, now, command)).ok).toBe(true)
		expect(await seeTo(db, now, command)).toMatchObject({ ok: false, why: 'not_lost' })
		expect(await lettersLost(db)).toEqual([])
		await sendAll(db, addMinutes(now, 1), house, post())
		const [, paper] = await letters()
		expect(paper).toMatchObject({ channel: 'paper', occasion: 'paper', delivered: true })
		expect(await filesIn('print')).toEqual([`${paper?.id}.pdf`])
		expect(await letters()).toHaveLength(2)
		expect([...(await countsByBatch(db)).values()]).toEqual([{ offers: 1, sent: 1 }])
	})

	test('set aside needs a word; two at once see to it once', async () => {
		const { letter } = await oneLost()
		const seen = (words: string) => seeTo(db, now, { letter: letter.id, by: coordinator, how: { kind: 'seen', words } })
		expect(await seen(' ')).toMatchObject({ ok: false, why: 'words_are_empty' })
		const both = await Promise.all([seen('Datteren har fået det at vide'), seen('Set')])
		expect(count(both, ({ ok }) => ok)).toBe(1)
		expect(await lettersLost(db)).toEqual([])
	})

	test.each([
		['no_answer', 1],
		['wrong_number', 1],
		['no_this_time', 0],
	] as const)('a call since, %s: %i left to see to', async (outcome, left) => {
		const { letter } = await oneLost()
		const call = { person: letter.person, outcome, key: crypto.randomUUID(), words: '', by: coordinator }
		given(await recordCall(db, addMinutes(now, 5), call))
		expect(await lettersLost(db)).toHaveLength(left)
	})

	test('too late for paper: it says so and stays', async () => {
		const { letter } = await oneLost()
		const late = addMinutes(now, 11 * 24 * 60)
		const command = { letter: letter.id, by: coordinator, how: { kind: 'paper' } } as const
		expect(await seeTo(db, late, command)).toMatchObject({ ok: false, why: 'too_late' })
		expect(await lettersLost(db)).toHaveLength(1)
	})
})

describe('what the distributor tells', () => {
	test('is kept once; what is not ours, and what means nothing, is counted', async () => {
		await approved(1)
		await sendAll(db, now, house, post())
		const id = (await letters())[0]?.id
		const stranger = crypto.randomUUID()
		const { told } = readStates(`${id};Modtaget Digital Post\n${id};Fejlet;;12\n${id};Noget nyt\n${stranger};Fejlet\n`)
		const noted = await noteDeliveries(db, now, told)
		expect(noted).toEqual({ noted: 2, known: 0, strange: 1, unknown: new Map([['Noget nyt', 1]]) })
		expect((await lettersLost(db)).map(({ because }) => because)).toEqual(['12'])
		expect(await noteDeliveries(db, now, told)).toMatchObject({ noted: 0, known: 2 })
	})

	test('delivered after all: nobody needs to see to it', async () => {
		await approved(1)
		await sendAll(db, now, house, post())
		const id = (await letters())[0]?.id
		await noteDeliveries(db, now, readStates(`${id};Fejlet\n`).told)
		expect(await lettersLost(db)).toHaveLength(1)
		await noteDeliveries(db, now, readStates(`${id};Afleveret Digital Post\n`).told)
		expect(await lettersLost(db)).toEqual([])
	})
})

describe('the message of the day before', () => {
	test('goes once to whoever is visited tomorrow', async () => {
		const person = await someone()
		await visit(person, addDays(today, 1))
		await visit(await someone({ digital_post: false }), addDays(today, 1), '12:00')
		await visit(await someone(), addDays(today, 2))
		expect(await writeDayBefore(db, now, house)).toBe(1)
		expect(await writeDayBefore(db, addMinutes(now, 30), house)).toBe(0)
		await sendAll(db, now, house, post())
		expect([...service.taken.values()].map(({ kombi }) => kombi)).toEqual(['NemSMS'])
		expect(service.arrived[0]?.body).not.toContain('Prøvevej')
	})

	test('is not sent when the visit was put off or given up meanwhile', async () => {
		const moved = await visit(await someone(), addDays(today, 1))
		const released = await visit(await someone(), addDays(today, 1), '12:00')
		expect(await writeDayBefore(db, now, house)).toBe(2)
		const from = instantAt(addDays(today, 3), clock('10:00'))
		given(
			await moveBooking(db, now, moved, {
				...{ staff: visitor, span: { from, to: addMinutes(from, 60) }, because: 'syg' },
			}),
		)
		await releaseBooking(db, now, released, 'aflyst')
		await sendAll(db, now, house, post())
		expect(service.taken.size).toBe(0)
		expect(count(await letters(), ({ delivered }) => delivered)).toBe(0)
	})

	test('not before ten, and not where the municipality does not want it', async () => {
		await visit(await someone(), addDays(today, 1))
		expect(await writeDayBefore(db, instantAt(today, clock('09:30')), house)).toBe(0)
		expect(await writeDayBefore(db, now, { ...house, nemSms: false })).toBe(0)
	})
})
