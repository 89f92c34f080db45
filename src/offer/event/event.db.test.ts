import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { assessEveryone, factsOf, reassess, stanceOf } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { EventId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { findCitizen } from '#population/actions.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { temporaryFolder } from '../../../test/temporary.ts'
import {
	answersTo,
	approveBatch,
	batchWith,
	endOffersOf,
	folderOutbox,
	offerFacts,
	offerNight,
	offersOf,
	proposeBatch,
	recordAnswer,
	sendAll,
} from '../actions.ts'
import { openPass } from '../citizen/answer-pass-actions.ts'
import { citizenView } from '../citizen/citizen-answer-actions.ts'
import type { Offer } from '../offer.ts'
import { openPress } from '../transport.ts'
import { cancelEvent, changeSeats, eventWith, planEvent } from './event-actions.ts'
import { acceptEvent, declineSeat, recordSaid } from './event-answer-actions.ts'
import { invitableEvents, invitationTo } from './event-store.ts'
import { waitingForEvent } from './event-waiting-actions.ts'
import { addWhoCame, giveUpSeat, moveUpWaiting, recordAttendance, takeSeat } from './seat-actions.ts'

const today = day('2026-03-09')
const eventDay = day('2026-04-15')
const at = (on: Day): Instant => instantAt(on, clock('10:00'))
const now = at(today)
const afterwards = instantAt(eventDay, clock('17:00'))
const sources = [offerFacts]
const press = openPress()

let db: Db
let house: Municipality
let coordinator: StaffId
let outbox: ReturnType<typeof folderOutbox>
let people = 0

const given = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const there = <Value>(value: Value | null | undefined): Value => {
	if (value === null || value === undefined) throw new Error('nothing came back')
	return value
}

/** Somebody who turns 75 this year: to be invited to a meeting. */
const citizen = async (bornOn = '1951-08-15'): Promise<PersonId> => {
	people += 1
	const { rows: places } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town)
		values (${`house ${people}`}, 'Prøvevej', ${String(people)}, '4180', 'Sorø') returning id`.execute(db)
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, given_names, surname, status, resident_since, digital_post, address)
		values (${`7508${String(people).padStart(6, '0')}`}, ${bornOn}, 'f', 'Prøve', ${`Testesen ${people}`}, 'resident',
			'2001-01-01', false, ${places[0]?.id}) returning id`.execute(db)
	return there(rows[0]?.id)
}

const planned = async (seats: number, deviation: Partial<Parameters<typeof planEvent>[3]> = {}): Promise<EventId> =>
	planEvent(db, now, crypto.randomUUID(), {
		title: 'Et godt liv med alderen',
		place: 'Kulturhuset, Storgade 1',
		span: { from: instantAt(eventDay, clock('14:00')), to: instantAt(eventDay, clock('16:00')) },
		...{ seats, companions: true, answerBy: day('2026-04-01'), madeBy: coordinator, ...deviation },
	})

const night = (on = today) => assessEveryone(db, at(on), on, sources)
const propose = (on = today) => proposeBatch(db, at(on), house, on, { by: coordinator })
/** Proposed, approved and sent; the offers as they stand then. */
const sent = async (on = today): Promise<Offer[]> => {
	const batch = given(await propose(on)).id
	given(await approveBatch(db, at(on), house, { batch, by: coordinator }, async () => {}))
	await sendAll(db, at(on), house, { press, outbox, sources })
	return there(await batchWith(db, batch)).offers
}
const said = { by: 'citizen', byName: '', words: '', recordedBy: null } as const
const accepts = (offer: Offer, companion = false, key: string = crypto.randomUUID()) =>
	acceptEvent(db, now, house, { ...said, offer: offer.id, companion, key })
/** What a daughter has said, on the telephone. */
const daughter = () => ({ by: 'relative', byName: 'Datter Testesen', words: '', recordedBy: coordinator }) as const
/** With the code of the letter of that purpose. */
const opens = async (person: PersonId, purpose: string): Promise<boolean> => {
	const { rows } = await sql<{ code: string }>`
		select content ->> 'code' as code from offer.letter where person = ${person} and purpose = ${purpose}`.execute(db)
	const code = there(rows[0]).code.replace('-', '')
	return (await openPass(db, now, { code, bornOn: day('1951-08-15'), visitor: 'somebody' })).ok
}
/** What the answer page shows. */
const standing = async (person: PersonId) => {
	const offer = there((await offersOf(db, person)).at(-1))
	return (await citizenView(db, now, { citizen: there(await findCitizen(db, person)), offer, booking: null })).standing
}
/** A time that the coordinator has free. */
const freeTime = () => ({ staff: coordinator, from: instantAt(day('2026-04-20'), clock('10:00')) })
const visits = (offer: Offer) =>
	recordAnswer(db, now, { ...said, offer: offer.id, key: crypto.randomUUID(), kind: 'yes', time: freeTime() })
const letters = async (purpose: string): Promise<{ person: PersonId; title: string }[]> =>
	(
		await sql<{ person: PersonId; title: string }>`
		select person, content -> 'event' ->> 'title' as title from offer.letter where purpose = ${purpose} order by written_at, id`.execute(
			db,
		)
	).rows
const toldOf = async (purpose: string): Promise<PersonId[]> =>
	(await letters(purpose)).map(({ person }) => person).toSorted()
const verdictOf = async (person: PersonId): Promise<string> => {
	const { verdict } = there(await stanceOf(db, person))
	return `${verdict.verdict} ${verdict.grounds[0]?.form ?? ''}`
}

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	house = there(soroe)
	await loadStandards(db, now, join(projectFolder, 'examples/nordmark-by/standard'))
	coordinator = given(
		await addStaff(db, now, null, {
			...{ name: 'Karla', email: 'karla@example.invalid', roles: ['coordinator', 'consultant'] },
			...{ profession: null, authorisationId: null, login: null, activeFrom: day('2025-01-01') },
		}),
	).id
	await addShift(
		...([
			db,
			now,
			coordinator,
			{
				weekday: 1,
				from: clock('09:00'),
				to: clock('15:00'),
				weeks: 'every',
				validFrom: day('2026-01-01'),
				validTo: null,
			},
			null,
		] as const),
	)
	outbox = folderOutbox(await temporaryFolder('events'))
})

const emptied = [
	'letter',
	'answer_pass',
	'wrong_code',
	'code',
	'answer',
	'seat',
	'left_out',
	'opt_out',
	'offer',
	'batch',
	'event',
]
	.map((table) => `offer.${table}`)
	.concat('booking.booking', 'eligibility.stance', 'eligibility.debt', 'population.person', 'population.address')

/** What was recorded is never removed; a test begins anew all the same. */
beforeEach(async () => {
	await inTransaction(db, async (tx) => {
		await sql`set local session_replication_role = replica`.execute(tx)
		for (const table of emptied) await sql`delete from ${sql.table(table)}`.execute(tx)
	})
})

describe('invitations', () => {
	test('go to the next event with room; the others wait until one is planned, and somebody is told', async () => {
		const persons = [await citizen(), await citizen(), await citizen()]
		await night()
		expect(await propose()).toMatchObject({ ok: false, why: 'no_event_has_room' })
		expect(new Set(await waitingForEvent(db, now, today))).toEqual(new Set(persons))
		const event = await planned(2)
		const offers = await sent()
		expect(offers.map((offer) => [offer.event, offer.contact, offer.answerBy])).toEqual([
			[event, 'self_booking_letter', day('2026-04-01')],
			[event, 'self_booking_letter', day('2026-04-01')],
		])
		expect(await letters('offer')).toEqual(
			offers.map(() => expect.objectContaining({ title: 'Et godt liv med alderen' })),
		)
		expect(await waitingForEvent(db, now, today)).toHaveLength(1)
		const { rows } = await sql`select because from offer.left_out where because = 'without_event'`.execute(db)
		expect(rows).toHaveLength(1)
		expect(await invitableEvents(db, now)).toMatchObject([{ room: 0 }])
	})
	test('a citizen who may choose gets the letter about a visit when no event is planned', async () => {
		await citizen('1948-05-01')
		await night()
		const [offer] = there(await batchWith(db, given(await propose()).id)).offers
		expect(offer).toMatchObject({ event: null, grounds: [{ criterion: 'age-77-or-78', form: 'citizen_chooses' }] })
	})
	test('one not yet sent never goes when the event was cancelled', async () => {
		const person = await citizen()
		const event = await planned(2)
		await night()
		const batch = given(await propose()).id
		given(await approveBatch(db, now, house, { batch, by: coordinator }, async () => {}))
		given(await cancelEvent(db, now, house, { event, because: 'Oplægsholderen er syg', by: coordinator }, sources))
		await sendAll(db, now, house, { press, outbox, sources })
		expect(await offersOf(db, person)).toMatchObject([
			{ madeOn: null, endedBecause: 'dropped', endedWords: 'event_cancelled' },
		])
		expect(await letters('offer')).toEqual([])
		expect(await letters('cancellation')).toEqual([])
		expect(await verdictOf(person)).toBe('offer collective_event')
	})
})

describe('a seat', () => {
	test('is taken with a yes and confirmed by letter; who comes too late waits, moves up and is told', async () => {
		for (const _ of [1, 2, 3]) await citizen()
		const event = await planned(3)
		await night()
		const [first, second, third] = (await sent()) as [Offer, Offer, Offer]
		const firstSeat = given(await accepts(first, true))
		given(await accepts(second))
		expect(given(await accepts(third)).seatedAt).toBeNull()
		expect(there(await eventWith(db, event))).toMatchObject({ free: 0, waiting: [{ person: third.person }] })
		expect((await offersOf(db, first.person)).at(-1)?.endedBecause).toBe('yes')
		expect(await answersTo(db, [first.id])).toMatchObject([{ kind: 'yes', seat: firstSeat.id, booking: null }])
		expect(await toldOf('confirmation')).toEqual([first.person, second.person].toSorted())

		given(await giveUpSeat(db, now, house, { seat: firstSeat.id, because: 'citizen', by: null }))
		expect(there(await eventWith(db, event)).seated.map(({ person }) => person)).toEqual([second.person, third.person])
		expect(await toldOf('confirmation')).toEqual([first.person, second.person, third.person].toSorted())
	})
	test('asked for twice by one form is one seat and one answer', async () => {
		await citizen()
		await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		const key = crypto.randomUUID()
		const both = await Promise.all([accepts(offer, false, key), accepts(offer, false, key)])
		expect(new Set(both.map((one) => given(one).id)).size).toBe(1)
		expect(await answersTo(db, [offer.id])).toHaveLength(1)
		expect(await letters('confirmation')).toHaveLength(1)
	})
	test('a companion is added while there is room, and otherwise the citizen keeps their own', async () => {
		const [one, other] = [await citizen(), await citizen()]
		const event = await planned(3)
		const wants = (person: PersonId, companion: boolean) =>
			takeSeat(db, now, house, { event, person, offer: null, companion, by: coordinator })
		given(await wants(one, false))
		given(await wants(other, false))
		expect(given(await wants(one, true)).companion).toBe(true)
		expect(await wants(other, true)).toMatchObject({ ok: false, why: 'no_room_for_companion' })
		expect(there(await eventWith(db, event))).toMatchObject({
			free: 0,
			seated: [{ companion: true }, { companion: false }],
		})
	})
	test('declined after all is given up with the answer, and the list moves up by itself', async () => {
		for (const _ of [1, 2]) await citizen()
		const event = await planned(2)
		await night()
		const [first, second] = (await sent()) as [Offer, Offer]
		given(await accepts(first, true))
		given(await accepts(second))
		given(await recordAnswer(db, now, { ...said, offer: first.id, key: crypto.randomUUID(), kind: 'no' }))
		expect(there(await eventWith(db, event))).toMatchObject({ seated: [], waiting: [{ person: second.person }] })
		await moveUpWaiting(db, now, house)
		await moveUpWaiting(db, now, house)
		expect(there(await eventWith(db, event))).toMatchObject({ seated: [{ person: second.person }], waiting: [] })
		expect(await letters('confirmation')).toHaveLength(2)
	})
	test('more seats, and the list moves up; never fewer than are taken', async () => {
		const persons = [await citizen(), await citizen(), await citizen()]
		const event = await planned(1)
		for (const person of persons)
			given(await takeSeat(db, now, house, { event, person, offer: null, companion: false, by: null }))
		given(await changeSeats(db, now, house, { event, seats: 2 }))
		expect(there(await eventWith(db, event))).toMatchObject({ seated: [{}, {}], waiting: [{}] })
		expect(await changeSeats(db, now, house, { event, seats: 1 })).toMatchObject({ ok: false, why: 'more_are_taken' })
	})
	test('the last one, wanted by fifty at once, goes to one; given up by one after another, it goes on in the order they asked', async () => {
		const persons = await Array.fromAsync({ length: 50 }, () => citizen())
		const event = await planned(1)
		const all = await Promise.all(
			persons.map((person) => takeSeat(db, now, house, { event, person, offer: null, companion: false, by: null })),
		)
		expect(all.map(given).filter(({ seatedAt }) => seatedAt !== null)).toHaveLength(1)
		const before = there(await eventWith(db, event))
		expect(before.waiting).toHaveLength(49)
		expect(await letters('confirmation')).toHaveLength(1)

		const [seated] = before.seated
		await Promise.all(
			[there(seated), ...before.waiting.slice(0, 4)].map(({ id }) =>
				giveUpSeat(db, now, house, { seat: id, because: 'citizen', by: null }),
			),
		)
		const after = there(await eventWith(db, event))
		expect(after.seated.map(({ person }) => person)).toEqual([before.waiting[4]?.person])
		expect(after.waiting).toHaveLength(44)
	})
	test('of who has died goes to the next', async () => {
		const [dead, next] = [await citizen(), await citizen()]
		const event = await planned(1)
		for (const person of [dead, next])
			given(await takeSeat(db, now, house, { event, person, offer: null, companion: false, by: null }))
		await endOffersOf(db, now, [dead], 'dead', outbox)
		await moveUpWaiting(db, now, house)
		expect(there(await eventWith(db, event))).toMatchObject({
			seated: [{ person: next }],
			givenUp: [{ person: dead, givenUpBecause: 'dead' }],
		})
	})
})

describe('what staff are told', () => {
	test('somebody does not come after all: that is a no, a visit is offered, and the list moves up', async () => {
		for (const _ of [1, 2]) await citizen()
		const event = await planned(2)
		await night()
		const [first, second] = (await sent()) as [Offer, Offer]
		const seat = given(await accepts(first, true))
		given(await accepts(second))
		given(await declineSeat(db, now, house, { seat: seat.id, by: coordinator }))
		expect(there(await eventWith(db, event))).toMatchObject({
			...{ seated: [{ person: second.person }], givenUp: [{ person: first.person }] },
		})
		expect(await answersTo(db, [first.id])).toMatchObject([{ kind: 'yes' }, { kind: 'no', recordedBy: coordinator }])
		await night(addDays(today, 1))
		expect(await verdictOf(first.person)).toBe('offer home_visit')
		given(await declineSeat(db, now, house, { seat: seat.id, by: coordinator }))
		expect(await answersTo(db, [first.id])).toHaveLength(2)
	})
	test('a seat on no offer is only given up', async () => {
		const person = await citizen()
		const event = await planned(2)
		const seat = given(await takeSeat(db, now, house, { event, person, offer: null, companion: false, by: null }))
		expect(given(await declineSeat(db, now, house, { seat: seat.id, by: coordinator })).stands).toBe(false)
		expect(there(await eventWith(db, event))).toMatchObject({ seated: [], givenUp: [{ person }] })
	})
	test('a guardian has said yes: the seat stands until somebody has found out', async () => {
		await citizen()
		await planned(2)
		await night()
		const [offer] = (await sent()) as [Offer]
		const guardian = { by: 'guardian', byName: 'Værge Testesen', words: '', recordedBy: coordinator } as const
		const key = crypto.randomUUID()
		const seat = given(await acceptEvent(db, now, house, { ...guardian, offer: offer.id, key }))
		expect(given(await declineSeat(db, now, house, { seat: seat.id, by: coordinator })).stands).toBe(true)
		expect(await standing(offer.person)).toEqual({ kind: 'doubt' })
	})
	test('two have said different things: yes to the event settles it, and the seat is the one they had', async () => {
		const person = await citizen()
		const event = await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		const seat = given(await accepts(offer, true))
		const answer = { ...daughter(), offer: offer.id }
		given(await recordAnswer(db, now, { ...answer, key: crypto.randomUUID(), kind: 'no' }))
		expect(await standing(person)).toEqual({ kind: 'doubt' })
		const settled = { ...said, recordedBy: coordinator, words: 'Talte med hende', offer: offer.id, settles: true }
		given(await recordSaid(db, now, house, { kind: 'event' }, { ...settled, key: crypto.randomUUID() }))
		expect(await standing(person)).toMatchObject({ kind: 'seated', seat: { id: seat.id, companion: true } })
		expect((await offersOf(db, person)).at(-1)?.endedBecause).toBe('yes')
		expect(await letters('confirmation')).toHaveLength(1)
		given(await cancelEvent(db, now, house, { event, because: 'Snestorm', by: coordinator }, sources))
		const again = { ...settled, key: crypto.randomUUID() }
		expect(await recordSaid(db, now, house, { kind: 'event' }, again)).toMatchObject({ why: 'cancelled' })
	})
	test('who said no, and calls to come after all, answers the same offer', async () => {
		const person = await citizen()
		const event = await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		given(await recordAnswer(db, now, { ...said, offer: offer.id, key: crypto.randomUUID(), kind: 'no' }))
		expect(await invitationTo(db, event, person)).toBe(offer.id)
		expect(await invitationTo(db, event, await citizen())).toBeNull()
	})
})

describe('where nothing comes of declining', () => {
	/** The same rules, but for who is invited there is the event or nothing. */
	const nothingInstead = () =>
		sql`
		update standard.version set content = replace(content::text, '"declined": "home_visit"', '"declined": "nothing"')::jsonb`.execute(
			db,
		)
	const visitInstead = () =>
		sql`
		update standard.version set content = replace(content::text, '"declined": "nothing"', '"declined": "home_visit"')::jsonb`.execute(
			db,
		)
	beforeEach(async () => {
		await nothingInstead()
	})
	afterEach(async () => {
		await visitInstead()
	})

	test('no letter and no page offers a visit, and none is agreed', async () => {
		const person = await citizen()
		const event = await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		expect(await standing(person)).toMatchObject({ kind: 'invited', visitInstead: false })
		expect(await visits(offer)).toMatchObject({ ok: false, why: 'no_visit_instead' })
		given(await accepts(offer))
		expect(await standing(person)).toMatchObject({ kind: 'seated', visitInstead: false })
		given(await cancelEvent(db, now, house, { event, because: 'Snestorm', by: coordinator }, sources))
		expect(await standing(person)).toEqual({ kind: 'event_gone', isCancelled: true })
		expect(await visits(offer)).toMatchObject({ ok: false, why: 'no_visit_instead' })
		await sendAll(db, now, house, { press, outbox, sources })
		const { rows } = await sql<{ purpose: string; instead: boolean }>`
			select purpose, content -> 'event' -> 'visit-instead' as instead from offer.letter order by purpose`.execute(db)
		expect(rows).toEqual(['cancellation', 'confirmation', 'offer'].map((purpose) => ({ purpose, instead: false })))
	})
	test('who may choose between the two may still choose', async () => {
		const person = await citizen('1948-05-01')
		await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		expect(await standing(person)).toMatchObject({ kind: 'invited', visitInstead: true })
		given(await visits(offer))
	})
	test('once the event is too near to invite to, no reminder asks about a visit', async () => {
		const person = await citizen()
		await planned(5)
		await night()
		await sent()
		const late = day('2026-04-13')
		await offerNight(db, at(late), late, house)
		expect(await letters('reminder')).toEqual([])
		expect((await offersOf(db, person)).at(-1)?.endedBecause).toBe('no_answer')
	})
})

describe('what the standard weighs', () => {
	test('who declines the event is offered a visit with the next letter', async () => {
		const person = await citizen()
		await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		expect(await verdictOf(person)).toBe('not_now collective_event')
		given(await recordAnswer(db, now, { ...said, offer: offer.id, key: crypto.randomUUID(), kind: 'no' }))
		await reassess(db, now, today, sources, [person])
		expect(await verdictOf(person)).toBe('offer home_visit')
		const [visit] = await sent()
		expect(visit).toMatchObject({ person, event: null, grounds: [{ form: 'home_visit' }] })
		await reassess(db, now, today, sources, [person])
		expect(await verdictOf(person)).toBe('not_now home_visit')
	})
	test('who declined and then came along after all is offered nothing more', async () => {
		const person = await citizen()
		await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		given(await recordAnswer(db, now, { ...said, offer: offer.id, key: crypto.randomUUID(), kind: 'no' }))
		given(await accepts(offer))
		await reassess(db, now, today, sources, [person])
		expect(await verdictOf(person)).toBe('not_now collective_event')
	})
	test('coming uses up the offer where the standard says so, also without an invitation; staying away does not', async () => {
		const [came, stayed, alone] = [await citizen(), await citizen(), await citizen()]
		const event = await planned(5)
		for (const person of [came, stayed])
			given(await takeSeat(db, now, house, { event, person, offer: null, companion: false, by: null }))
		const { seated } = there(await eventWith(db, event))
		expect(await recordAttendance(db, now, { event, came: [], stayedAway: [], by: coordinator })).toMatchObject({
			why: 'not_begun',
		})
		given(
			await recordAttendance(db, afterwards, {
				...{ event, by: coordinator },
				came: seated.filter(({ person }) => person === came).map(({ id }) => id),
				stayedAway: seated.filter(({ person }) => person === stayed).map(({ id }) => id),
			}),
		)
		given(await addWhoCame(db, afterwards, { event, person: alone, by: coordinator }))
		await night(addDays(eventDay, 1))
		expect([await verdictOf(came), await verdictOf(stayed), await verdictOf(alone)]).toEqual([
			'not_now collective_event',
			'offer collective_event',
			'not_now collective_event',
		])
		expect((await factsOf(db, came, sources))?.history).toEqual([{ kind: 'event_attended', on: eventDay }])
	})
})

describe('cancelling', () => {
	test('the letter about it opens the answer page, where a time for a visit is chosen instead', async () => {
		const [seated, silent] = [await citizen(), await citizen()]
		const event = await planned(5)
		await night()
		const offers = await sent()
		const of = (person: PersonId): Offer => there(offers.find((offer) => offer.person === person))
		given(await accepts(of(seated)))
		given(await cancelEvent(db, now, house, { event, because: 'Oplægsholderen er syg', by: coordinator }, sources))
		for (const person of [seated, silent]) {
			expect(await opens(person, 'cancellation')).toBe(true)
			expect(await standing(person)).toMatchObject({ kind: 'choose' })
		}
		given(await visits(of(seated)))
		await reassess(db, now, today, sources, [seated])
		expect((await offersOf(db, seated)).at(-1)?.endedBecause).toBe('yes')
		expect(await verdictOf(seated)).toBe('not_now collective_event')
	})
	test('a no to the visit that the letter about it offers is no to the event: nothing more is offered', async () => {
		const person = await citizen()
		const event = await planned(5)
		await night()
		const [offer] = (await sent()) as [Offer]
		given(await cancelEvent(db, now, house, { event, because: 'Oplægsholderen er syg', by: coordinator }, sources))
		const later = instantAt(today, clock('11:00'))
		given(await recordAnswer(db, later, { ...said, offer: offer.id, key: crypto.randomUUID(), kind: 'no' }))
		await reassess(db, later, today, sources, [person])
		expect(await verdictOf(person)).toBe('not_now collective_event')
	})
	test('tells everyone who was invited, by letter, once, and they are to be offered something again', async () => {
		for (const _ of [1, 2, 3, 4]) await citizen()
		const event = await planned(4)
		await night()
		const [seated, silent, declined, visited] = (await sent()) as [Offer, Offer, Offer, Offer]
		given(await accepts(seated))
		given(await recordAnswer(db, now, { ...said, offer: declined.id, key: crypto.randomUUID(), kind: 'no' }))
		given(await accepts(visited))
		const command = { event, because: 'Oplægsholderen er syg', by: coordinator }
		expect(await cancelEvent(db, now, house, { ...command, because: '' }, sources)).toMatchObject({
			why: 'reason_is_missing',
		})
		expect(given(await cancelEvent(db, now, house, command, sources)).told).toBe(3)
		expect(given(await cancelEvent(db, now, house, command, sources)).told).toBe(0)
		expect(new Set((await letters('cancellation')).map(({ person }) => person))).toEqual(
			new Set([seated.person, silent.person, visited.person]),
		)
		for (const { person } of [seated, silent]) {
			expect((await offersOf(db, person)).at(-1)).toMatchObject({
				endedBecause: 'lapsed',
				endedWords: 'event_cancelled',
			})
			expect(await verdictOf(person)).toBe('offer collective_event')
		}
		expect(await accepts(silent)).toMatchObject({ ok: false, why: 'cancelled' })
	})
	test('many at once: whoever answers while it is cancelled has no seat and is told', async () => {
		for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) await citizen()
		const event = await planned(8)
		await night()
		const offers = await sent()
		const deeds = offers.map((offer) => accepts(offer).then((done) => done.ok || done.why))
		deeds.splice(
			4,
			0,
			cancelEvent(db, now, house, { event, because: 'Snestorm', by: coordinator }, sources).then(() => true),
		)
		await Promise.all(deeds)
		expect(there(await eventWith(db, event))).toMatchObject({ seated: [], waiting: [], invited: [] })
		expect(await letters('cancellation')).toHaveLength(8)
	})
})
