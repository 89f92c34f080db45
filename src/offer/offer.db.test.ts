import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift, bookingsOf, findBooking, hold } from '#booking/actions.ts'
import { assessEveryone, factsOf, reassess, stanceOf, weigh } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { BatchId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	answersTo,
	approveBatch,
	batchWith,
	callList,
	offerFacts,
	offerNight,
	offersBetween,
	offersOf,
	optOut,
	optOutsOf,
	type Post,
	proposeBatch,
	putBack,
	recordAnswer,
	recordCall,
	sendAll,
	takeBackOptOut,
	takeOut,
	tellPerson,
	withdrawBatch,
} from './actions.ts'
import type { Offer } from './index.ts'
import { optedOutOn } from './no-contact/opt-out.ts'
import { folderOutbox, type Outbox } from './sending/outbox-transport.ts'
import { settleHeld, settleLetter } from './sending/waiting-actions.ts'
import { lettersWaiting } from './sending/waiting-store.ts'
import { decisionOn } from './store.ts'
import { openPress } from './transport.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const at = (on: Day): Instant => instantAt(on, clock('10:00'))
const sources = [offerFacts]
const press = openPress()
const nobodyAsked = async () => {}

let db: Db
let house: Municipality
let coordinator: StaffId
let folder: string
let outbox: Outbox
let people = 0

const given = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}

const staff = async (name: string, role: 'coordinator' | 'consultant'): Promise<StaffId> =>
	given(
		await addStaff(db, now, null, {
			name,
			email: `${name.toLowerCase()}@example.invalid`,
			roles: [role],
			profession: null,
			authorisationId: null,
			login: null,
			activeFrom: day('2025-01-01'),
		}),
	).id

const consultant = async (name: string): Promise<StaffId> => {
	const id = await staff(name, 'consultant')
	for (const weekday of [1, 2, 3, 4, 5])
		await addShift(
			db,
			now,
			id,
			{
				weekday,
				from: clock('09:00'),
				to: clock('15:00'),
				weeks: 'every',
				validFrom: day('2026-01-01'),
				validTo: null,
			},
			null,
		)
	return id
}

/** A citizen due for an offer: 83 years old, with a birthday in a month that has come. */
const citizen = async (deviation: Readonly<Record<string, unknown>> = {}): Promise<PersonId> => {
	people += 1
	const row = {
		cpr: `7503${String(people).padStart(6, '0')}`,
		born_on: '1943-03-15',
		sex: 'f',
		given_names: 'Prøve',
		surname: `Testesen ${people}`,
		status: 'resident',
		resident_since: '2001-01-01',
		digital_post: false,
		phone: '00000000',
		...deviation,
	}
	const { rows: places } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town)
		values (${`house ${people}`}, 'Prøvevej', ${String(people)}, '4180', 'Sorø') returning id`.execute(db)
	const columns = Object.keys({ ...row, address: 1 })
	const values = Object.values({ ...row, address: places[0]?.id })
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (${sql.join(columns.map((name) => sql.ref(name)))}) values (${sql.join(values)}) returning id`.execute(
		db,
	)
	return rows[0]?.id ?? never()
}
const never = (): never => {
	throw new Error('nothing came back')
}

const night = async (on = today) => assessEveryone(db, at(on), on, sources)
const post = (deviation: Partial<Post> = {}): Post => ({ press, outbox, sources, ...deviation })
const proposed = async (limit?: number): Promise<BatchId> =>
	given(await proposeBatch(db, now, house, today, { by: coordinator, limit })).id
const approved = async (): Promise<BatchId> => {
	const batch = await proposed()
	given(await approveBatch(db, now, house, { batch, by: coordinator }, nobodyAsked))
	return batch
}
const offersIn = async (batch: BatchId): Promise<Offer[]> => (await batchWith(db, batch))?.offers ?? []
const offerOf = async (person: PersonId): Promise<Offer> => (await offersOf(db, person)).at(-1) ?? never()
const files = async (): Promise<string[]> =>
	(await readdir(folder, { recursive: true })).filter((name) => /\.(pdf|xml|csv|part)$/.test(name)).toSorted()
const letters = async (): Promise<{ id: string; offer: OfferId; delivered: boolean }[]> =>
	(
		await sql<{ id: string; offer: OfferId; delivered: boolean }>`
		select id, offer, delivered_at is not null as delivered from offer.letter order by id`.execute(db)
	).rows
const key = () => crypto.randomUUID()
const said = { by: 'citizen', byName: '', words: '' } as const

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	house = soroe ?? never()
	await loadStandards(db, now, join(house.folder, 'standard'))
	coordinator = await staff('Karla', 'coordinator')
	await consultant('Anna')
	await consultant('Bo')
})

const emptied = ['letter', 'answer', 'call', 'opt_out', 'offer', 'batch']
	.map((table) => `offer.${table}`)
	.concat('booking.move', 'booking.booking', 'eligibility.stance', 'eligibility.debt')
	.concat('population.life_event', 'population.person', 'population.address')

/** What was recorded is never removed; a test begins anew all the same. */
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx)
		for (const table of emptied) await sql`delete from ${sql.table(table)}`.execute(tx)
	})
	folder = await mkdtemp(join(tmpdir(), 'outbox-'))
	outbox = folderOutbox(folder)
})

describe('a portion', () => {
	test('holds those who are due, each with a time, and nothing is taken or sent before approval', async () => {
		const persons = [await citizen(), await citizen({ born_on: '1951-01-20' })]
		await citizen({ born_on: '1943-11-15' })
		await night()
		const batch = await proposed()
		const offers = await offersIn(batch)
		expect(new Set(offers.map(({ person }) => person))).toEqual(new Set(persons))
		expect(offers.every(({ time }) => time !== null && dayOf(time.from) >= addDays(today, house.noticeDays))).toBe(true)
		expect((await batchWith(db, batch))?.batch).toMatchObject({
			laterInYear: 1,
			withoutTime: 0,
			overLimit: 0,
			approvedAt: null,
		})
		expect(await bookingsOf(db, persons[0] ?? never())).toEqual([])
		expect(await sendAll(db, now, house, post())).toEqual({ sent: 0, dropped: 0, held: 0, waiting: 0 })
		expect(await files()).toEqual([])
	})
	test('is no larger than the limit; the rest come next time', async () => {
		for (const _ of [1, 2, 3, 4]) await citizen()
		await night()
		const batch = await proposed(3)
		expect(await offersIn(batch)).toHaveLength(3)
		expect((await batchWith(db, batch))?.batch.overLimit).toBe(1)
	})
	test('proposed on a verdict that no longer holds, only when nobody can be asked for fresh facts', async () => {
		const person = await citizen()
		await citizen()
		await night()
		await sql`update population.person set last_offer_on = '2026-03-08' where id = ${person}`.execute(db)
		const batch = given(await proposeBatch(db, now, house, today, { by: coordinator, sources }))
		expect((await offersIn(batch.id)).map((offer) => offer.person)).not.toContain(person)
		expect(await offersIn(batch.id)).toHaveLength(1)
	})
	test('only one waits for approval at a time, also when two ask at once', async () => {
		for (const _ of [1, 2]) await citizen()
		await night()
		const both = await Promise.all([1, 2].map(() => proposeBatch(db, now, house, today, { by: coordinator })))
		expect(both.filter(({ ok }) => ok)).toHaveLength(1)
		expect(both.find(({ ok }) => !ok)).toMatchObject({ why: 'one_waits_for_approval' })
	})
	test('nobody is due: said, not an empty portion', async () => {
		await night()
		expect(await proposeBatch(db, now, house, today)).toMatchObject({ ok: false, why: 'nobody_is_due' })
	})
	test('someone taken out gets no letter, can be put back, and comes up again from the day given', async () => {
		const [person] = [await citizen(), await citizen()]
		await night()
		const batch = await proposed()
		const offer = await offerOf(person ?? never())
		const out = { offers: [offer.id], notBefore: addDays(today, 30), by: coordinator }
		expect(await takeOut(db, now, { ...out, because: '' })).toMatchObject({ why: 'reason_is_missing' })
		given(await takeOut(db, now, { ...out, because: 'Er på ferie' }))
		given(await putBack(db, offer.id))
		expect((await offerOf(offer.person)).endedBecause).toBeNull()
		given(await takeOut(db, now, { ...out, because: 'Er på ferie' }))
		given(await approveBatch(db, now, house, { batch, by: coordinator }, nobodyAsked))
		expect(await putBack(db, offer.id)).toMatchObject({ why: 'already_approved' })
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1 })
		expect(await proposeBatch(db, now, house, today)).toMatchObject({ why: 'nobody_is_due' })
		const later = addDays(today, 30)
		await night(later)
		expect(await offersIn(given(await proposeBatch(db, at(later), house, later)).id)).toMatchObject([
			{ person: offer.person },
		])
	})
	test('nobody is taken out of a withdrawn portion', async () => {
		const person = await citizen()
		await night()
		const batch = await proposed()
		given(await withdrawBatch(db, now, { batch, by: coordinator }))
		const out = { offers: [(await offerOf(person)).id], because: 'Er på ferie', notBefore: addDays(today, 30) }
		expect(await takeOut(db, now, { ...out, by: coordinator })).toMatchObject({ ok: false, why: 'withdrawn' })
		expect((await offerOf(person)).endedBecause).toBe('withdrawn')
	})
	test('withdrawn, everybody in it can be proposed again', async () => {
		await citizen()
		await night()
		given(await withdrawBatch(db, now, { batch: await proposed(), by: coordinator }))
		expect(await offersIn(await proposed())).toHaveLength(1)
	})
	test('approval holds the times until the answer-by day; a time gone since is replaced, and looked at before it is approved', async () => {
		const person = await citizen()
		const other = await citizen({ born_on: '1960-01-01' })
		await night()
		const batch = await proposed()
		const first = (await offerOf(person)).time ?? never()
		const span = { from: first.from, to: instantAt(dayOf(first.from), clock('14:00')) }
		given(await hold(db, now, { staff: first.staff, person: other, span, purpose: 'home_visit', heldUntil: null }))
		const asked: string[] = []
		const approve = async () =>
			given(
				await approveBatch(db, now, house, { batch, by: coordinator }, async (_tx, queue) => void asked.push(queue)),
			)
		const seen = await approve()
		expect(seen).toMatchObject({ isApproved: false, changed: [{ offer: { person, time: first } }] })
		expect(asked).toEqual([])
		expect(await bookingsOf(db, person)).toEqual([])
		expect([await approve(), await approve()]).toEqual([{ isApproved: true }, { isApproved: true }])
		const offer = await offerOf(person)
		expect(asked).toEqual(['offer-send'])
		expect(offer.time).not.toEqual(first)
		expect(await findBooking(db, offer.booking ?? never())).toMatchObject({
			heldUntil: addDays(today, house.answerWithinDays),
			span: { from: offer.time?.from },
			releasedAt: null,
		})
	})
})

describe('sending', () => {
	test('one letter a citizen, on record and in the outbox under its own id, and one print batch', async () => {
		const persons = [await citizen(), await citizen({ digital_post: true }), await citizen()]
		await night()
		const batch = await approved()
		expect(await sendAll(db, now, house, post())).toEqual({ sent: 3, dropped: 0, held: 0, waiting: 0 })
		const sent = await letters()
		expect(sent).toHaveLength(3)
		const names = await files()
		expect(names.filter((name) => name.startsWith('print/'))).toHaveLength(2)
		expect(names.filter((name) => name.startsWith('digital-post/'))).toHaveLength(1)
		expect(names.filter((name) => name.startsWith('print-batches/'))).toEqual([
			`print-batches/${batch}.csv`,
			`print-batches/${batch}.pdf`,
		])
		expect(
			sent.every(({ id, delivered }) => delivered && names.some((name) => new RegExp(`${id}\\.(pdf|xml)$`).test(name))),
		).toBe(true)
		expect(names.join(' ')).not.toMatch(/Testesen|7503/)
		expect(await readFile(join(folder, `print-batches/${batch}.csv`), 'utf8')).not.toMatch(/Testesen|7503/)
		expect((await batchWith(db, batch))?.batch.finishedAt).not.toBeNull()
		const [person] = persons
		expect(await offerOf(person ?? never())).toMatchObject({
			madeOn: today,
			answerBy: addDays(today, 14),
			endedAt: null,
		})
		expect((await stanceOf(db, person ?? never()))?.verdict.verdict).toBe('not_now')
		expect(await sendAll(db, now, house, post())).toEqual({ sent: 0, dropped: 0, held: 0, waiting: 0 })
		expect(await files()).toEqual(names)
	})

	test('the decision stays with the offer as it was weighed, whatever the standard says later', async () => {
		const person = await citizen()
		await night()
		await approved()
		await sendAll(db, now, house, post())
		const { id } = (await offerOf(person)) ?? never()
		const decision = await decisionOn(db, id)
		expect(decision).toMatchObject({ on: today, verdict: 'offer', grounds: [{ criterion: 'age-82-yearly' }] })
		expect(decision?.why.map(({ criterion, held }) => [criterion, held])).toContainEqual(['age-82-yearly', true])
		await inTransaction(db, async (tx) => {
			await sql`update standard.version set content = content || '{"criteria": []}'`.execute(tx)
			const later = addDays(today, 30)
			expect((await reassess(tx, at(later), later, sources, [person])).get(person)?.grounds).toEqual([])
			expect(await decisionOn(tx, id)).toEqual(decision)
			return { ok: false, why: 'only to see' }
		})
	})

	const happenings: readonly [string, string, (person: PersonId) => Promise<unknown>][] = [
		[
			'died',
			'dead',
			(person) =>
				sql`update population.person set status = 'dead', status_since = '2026-03-08' where id = ${person}`.execute(db),
		],
		[
			'moved away',
			'moved',
			(person) => sql`update population.person set status = 'moved_out' where id = ${person}`.execute(db),
		],
		[
			'went missing',
			'disappeared',
			(person) => sql`update population.person set status = 'disappeared' where id = ${person}`.execute(db),
		],
		[
			'moved to a care home',
			'excluded',
			(person) => sql`update population.person set residence = 'care_home' where id = ${person}`.execute(db),
		],
		[
			'was granted help',
			'excluded',
			(person) =>
				sql`update population.person set practical_help = true, personal_help = true where id = ${person}`.execute(db),
		],
		[
			'opted out',
			'opted_out',
			(person) => optOut(db, now, { person, until: null, askedBy: 'citizen', words: '', by: coordinator }),
		],
		[
			'had an offer elsewhere',
			'already_served',
			(person) => sql`update population.person set last_offer_on = '2026-03-08' where id = ${person}`.execute(db),
		],
		[
			'lost their address',
			'no_address',
			(person) => sql`update population.person set address = null where id = ${person}`.execute(db),
		],
		[
			'lost the time',
			'time_lost',
			(person) =>
				sql`update booking.booking set released_at = ${now}, released_because = 'x' where person = ${person}`.execute(
					db,
				),
		],
	]
	test.each(happenings)('who %s between approval and sending is dropped: %s', async (_, because, happen) => {
		const [person, other] = [await citizen(), await citizen()]
		await night()
		const batch = await approved()
		await happen(person)
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1, dropped: 1 })
		const offer = await offerOf(person)
		expect(offer).toMatchObject({ endedBecause: 'dropped', endedWords: because, madeOn: null })
		expect((await findBooking(db, offer.booking ?? never()))?.releasedAt).not.toBeNull()
		expect((await letters()).map((letter) => letter.offer)).toEqual([(await offerOf(other)).id])
		expect((await batchWith(db, batch))?.batch.finishedAt).not.toBeNull()
	})

	test.each(happenings)(
		'who %s between a crash and the next run gets no letter, nor an offer: %s',
		async (_, because, happen) => {
			const person = await citizen()
			await night()
			const batch = await approved()
			const broken: Outbox = {
				...outbox,
				put: async (name, file) => {
					await outbox.put(name, file)
					throw new Error('the process was killed')
				},
			}
			await expect(sendAll(db, now, house, post({ outbox: broken }))).rejects.toThrow('killed')
			expect(await letters()).toMatchObject([{ delivered: false }])
			await happen(person)
			expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 0, dropped: 1 })
			const offer = await offerOf(person)
			expect(offer).toMatchObject({ endedBecause: 'dropped', endedWords: because, madeOn: null })
			expect((await findBooking(db, offer.booking ?? never()))?.releasedAt).not.toBeNull()
			expect(await letters()).toMatchObject([{ delivered: false }])
			expect(await files()).toEqual([])
			expect((await factsOf(db, person, sources))?.history.filter(({ on }) => on === today)).not.toContainEqual(
				expect.objectContaining({ kind: 'offer' }),
			)
			expect(await sendAll(db, now, house, post())).toEqual({ sent: 0, dropped: 0, held: 0, waiting: 0 })
			expect((await batchWith(db, batch))?.batch.finishedAt).not.toBeNull()
		},
	)

	const sad: readonly [string, string][] = [
		['spouse_died', 'bereaved_since'],
		['protected', 'protected_since'],
	]
	const told = async (person: PersonId, kind: string): Promise<void> => {
		await sql`insert into population.life_event (person, kind, happened_on, source, recorded_at)
			values (${person}, ${kind}, '2026-03-08', 'register', ${now})`.execute(db)
		await sql`update population.person set protected = ${kind === 'protected'} where id = ${person}`.execute(db)
	}
	test.each(sad)('%s between approval and sending: somebody looks first, and may let it go', async (kind, because) => {
		const person = await citizen()
		await night()
		const batch = await approved()
		await told(person, kind)
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 0, held: 1 })
		const { id } = await offerOf(person)
		expect(await offerOf(person)).toMatchObject({ heldBecause: because, madeOn: null, endedAt: null })
		given(await settleHeld(db, now, { batch, offer: id, send: true, words: '', by: coordinator }))
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1, held: 0 })
		expect(await offerOf(person)).toMatchObject({ heldBecause: null, madeOn: today })
	})
	test.each(sad)('%s between a crash and the next run: the letter written waits too', async (kind, because) => {
		const person = await citizen()
		await night()
		await approved()
		const broken: Outbox = {
			...outbox,
			put: async (name, file) => {
				await outbox.put(name, file)
				throw new Error('the process was killed')
			},
		}
		await expect(sendAll(db, now, house, post({ outbox: broken }))).rejects.toThrow('killed')
		await told(person, kind)
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 0, held: 1 })
		expect(await files()).toEqual([])
		const [waiting] = await lettersWaiting(db)
		expect(waiting).toMatchObject({ person, held: because, purpose: 'offer' })
		const settled = { letter: waiting?.letter ?? '', words: '', by: coordinator }
		given(await settleLetter(db, now, post(), { ...settled, send: true }))
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1, held: 0 })
		expect(await lettersWaiting(db)).toEqual([])
	})

	test('a name that the font cannot show holds that letter and no other', async () => {
		const person = await citizen({ given_names: '伟' })
		await citizen()
		await night()
		const batch = await approved()
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1, held: 1 })
		expect(await offerOf(person)).toMatchObject({ heldBecause: 'sign_missing_in_font', madeOn: null, endedAt: null })
		expect((await batchWith(db, batch))?.batch.finishedAt).not.toBeNull()
	})

	test('a letter held back is settled once, in its own portion; afterwards there is nothing to settle', async () => {
		const person = await citizen({ given_names: '伟' })
		const other = await citizen()
		await night()
		const batch = await approved()
		await sendAll(db, now, house, post())
		const aside = { batch, send: false, words: 'Lagt til side', by: coordinator }
		const offer = (await offerOf(person)).id
		const elsewhere = crypto.randomUUID() as BatchId
		expect(await settleHeld(db, now, { ...aside, offer, batch: elsewhere })).toMatchObject({ why: 'unknown_offer' })
		expect(await settleHeld(db, now, { ...aside, offer: (await offerOf(other)).id })).toMatchObject({ why: 'not_held' })
		given(await settleHeld(db, now, { ...aside, offer }))
		expect(await offerOf(person)).toMatchObject({ endedBecause: 'dropped' })
		expect(await settleHeld(db, now, { ...aside, offer })).toMatchObject({ why: 'not_held' })
	})

	test('a letter settled after the portion was printed comes in a print file of its own', async () => {
		const person = await citizen({ given_names: '伟' })
		await citizen()
		await night()
		const batch = await approved()
		await sendAll(db, now, house, post())
		const first = await readFile(join(folder, `print-batches/${batch}.csv`), 'utf8')
		await sql`update population.person set given_names = 'Wei' where id = ${person}`.execute(db)
		const offer = (await offerOf(person)).id
		given(await settleHeld(db, now, { batch, offer, send: true, words: '', by: coordinator }))
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 1 })
		expect((await files()).filter((name) => name.startsWith('print-batches/'))).toEqual([
			`print-batches/${batch}-2.csv`,
			`print-batches/${batch}-2.pdf`,
			`print-batches/${batch}.csv`,
			`print-batches/${batch}.pdf`,
		])
		expect(await readFile(join(folder, `print-batches/${batch}.csv`), 'utf8')).toBe(first)
		const late = (await letters()).find((letter) => letter.offer === offer)?.id ?? never()
		expect(await readFile(join(folder, `print-batches/${batch}-2.csv`), 'utf8')).toBe(
			`number;letter;dated\r\n1;${late};${today}\r\n`,
		)
		expect(first).not.toContain(late)
		const before = await files()
		await sendAll(db, now, house, post())
		expect(await files()).toEqual(before)
	})

	test('broken off at any step and begun again, each letter is there exactly once', async () => {
		const count = 12
		for (const n of Array.from({ length: count }).keys()) await citizen({ digital_post: n % 3 === 0 })
		await night()
		await approved()
		const puts: string[] = []
		let breaks = 0
		/** Fails before, in the middle of and after writing, in turn. */
		const shaky: Outbox = {
			...outbox,
			put: async (name, file) => {
				breaks += 1
				if (breaks % 4 === 1) throw new Error('killed before it wrote')
				const put = await outbox.put(name, file)
				puts.push(name)
				if (breaks % 4 === 2) throw new Error('the process was killed')
				return put
			},
		}
		let runs = 0
		for (let done = false; !done; runs += 1) {
			const step = await sendAll(db, now, house, post({ outbox: shaky })).catch(() => null)
			done = step !== null && step.sent === 0
		}
		expect(runs).toBeGreaterThan(5)
		const sent = await letters()
		expect(sent).toHaveLength(count)
		expect(new Set(sent.map(({ offer }) => offer)).size).toBe(count)
		expect(sent.every(({ delivered }) => delivered)).toBe(true)
		const out = (await files()).filter((name) => !name.startsWith('print-batches/'))
		expect(out.map((name) => name.replace(/^.*\/|\.(pdf|xml)$/g, ''))).toEqual(
			sent
				.map(({ id }) => id)
				.toSorted((a, b) => out.findIndex((x) => x.includes(a)) - out.findIndex((x) => x.includes(b))),
		)
		expect(puts.length).toBeGreaterThan(count)
	})

	test('two senders at once send each letter once', async () => {
		for (const _ of Array.from({ length: 8 })) await citizen()
		await night()
		await approved()
		await Promise.all([sendAll(db, now, house, post()), sendAll(db, now, house, post())])
		await sendAll(db, now, house, post())
		expect(await letters()).toHaveLength(8)
		expect((await files()).filter((name) => name.startsWith('print/'))).toHaveLength(8)
	})

	test('the database itself refuses a second letter for an offer', async () => {
		await citizen()
		await night()
		await approved()
		await sendAll(db, now, house, post())
		const again =
			sql`insert into offer.letter (person, offer, purpose, dated, written_at, template, language, channel, content)
			select person, offer, purpose, dated, written_at, template, language, channel, content from offer.letter`.execute(
				db,
			)
		await expect(again).rejects.toMatchObject({ constraint: 'one_letter_an_offer_and_purpose' })
	})
})

describe('answers', () => {
	const made = async (deviation: Readonly<Record<string, unknown>> = {}): Promise<Offer> => {
		const person = await citizen(deviation)
		await night()
		await approved()
		await sendAll(db, now, house, post())
		return offerOf(person)
	}
	test('a yes makes the held time firm; sent twice it is one answer', async () => {
		const offer = await made()
		const command = { ...said, offer: offer.id, key: key(), kind: 'yes', time: null, recordedBy: coordinator } as const
		const [first, second] = [await recordAnswer(db, now, command), await recordAnswer(db, now, command)]
		expect(given(first)).toEqual(given(second))
		expect(await answersTo(db, [offer.id])).toHaveLength(1)
		expect(await findBooking(db, offer.booking ?? never())).toMatchObject({ heldUntil: null, releasedAt: null })
		expect((await offerOf(offer.person)).endedBecause).toBe('yes')
	})
	test('a yes with another time moves the booking; a taken time is refused and nothing changes', async () => {
		const offer = await made()
		const time = offer.time ?? never()
		const on = addDays(dayOf(time.from), 14)
		const other = await citizen({ born_on: '1960-01-01' })
		const taken = { from: instantAt(on, clock('09:00')), to: instantAt(on, clock('12:00')) }
		given(
			await hold(db, now, { staff: time.staff, person: other, span: taken, purpose: 'home_visit', heldUntil: null }),
		)
		const command = { ...said, offer: offer.id, kind: 'yes', recordedBy: coordinator } as const
		const clash = { staff: time.staff, from: instantAt(on, clock('10:00')) }
		expect(await recordAnswer(db, now, { ...command, key: key(), time: clash })).toMatchObject({ why: 'time_is_taken' })
		expect(await answersTo(db, [offer.id])).toEqual([])
		const free = { staff: time.staff, from: instantAt(on, clock('13:00')) }
		given(await recordAnswer(db, now, { ...command, key: key(), time: free }))
		expect(await findBooking(db, offer.booking ?? never())).toMatchObject({
			span: { from: free.from },
			heldUntil: null,
		})
	})
	test('a yes is given no time that the consultant does not work or the municipality is closed', async () => {
		const offer = await made()
		const staff = (offer.time ?? never()).staff
		const command = { ...said, offer: offer.id, kind: 'yes', recordedBy: coordinator, kept: house } as const
		const answerAt = async (on: Day, hour: string) =>
			recordAnswer(db, now, { ...command, key: key(), time: { staff, from: instantAt(on, clock(hour)) } })
		const refused: readonly [Day, string][] = [
			[day('2026-04-12'), '03:00'],
			[day('2026-04-14'), '03:00'],
			[day('2026-04-14'), '14:30'],
			[day('2026-04-06'), '10:00'],
			[day('2026-12-24'), '10:00'],
			[day('2090-01-03'), '10:00'],
		]
		for (const [on, hour] of refused) expect(await answerAt(on, hour)).toMatchObject({ why: 'time_is_taken' })
		expect(await answersTo(db, [offer.id])).toEqual([])
		const unkept = { ...command, kept: undefined, key: key() }
		const sunday = { staff, from: instantAt(day('2026-04-12'), clock('03:00')) }
		expect(await recordAnswer(db, now, { ...unkept, time: sunday })).toMatchObject({ why: 'time_is_taken' })
		expect(await findBooking(db, offer.booking ?? never())).toMatchObject({ span: { from: offer.time?.from } })
		given(await answerAt(day('2026-04-14'), '10:00'))
	})
	test('a yes may move the held time by less than its length, and keeps one that lies outside the hours since', async () => {
		const offer = await made()
		const { staff, from } = offer.time ?? never()
		const command = { ...said, offer: offer.id, kind: 'yes', recordedBy: coordinator, kept: house } as const
		const on = dayOf(from)
		const half = ['09:30', '10:30'].map((hour) => instantAt(on, clock(hour))).find((other) => other > from) ?? never()
		given(await recordAnswer(db, now, { ...command, key: key(), time: { staff, from: half } }))
		await sql`update booking.working_hours set valid_to = '2026-03-10' where staff = ${staff}`.execute(db)
		const kept = await recordAnswer(db, now, { ...command, key: key(), time: null })
		const other = { staff, from: instantAt(addDays(on, 14), clock('10:00')) }
		const refused = await recordAnswer(db, now, { ...command, key: key(), time: other })
		await sql`update booking.working_hours set valid_to = null where staff = ${staff}`.execute(db)
		expect(kept.ok).toBe(true)
		expect(refused).toMatchObject({ why: 'time_is_taken' })
	})
	test('a no frees the time, stands with its reason, and can become a yes', async () => {
		const offer = await made()
		const command = { ...said, offer: offer.id, recordedBy: coordinator }
		given(await recordAnswer(db, now, { ...command, key: key(), kind: 'no', words: 'Har det godt' }))
		expect((await findBooking(db, offer.booking ?? never()))?.releasedAt).not.toBeNull()
		expect((await offerOf(offer.person)).endedBecause).toBe('no')
		given(await recordAnswer(db, now, { ...command, key: key(), kind: 'yes', time: null }))
		const after = await offerOf(offer.person)
		expect(after.endedBecause).toBe('yes')
		expect(await findBooking(db, after.booking ?? never())).toMatchObject({ heldUntil: null, releasedAt: null })
		expect((await tellPerson(db, offer.person)).map(({ what }) => what.da)).toEqual(
			expect.arrayContaining([expect.stringContaining('Nej tak'), expect.stringContaining('Ja tak')]),
		)
	})
	test('no contact is dated, stops the contact, and can be taken back with a reason', async () => {
		const offer = await made()
		const until = addDays(today, 400)
		given(
			await recordAnswer(db, now, {
				...said,
				offer: offer.id,
				key: key(),
				kind: 'no_contact',
				until,
				recordedBy: coordinator,
			}),
		)
		expect(optedOutOn(await optOutsOf(db, [offer.person]), today)).toMatchObject({ until })
		expect(optedOutOn(await optOutsOf(db, [offer.person]), addDays(until, 1))).toBeNull()
		const next = day('2027-03-10')
		await night(next)
		expect((await stanceOf(db, offer.person))?.verdict).toMatchObject({ verdict: 'offer', optedOut: true })
		expect(await proposeBatch(db, at(next), house, next)).toMatchObject({ why: 'nobody_is_due' })
		const back = { person: offer.person, by: coordinator }
		expect(await takeBackOptOut(db, now, { ...back, words: '' })).toMatchObject({ why: 'reason_is_missing' })
		given(await takeBackOptOut(db, at(next), { ...back, words: 'Vil gerne høre igen' }))
		await night(next)
		expect(await offersIn(given(await proposeBatch(db, at(next), house, next)).id)).toHaveLength(1)
		expect((await factsOf(db, offer.person, sources))?.history.map(({ kind }) => kind)).toEqual([
			'offer',
			'declined',
			'opted_out',
			'opt_out_ended',
		])
	})
	test('an offer never sent cannot be answered, and an answer once recorded is never rewritten', async () => {
		const person = await citizen()
		await night()
		await proposed()
		const command = {
			...said,
			offer: (await offerOf(person)).id,
			key: key(),
			kind: 'no',
			recordedBy: coordinator,
		} as const
		expect(await recordAnswer(db, now, command)).toMatchObject({ why: 'not_sent_yet' })
		const offer = await (async () => {
			await sql`delete from offer.offer`.execute(db)
			await sql`delete from offer.batch`.execute(db)
			return made()
		})()
		given(await recordAnswer(db, now, { ...command, offer: offer.id }))
		await expect(sql`update offer.answer set kind = 'yes'`.execute(db)).rejects.toMatchObject({
			constraint: 'answer_never_changes',
		})
	})
	test('silence is reminded of once, then ends the offer, frees the time, and is not a no', async () => {
		const offer = await made()
		const lastDay = offer.answerBy ?? never()
		const time = dayOf(offer.time?.from ?? never())
		expect(await offerNight(db, at(addDays(lastDay, -1)), addDays(lastDay, -1), house)).toMatchObject({ reminded: 0 })
		const after = addDays(lastDay, 1)
		expect(await offerNight(db, at(after), after, house)).toEqual({ reminded: 1, silent: 0 })
		expect(await offerNight(db, at(after), after, house)).toEqual({ reminded: 0, silent: 0 })
		const again = addDays(after, house.answerWithinDays)
		expect((await offerOf(offer.person)).answerBy).toBe(again)
		const booking = async () => (await findBooking(db, offer.booking ?? never())) ?? never()
		if (time > again) expect(await booking()).toMatchObject({ heldUntil: again, releasedAt: null })
		else expect((await booking()).releasedAt).not.toBeNull()
		expect(await sendAll(db, at(after), house, post())).toMatchObject({ sent: 1 })
		expect(await offerNight(db, at(again), again, house)).toEqual({ reminded: 0, silent: 0 })
		const end = addDays(again, 1)
		expect(await offerNight(db, at(end), end, house)).toEqual({ reminded: 0, silent: 1 })
		expect(await offerNight(db, at(end), end, house)).toEqual({ reminded: 0, silent: 0 })
		expect((await offerOf(offer.person)).endedBecause).toBe('no_answer')
		expect((await booking()).releasedAt).not.toBeNull()
		expect((await factsOf(db, offer.person, sources))?.history.map(({ kind }) => kind)).toEqual(['offer', 'no_answer'])
		expect(await offersBetween(db, today, today)).toMatchObject([{ answer: 'no_answer', contact: 'fixed_time_letter' }])
	})
	test('asked to call later, the offer waits past its day and the call is on the list', async () => {
		const offer = await made()
		const callOn = addDays(today, 20)
		given(
			await recordAnswer(db, now, {
				...said,
				offer: offer.id,
				key: key(),
				kind: 'call_later',
				callOn,
				recordedBy: coordinator,
			}),
		)
		expect(await offerNight(db, at(callOn), callOn, house)).toEqual({ reminded: 0, silent: 0 })
		expect(await callList(db, addDays(callOn, -1))).toEqual([])
		expect(await callList(db, callOn)).toMatchObject([
			{ person: offer.person, reason: { kind: 'promised', on: callOn } },
		])
	})
	test('a hundred answers at once for one free time: exactly one is given it', async () => {
		const many = Array.from({ length: 20 })
		for (const _ of many) await citizen()
		await night()
		const batch = await approved()
		await sendAll(db, now, house, post())
		const offers = await offersIn(batch)
		const on = day('2026-06-10')
		const time = { staff: offers[0]?.time?.staff ?? never(), from: instantAt(on, clock('09:00')) }
		const outcomes = await Promise.all(
			offers.map(({ id }) =>
				recordAnswer(db, now, { ...said, offer: id, key: key(), kind: 'yes', time, recordedBy: coordinator }),
			),
		)
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
		expect(outcomes.filter((one) => !one.ok && one.why === 'time_is_taken')).toHaveLength(many.length - 1)
	})
})

describe('calls', () => {
	/** Someone whose offers by letter were twice not answered. */
	const silent = async (): Promise<PersonId> => {
		const person = await citizen({ born_on: '1940-03-15' })
		for (const year of [2025, 2026]) {
			const on = day(`${year}-03-09`)
			await assessEveryone(db, at(on), on, sources)
			const batch = given(await proposeBatch(db, at(on), house, on, { by: coordinator })).id
			given(await approveBatch(db, at(on), house, { batch, by: coordinator }, nobodyAsked))
			await sendAll(db, at(on), house, post())
			for (const days of [15, 30]) {
				await offerNight(db, at(addDays(on, days)), addDays(on, days), house)
				await sendAll(db, at(addDays(on, days)), house, post())
			}
		}
		return person
	}
	const later = addDays(today, 30)
	const call = { words: '', by: null as unknown as StaffId }
	test('twice silent is called; agreed on the telephone, the time is firm', async () => {
		const shift = {
			from: clock('09:00'),
			to: clock('15:00'),
			weeks: 'every',
			validFrom: day('2025-01-01'),
			validTo: day('2025-12-31'),
		} as const
		const anna =
			(await sql<{ id: StaffId }>`select id from access.staff where name = 'Anna'`.execute(db)).rows[0]?.id ?? never()
		for (const weekday of [1, 2, 3, 4, 5]) await addShift(db, now, anna, { ...shift, weekday }, null)
		const person = await silent()
		expect(await callList(db, later)).toMatchObject([
			{ person, reason: { kind: 'silent', inVain: [{ year: 2025 }, { year: 2026 }] } },
		])
		const time = { staff: anna, from: instantAt(day('2026-05-05'), clock('09:00')) }
		const command = { ...call, by: coordinator, person, key: key(), outcome: 'agreed', time } as const
		given(await recordCall(db, at(later), command))
		given(await recordCall(db, at(later), command))
		expect(await callList(db, later)).toEqual([])
		expect(
			(await bookingsOf(db, person)).filter(({ releasedAt, heldUntil }) => releasedAt === null && heldUntil === null),
		).toHaveLength(1)
		expect((await offerOf(person)).endedBecause).toBe('yes')
	})
	test('a call makes the offer where no letter had; no answer is tried again; no contact opts out', async () => {
		const person = await citizen()
		await night()
		const command = { ...call, by: coordinator, person }
		given(await recordCall(db, now, { ...command, key: key(), outcome: 'no_answer' }))
		expect(await offersOf(db, person)).toEqual([])
		const weighed = (await weigh(db, today, sources, person)) ?? undefined
		const no = { ...command, key: key(), outcome: 'no_this_time' as const, words: 'Måske næste år', weighed }
		given(await recordCall(db, now, no))
		const [made] = await offersOf(db, person)
		expect(made).toMatchObject({ contact: 'phone', madeOn: today, endedBecause: 'no' })
		expect(await decisionOn(db, made?.id ?? never())).toMatchObject({ on: today, verdict: 'offer' })
		expect((await factsOf(db, person, sources))?.history).toMatchObject([
			{ kind: 'offer', criteria: ['age-82-yearly'] },
			{ kind: 'declined' },
		])
		given(await recordCall(db, now, { ...command, key: key(), outcome: 'no_contact', until: null }))
		expect(optedOutOn(await optOutsOf(db, [person]), today)).not.toBeNull()
		const nobody = await citizen({ born_on: '1960-01-01' })
		expect(
			await recordCall(db, now, { ...command, person: nobody, key: key(), outcome: 'no_this_time' }),
		).toMatchObject({ why: 'nothing_to_offer' })
	})
	test('a call to nobody in the register is refused, and nothing is recorded', async () => {
		const command = { ...call, by: coordinator, person: crypto.randomUUID() as PersonId, key: key() }
		for (const outcome of ['no_answer', 'dead', 'no_this_time'] as const)
			expect(await recordCall(db, now, { ...command, outcome })).toMatchObject({ ok: false, why: 'unknown_citizen' })
		expect(await recordCall(db, now, { ...command, outcome: 'no_contact', until: null })).toMatchObject({
			why: 'unknown_citizen',
		})
	})
	test('told on the telephone that someone has died, nothing is sent', async () => {
		const person = await citizen()
		await night()
		await approved()
		given(await recordCall(db, now, { ...call, by: coordinator, person, key: key(), outcome: 'dead' }))
		expect(await sendAll(db, now, house, post())).toMatchObject({ sent: 0, dropped: 1 })
		expect((await offerOf(person)).endedWords).toBe('dead')
		expect(await proposeBatch(db, now, house, today)).toMatchObject({ why: 'nobody_is_due' })
	})
})
