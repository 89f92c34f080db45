import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift, findBooking, hold } from '#booking/actions.ts'
import { assessEveryone, factsOf, reassess } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	answersTo,
	type CallCommand,
	callList,
	callsSince,
	conflicts,
	offerFacts,
	offerNight,
	offersOf,
	offerToAnswer,
	optOutsOf,
	personsWithCode,
	recordAnswer,
	recordCall,
	tellPerson,
} from './actions.ts'
import { giveCode } from './citizen/code-store.ts'
import type { Offer } from './index.ts'
import { remindingOf, remindNow } from './reminder/reminder-actions.ts'
import { insertOffer, setMade, setTime } from './store.ts'

const today = day('2026-03-09')
const at = (on: Day, at = '10:00'): Instant => instantAt(on, clock(at))
const now = at(today)
const key = () => crypto.randomUUID()
let minute = 0
/** A minute after the one before. */
const next = (): Instant => {
	minute += 1
	return addMinutes(now, minute)
}
const given = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const never = (): never => {
	throw new Error('nothing came back')
}

let db: Db
let house: Municipality
let by: StaffId
const visitors: StaffId[] = []
let people = 0

beforeAll(async () => {
	db = await freshDatabase()
	house = (await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe']))[0] ?? never()
	await loadStandards(db, now, join(house.folder, 'standard'))
	for (const name of ['En', 'To', 'Tre', 'Fire']) visitors.push(await consultant(name))
	by = visitors[0] ?? never()
})

const consultant = async (name: string): Promise<StaffId> => {
	const added = given(
		await addStaff(db, now, null, {
			name,
			email: `${name.toLowerCase()}@example.invalid`,
			roles: ['coordinator', 'consultant'],
			profession: null,
			authorisationId: null,
			login: null,
			activeFrom: day('2025-01-01'),
		}),
	).id
	const shift = { from: clock('09:00'), to: clock('15:00'), weeks: 'every', validTo: null } as const
	for (const weekday of [1, 2, 3, 4, 5])
		await addShift(db, now, added, { ...shift, weekday, validFrom: day('2026-01-01') }, null)
	return added
}

const citizen = async (): Promise<PersonId> => {
	people += 1
	const { rows } = await sql<{ id: PersonId }>`
		with home as (
			insert into population.address (key, street, house_number, postal_code, town)
			values (${`house ${people}`}, 'Prøvevej', ${String(people)}, '4180', 'Sorø') returning id)
		insert into population.person
			(cpr, born_on, sex, given_names, surname, status, resident_since, digital_post, phone, residence, address)
		select ${`7503${String(people).padStart(6, '0')}`}, '1943-03-15', 'f', 'Prøve', ${`Stille ${people}`}, 'resident', '2001-01-01', true,
			'57876261', 'own_home', id from home returning id`.execute(db)
	return rows[0]?.id ?? never()
}

/** An offer whose letter went on a day, with a time held so many days after. */
const offered = async (sentOn: Day, daysToTime: number | null, standard = 'soroe@2025-07-01'): Promise<Offer> => {
	const person = await citizen()
	const ground = { criterion: 'age-82-yearly', intervention: 'general', from: day('2026-01-01'), target: null }
	const chosen = {
		...({
			person,
			standard,
			contact: 'fixed_time_letter',
			minutes: 60,
			hasPriority: false,
		} as const),
		grounds: [{ ...ground, until: day('2026-12-31'), cites: '', overdue: false }],
		due: { kind: 'opened', on: sentOn } as const,
		until: null,
	}
	const offer = (await insertOffer(db, at(sentOn), null, chosen, null)) ?? never()
	const answerBy = addDays(sentOn, house.answerWithinDays)
	if (daysToTime !== null) {
		const from = at(addDays(sentOn, daysToTime), `${String(9 + (people % 6)).padStart(2, '0')}:00`)
		const staff = visitors[Math.floor(people / 6) % visitors.length] ?? never()
		const span = { from, to: from.replace(/T(\d\d):00/, (_, hour) => `T${hour}:50`) as Instant }
		const held = given(await hold(db, at(sentOn), { staff, person, span, purpose: 'home_visit', heldUntil: answerBy }))
		await setTime(db, offer.id, { staff, from }, held.id)
	}
	await setMade(db, offer.id, sentOn, answerBy, chosen.grounds, null)
	await wrote(offer.id, person, sentOn)
	await reassess(db, at(sentOn), sentOn, [offerFacts], [person])
	return offerOf(person)
}
const wrote = async (offer: OfferId, person: PersonId, on: Day): Promise<void> => {
	await sql`insert into offer.letter (offer, person, purpose, dated, written_at, template, language, channel, content, delivered_at)
		values (${offer}, ${person}, 'offer', ${on}, ${at(on)}, 'x', 'da', 'digital_post', '{}', ${at(on)})`.execute(db)
}
const offerOf = async (person: PersonId): Promise<Offer> => (await offersOf(db, person)).at(-1) ?? never()
const letters = async (offer: OfferId) =>
	(
		await sql<{ purpose: string; occasion: string; dated: Day; asked_by: string | null }>`
		select purpose, occasion, dated, asked_by from offer.letter where offer = ${offer} order by written_at, occasion`.execute(
			db,
		)
	).rows
const went = (offer: OfferId, on: Day) =>
	sql`update offer.letter set delivered_at = ${at(on)} where offer = ${offer} and delivered_at is null`.execute(db)
const bookingOf = async ({ booking }: Offer) => (booking === null ? null : await findBooking(db, booking))

describe('reminders', () => {
	test('the night writes one by the plan, keeps a time that lies after the new day, and ends the offer when it is used up', async () => {
		const offer = await offered(today, 30)
		const remindOn = addDays(today, 14)
		await offerNight(db, at(addDays(remindOn, -1)), addDays(remindOn, -1), house)
		expect(await letters(offer.id)).toHaveLength(1)
		await offerNight(db, at(remindOn), remindOn, house)
		await offerNight(db, at(remindOn), remindOn, house)
		expect(await letters(offer.id)).toMatchObject([
			{ purpose: 'offer' },
			{ purpose: 'reminder', occasion: '1', dated: remindOn, asked_by: null },
		])
		const answerBy = addDays(remindOn, house.answerWithinDays)
		expect((await offerOf(offer.person)).answerBy).toBe(answerBy)
		expect(await bookingOf(offer)).toMatchObject({ heldUntil: answerBy, releasedAt: null })
		const end = addDays(answerBy, 1)
		await offerNight(db, at(end), end, house)
		expect((await offerOf(offer.person)).endedAt).toBeNull() // the reminder itself has not gone: nobody was silent
		await went(offer.id, remindOn)
		await offerNight(db, at(end), end, house)
		expect(await offerOf(offer.person)).toMatchObject({ endedBecause: 'no_answer' })
		expect((await bookingOf(offer))?.releasedAt).not.toBeNull()
	})
	test('a time before the new day is kept as long as it was promised, and freed with the reminder', async () => {
		const offer = await offered(today, 21)
		const promised = offer.answerBy ?? never()
		await offerNight(db, at(promised), promised, house)
		expect(await letters(offer.id)).toHaveLength(1)
		expect((await bookingOf(offer))?.releasedAt).toBeNull()
		const after = addDays(promised, 1)
		await offerNight(db, at(after), after, house)
		expect(await letters(offer.id)).toMatchObject([{}, { occasion: '1', dated: after }])
		expect((await bookingOf(offer))?.releasedAt).not.toBeNull()
		const { rows } = await sql<{ time: unknown }>`select content -> 'time' as time from offer.letter
			where offer = ${offer.id} and purpose = 'reminder'`.execute(db)
		expect(rows).toEqual([{ time: null }])
	})
	test('asked for by hand: near the plan’s day it takes its place, earlier it comes besides; never two on one day', async () => {
		const near = await offered(today, null)
		const on = addDays(today, 11)
		expect(await remindNow(db, at(on), house, { offer: near.id, by })).toMatchObject({
			ok: true,
			value: { occasion: '1' },
		})
		expect(await remindNow(db, at(on), house, { offer: near.id, by })).toMatchObject({ ok: false })
		await went(near.id, on)
		expect(await remindNow(db, at(on), house, { offer: near.id, by })).toMatchObject({ why: 'written_today' })
		expect((await remindingOf(db, on, house, [await offerOf(near.person)])).get(near.id)?.next).toBeNull()
		const early = await offered(today, null)
		const before = addDays(today, 10)
		given(await remindNow(db, at(before), house, { offer: early.id, by }))
		await went(early.id, before)
		expect(await letters(early.id)).toMatchObject([{}, { occasion: `asked ${before}`, asked_by: by }])
		await offerNight(db, at(addDays(today, 14)), addDays(today, 14), house)
		expect((await letters(early.id)).map(({ occasion }) => occasion)).toEqual(['', `asked ${before}`, '1'])
	})
	test('each offer is reminded of, and its citizen phoned, as the standard says that it was made under', async () => {
		await sql`update standard.version set content = content
			|| '{"reminders": {"after": {"count": 20, "unit": "days"}, "times": 0}, "phoneAfterSilences": 1}'::jsonb
			where valid_from = '2019-07-01'`.execute(db)
		const [under, before, unknown] = [
			await offered(today, null),
			await offered(today, null, 'soroe@2019-07-01'),
			await offered(today, null, 'soroe@1999-01-01'),
		]
		const remindOn = addDays(today, 14)
		const next = await remindingOf(db, today, house, [under, before, unknown])
		expect(next.get(under.id)?.next).toEqual({ number: 1, on: remindOn })
		expect(next.get(before.id)?.next).toBeNull()
		expect(next.get(unknown.id)?.next).toEqual({ number: 1, on: remindOn })
		const end = addDays(under.answerBy ?? never(), 1)
		await offerNight(db, at(end), end, house)
		expect((await letters(under.id)).at(-1)).toMatchObject({ purpose: 'reminder' })
		expect(await offerOf(before.person)).toMatchObject({ endedBecause: 'no_answer' })
		await sql`update offer.offer set ended_at = ${at(end)}, ended_because = 'no_answer' where id = ${under.id}`.execute(
			db,
		)
		const called = (await callList(db, end)).map(({ person }) => person)
		expect(called).toContain(before.person)
		expect(called).not.toContain(under.person)
	})
	test('nobody is reminded who asked for a call, or whose letter did not arrive', async () => {
		const called = await offered(today, null)
		const callOn = addDays(today, 40)
		const said = { by: 'citizen', byName: '', words: '', recordedBy: by, key: key() } as const
		given(await recordAnswer(db, now, { ...said, offer: called.id, kind: 'call_later', callOn }))
		const lost = await offered(today, null)
		await sql`insert into offer.delivery (letter, state, told_at) select id, 'failed', ${now} from offer.letter
			where offer = ${lost.id}`.execute(db)
		const later = addDays(today, 20)
		await offerNight(db, at(later), later, house)
		for (const { id, person } of [called, lost]) {
			expect(await letters(id)).toHaveLength(1)
			expect((await offerOf(person)).endedAt).toBeNull()
			expect(await remindNow(db, at(later), house, { offer: id, by })).toMatchObject({ ok: false })
		}
	})
})

describe('answers that contradict each other', () => {
	const say = (offer: Offer, kind: 'yes' | 'no', who: 'citizen' | 'relative', settles = false) =>
		recordAnswer(db, next(), {
			...(kind === 'yes' ? { kind, time: null } : { kind }),
			...{
				offer: offer.id,
				key: key(),
				by: who,
				byName: who === 'relative' ? 'Eva' : '',
				words: 'sagt',
				recordedBy: by,
				settles,
			},
		})
	test('nothing is confirmed, nothing freed, no letter goes, until somebody has found out', async () => {
		const offer = await offered(today, 30)
		given(await say(offer, 'yes', 'citizen'))
		expect(await bookingOf(offer)).toMatchObject({ heldUntil: null })
		given(await say(offer, 'no', 'relative'))
		expect((await conflicts(db)).map((one) => one.offer.id)).toEqual([offer.id])
		expect(await bookingOf(offer)).toMatchObject({ releasedAt: null, heldUntil: addDays(today, 29) })
		expect(await offerOf(offer.person)).toMatchObject({ endedAt: null })
		const later = addDays(today, 20)
		await offerNight(db, at(later), later, house)
		expect(await letters(offer.id)).toHaveLength(1)
		expect(await remindNow(db, at(later), house, { offer: offer.id, by })).toMatchObject({ why: 'answers_contradict' })
		expect(await bookingOf(offer)).toMatchObject({ releasedAt: null })
		given(await say(offer, 'yes', 'citizen', true))
		expect(await conflicts(db)).toEqual([])
		expect(await bookingOf(offer)).toMatchObject({ heldUntil: null, releasedAt: null })
		expect(await offerOf(offer.person)).toMatchObject({ endedBecause: 'yes' })
	})
	test('a yes after another’s no only holds the time; settled as a no it is free', async () => {
		const offer = await offered(today, 30)
		given(await say(offer, 'no', 'citizen'))
		expect((await bookingOf(offer))?.releasedAt).not.toBeNull()
		given(await say(offer, 'yes', 'relative'))
		const doubtful = await offerOf(offer.person)
		expect(await bookingOf(doubtful)).toMatchObject({ heldUntil: addDays(today, 29), releasedAt: null })
		given(await say(offer, 'no', 'citizen', true))
		expect((await bookingOf(doubtful))?.releasedAt).not.toBeNull()
		expect(await offerOf(offer.person)).toMatchObject({ endedBecause: 'no' })
		expect(await conflicts(db)).toEqual([])
	})
})

describe('a call recorded wrongly', () => {
	const call = (
		person: PersonId,
		more: Partial<CallCommand> & Pick<CallCommand, 'outcome'>,
		when = at(today, '10:02'),
	) => recordCall(db, when, { person, key: key(), by, words: '', kept: house, ...more } as CallCommand)
	test('agreed was wrong: the time is held as before, the offer awaits its answer, both stay readable', async () => {
		const offer = await offered(today, 30)
		const wrong = given(await call(offer.person, { outcome: 'agreed', time: offer.time ?? never() }))
		expect(await bookingOf(offer)).toMatchObject({ heldUntil: null })
		const soon = at(today, '10:05')
		given(await call(offer.person, { outcome: 'no_answer', corrects: wrong.id }, soon))
		expect(await bookingOf(offer)).toMatchObject({ heldUntil: offer.answerBy, releasedAt: null })
		expect(await offerOf(offer.person)).toMatchObject({ endedAt: null })
		expect(await answersTo(db, [offer.id])).toEqual([])
		expect(
			(await callsSince(db, now)).filter(({ person }) => person === offer.person).map(({ outcome }) => outcome),
		).toEqual(['no_answer'])
		const struck = (await tellPerson(db, offer.person)).filter((line) => line.struck).map(({ what }) => what.da)
		expect(struck).toHaveLength(2)
		expect(await call(offer.person, { outcome: 'no_answer', corrects: wrong.id }, soon)).toMatchObject({ ok: false })
	})
	test('a no was wrong: the rules hear of no decline, and the time is held again', async () => {
		const offer = await offered(today, 30)
		const wrong = given(await call(offer.person, { outcome: 'no_this_time' }))
		const kinds = async () => (await factsOf(db, offer.person, [offerFacts]))?.history.map(({ kind }) => kind)
		expect(await kinds()).toEqual(['offer', 'declined'])
		given(
			await call(
				offer.person,
				{ outcome: 'call_later', againOn: addDays(today, 7), corrects: wrong.id },
				at(today, '10:05'),
			),
		)
		expect(await kinds()).toEqual(['offer'])
		expect(await bookingOf(await offerOf(offer.person))).toMatchObject({ heldUntil: offer.answerBy, releasedAt: null })
		expect(await callList(db, addDays(today, 7))).toContainEqual(
			expect.objectContaining({ person: offer.person, reason: expect.objectContaining({ kind: 'promised' }) }),
		)
	})
	test('no contact was wrong: the wish is ended', async () => {
		const offer = await offered(today, null)
		const wrong = given(await call(offer.person, { outcome: 'no_contact', until: null }))
		given(await call(offer.person, { outcome: 'no_this_time', corrects: wrong.id }, at(today, '10:05')))
		expect(await optOutsOf(db, [offer.person])).toMatchObject([{ endedOn: today }])
		expect(await offerOf(offer.person)).toMatchObject({ endedBecause: 'no' })
	})
	test('an offer that only the wrong call made was never made', async () => {
		const person = await citizen()
		await assessEveryone(db, now, today, [offerFacts])
		const wrong = given(await call(person, { outcome: 'no_this_time' }))
		expect(await offerOf(person)).toMatchObject({ madeOn: today })
		given(await call(person, { outcome: 'no_answer', corrects: wrong.id }, at(today, '10:05')))
		expect(await offerOf(person)).toMatchObject({ madeOn: null, endedBecause: 'dropped' })
		expect((await factsOf(db, person, [offerFacts]))?.history).toEqual([])
	})
	test('only the latest call, on its day, by whoever made it', async () => {
		const { person } = await offered(today, null)
		const first = given(await call(person, { outcome: 'no_answer' }))
		const fix = (corrects: string, more: Partial<CallCommand> = {}, when = at(today, '10:09')) =>
			call(person, { outcome: 'wrong_number', corrects, ...more } as never, when)
		expect(await fix(key())).toMatchObject({ why: 'unknown_call' })
		expect(await fix(first.id, {}, at(addDays(today, 1)))).toMatchObject({ why: 'call_of_another_day' })
		given(await call(person, { outcome: 'no_answer' }, at(today, '10:03')))
		expect(await fix(first.id)).toMatchObject({ why: 'not_the_latest_call' })
	})
})

describe('somebody calls us', () => {
	test('is found by the code of the letter, however it is read aloud', async () => {
		const { person, id } = await offered(today, 30)
		const code = await giveCode(db, now, person, id)
		for (const typed of [code, `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase(), code.replaceAll('Q', 'O')])
			expect(await personsWithCode(db, typed)).toContain(person)
		expect(await personsWithCode(db, 'Testesen')).toEqual([])
	})
	test('can change a yes: the offer accepted is the one that the call answers until the visit', async () => {
		const offer = await offered(today, 30)
		const time = offer.time ?? never()
		given(await recordCall(db, now, { person: offer.person, key: key(), by, words: '', outcome: 'agreed', time }))
		expect((await offerToAnswer(db, now, offer.person))?.id).toBe(offer.id)
		given(
			await recordCall(db, at(today, '10:30'), {
				person: offer.person,
				key: key(),
				by,
				words: '',
				outcome: 'no_this_time',
			}),
		)
		expect(await offerOf(offer.person)).toMatchObject({ endedBecause: 'no' })
		expect((await bookingOf(offer))?.releasedAt).not.toBeNull()
		expect(await offerToAnswer(db, now, offer.person)).toBeNull()
	})
})
