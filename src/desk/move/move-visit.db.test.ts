import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addAbsence, besideOf, bookingsOf, findBooking, hold, otherTimesFor, releaseBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BookingId, PersonId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import { recordAnswer } from '#offer/actions.ts'
import { type ProposedTime, timeOf, writeTime } from '#offer/index.ts'
import { tellTimes } from '#offer/letter/told-time-actions.ts'
import {
	approve,
	at,
	erna,
	type House,
	inhabited,
	karl,
	karla,
	offerOf,
	send as sendOn,
	today,
} from '../../../test/lives.ts'
import { granted } from '../../../test/story.ts'
import { firstDayFor } from '../sick/sick-actions.ts'
import type { MoveVisit } from './move-visit.ts'
import { mayMove, moveVisit } from './move-visit-actions.ts'

const later = (minutes: number): Instant => addMinutes(at(), minutes)
const send = (house: House, when = at()) => sendOn(house, dayOf(when), when)
const visitTo = async ({ db }: House, person: PersonId): Promise<Booking> => {
	const standing = (await bookingsOf(db, person)).filter(({ releasedAt }) => releasedAt === null)
	if (standing[0] === undefined || standing.length > 1) throw new Error('not one visit')
	return standing[0]
}
/** A Tuesday well after the answer-by day, where the consultant has nothing. */
const farAway = (clockThen = '10:00'): Instant => instantAt('2026-05-05' as Day, clock(clockThen))
const move = (
	house: House,
	booking: Booking,
	to: Partial<ProposedTime>,
	deviation: Partial<MoveVisit> = {},
	when = at(),
) =>
	moveVisit(house.db, when, house.municipal.municipality, {
		booking: booking.id,
		to: { ...timeOf(booking), ...to },
		expected: timeOf(booking),
		because: 'rearranged',
		by: house.coordinator,
		...deviation,
	})
const lettersTo = async ({ db }: House, person: PersonId) =>
	(
		await sql<{ letter: string; time: string | null; by: string }>`
			select purpose || case when withheld_at is null then '' else ' ' || withheld_because end as letter,
				content -> 'time' ->> 'at' as time, content ->> 'answer-by' as by
			from offer.letter where person = ${person} order by written_at, id`.execute(db)
	).rows
const accept = async (house: House, person: PersonId, when = at()) => {
	const offer = await offerOf(house, person)
	const said = { kind: 'yes', time: null, by: 'citizen', byName: '', words: '' } as const
	const command = { ...said, offer: offer.id, key: crypto.randomUUID(), recordedBy: house.coordinator }
	granted(await recordAnswer(house.db, when, { ...command, kept: house.municipal.municipality }))
}
const sent = async (): Promise<{ house: House; person: PersonId; booking: Booking }> => {
	const house = await inhabited()
	await approve(house)
	await send(house)
	const person = await house.who(erna)
	return { house, person, booking: await visitTo(house, person) }
}

describe('a visit is moved', () => {
	test('a time agreed on: the booking, the offer and a letter of the change; asked again it is moved already', async () => {
		const { house, person, booking } = await sent()
		await accept(house, person, later(1))
		expect(granted(await move(house, booking, { from: farAway() }, {}, later(2)))).toMatchObject({
			isMoved: true,
			former: timeOf(booking),
			told: ['letter'],
		})
		expect(granted(await move(house, booking, { from: farAway() }, {}, later(3)))).toMatchObject({ isMoved: false })
		expect(timeOf(await visitTo(house, person))).toEqual({ staff: booking.staff, from: farAway() })
		expect((await offerOf(house, person)).time).toEqual({ staff: booking.staff, from: farAway() })
		for (const minutes of [4, 5]) await send(house, later(minutes))
		expect((await lettersTo(house, person)).map(({ letter }) => letter)).toEqual(['offer', 'change'])
	})

	test('a time held for an answer: moved back before the letter went nobody is told; else a new letter asks by a new day', async () => {
		const { house, person, booking } = await sent()
		expect(granted(await move(house, booking, { from: farAway() })).told).toEqual(['letter'])
		const moved = await visitTo(house, person)
		expect(moved.heldUntil).not.toBeNull()
		expect(granted(await move(house, moved, timeOf(booking))).isMoved).toBe(true)
		await send(house, later(1))
		expect((await lettersTo(house, person)).map(({ letter }) => letter)).toEqual(['offer'])
		granted(await move(house, booking, { from: farAway() }))
		const [fourDaysLater, theDayAfter] = [addDays(today, 4), addDays(today, 5)]
		for (let times = 0; times < 2; times++) await send(house, at(fourDaysLater))
		const [offer, change, ...more] = await lettersTo(house, person)
		expect([offer?.letter, change?.letter, more.length]).toEqual(['offer', 'change', 0])
		expect(change?.time).toBe(farAway())
		expect(change?.by).not.toBe('')
		const { answerBy, time } = await offerOf(house, person)
		expect(answerBy).toBe(addDays(fourDaysLater, house.municipal.municipality.answerWithinDays))
		expect((await visitTo(house, person)).heldUntil).toBe(answerBy)
		expect(time?.from).toBe(farAway())
		await accept(house, person, at(theDayAfter))
		await send(house, addMinutes(at(theDayAfter), 1))
		expect((await lettersTo(house, person)).length).toBe(2)
	})

	test('answered before the letter of the change went: it never goes, the agreement is confirmed instead', async () => {
		const { house, person, booking } = await sent()
		granted(await move(house, booking, { from: farAway() }, {}, later(1)))
		expect(await tellTimes(house.db, later(2), house.municipal.municipality)).toBe(1)
		expect(await tellTimes(house.db, later(2), house.municipal.municipality)).toBe(0)
		await accept(house, person, later(3))
		for (const minutes of [4, 5]) await send(house, later(minutes))
		expect((await lettersTo(house, person)).map(({ letter }) => letter)).toEqual([
			'offer',
			'change time_changed',
			'confirmation',
		])
	})

	test('both of a joint visit move together, and each is told', async () => {
		const found = await inhabited()
		const municipality = { ...found.municipal.municipality, couples: 'together' as const }
		const house = { ...found, municipal: { ...found.municipal, municipality } }
		await approve(house)
		await send(house)
		const [one, other] = [await house.who(karl), await house.who(karla)]
		const booking = await visitTo(house, one)
		expect(booking.joint).not.toBeNull()
		expect(granted(await move(house, booking, { from: farAway('12:00') }, {}, later(1))).told).toEqual([
			'letter',
			'letter',
		])
		const both = [await visitTo(house, one), await visitTo(house, other)]
		expect(both.map(timeOf)).toEqual([timeOf(both[0]!), timeOf(both[0]!)])
		expect(both[0]?.joint).toBe(both[1]?.joint)
		expect([(await offerOf(house, one)).time, (await offerOf(house, other)).time]).toEqual(both.map(timeOf))
		await send(house, later(2))
		for (const person of [one, other])
			expect((await lettersTo(house, person)).map(({ letter }) => letter)).toEqual(['offer', 'change'])
	})

	test('an offer whose letter is not written yet simply names the new time', async () => {
		const house = await inhabited()
		await approve(house)
		const person = await house.who(erna)
		const booking = await visitTo(house, person)
		expect(granted(await move(house, booking, { from: farAway() })).told).toEqual(['letter_to_come'])
		expect(await move(house, await visitTo(house, person), { from: at(addDays(today, 2)) })).toMatchObject({
			why: 'too_near',
		})
		await send(house)
		expect(await lettersTo(house, person)).toMatchObject([{ letter: 'offer', time: farAway() }])
	})
})

describe('other times are proposed', () => {
	const proposed = async (house: House, booking: Booking) => {
		const { db, municipal } = house
		const beside = await besideOf(db, booking)
		const visit = beside === null ? [booking] : [booking, beside]
		const earliest = await firstDayFor(db, at(), municipal.municipality, visit)
		const asked = { visit, earliest, prefer: booking.staff, near: dayOf(booking.span.from), atMost: 6 }
		const times = await otherTimesFor(db, at(), municipal.municipality, asked)
		expect(times.length).toBeGreaterThan(2)
		for (const time of times)
			expect(await mayMove(db, at(), municipal.municipality, visit, timeOf(time))).toMatchObject({ ok: true })
		return times
	}

	test('that can be had, also while an answer is awaited', async () => {
		const { house, person, booking } = await sent()
		const { answerBy } = await offerOf(house, person)
		for (const { span } of await proposed(house, booking)) expect(dayOf(span.from) > (answerBy ?? '')).toBe(true)
	})
})

describe('a visit stays where it is, because', () => {
	test('somebody else moved it first: said with where it is now', async () => {
		const { house, person, booking } = await sent()
		const [first, second] = await Promise.all([
			move(house, booking, { from: farAway('10:00') }),
			move(house, booking, { from: farAway('13:00') }),
		])
		expect([first.ok, second.ok].toSorted()).toEqual([false, true])
		const late = first.ok ? second : first
		expect(late).toMatchObject({ why: 'moved_since', detail: writeTime(timeOf(await visitTo(house, person))) })
	})

	test('of the time, the consultant or the citizen', async () => {
		const { house, person, booking } = await sent()
		const other = await visitTo(house, await house.who(karl))
		const why = async (to: Partial<ProposedTime>, deviation: Partial<MoveVisit> = {}, when = at()) => {
			const done = await move(house, booking, to, deviation, when)
			return done.ok ? 'moved' : done.why
		}
		expect(await why(timeOf(other))).toBe('consultant_is_busy')
		expect(await why({ from: farAway('18:00') })).toBe('outside_hours')
		expect(await why({ from: farAway('14:45') })).toBe('outside_hours')
		expect(await why({ from: instantAt('2026-04-06' as Day, clock('10:00')) })).toBe('closed')
		expect(await why({ from: at(addDays(today, -7)) })).toBe('in_the_past')
		expect(await why({ from: instantAt(addDays(today, 3), clock('10:00')) })).toBe('before_answer_by')
		expect(await why({ from: farAway() }, { because: ' ' })).toBe('because_is_empty')
		expect(await why({ from: farAway() }, { booking: crypto.randomUUID() as BookingId })).toBe('no_such_booking')
		expect(await why({ from: farAway() }, {}, addMinutes(booking.span.from, 5))).toBe('time_has_begun')
		const away = { from: farAway('08:00'), to: farAway('16:00') }
		granted(await addAbsence(house.db, at(), { staff: booking.staff, span: away, kind: 'illness' }, null))
		expect(await why({ from: farAway() })).toBe('consultant_is_away')
		const elsewhere = instantAt('2026-05-06' as Day, clock('10:00'))
		const visit = { from: elsewhere, to: addMinutes(elsewhere, 60) }
		granted(
			await hold(house.db, at(), {
				staff: house.coordinator,
				person,
				span: visit,
				purpose: 'follow_up',
				heldUntil: null,
			}),
		)
		expect(await why({ from: elsewhere })).toBe('citizen_is_busy')
		expect(await findBooking(house.db, booking.id)).toEqual(booking)
		granted(await releaseBooking(house.db, at(), booking.id, 'declined'))
		expect(await why({ from: farAway() })).toBe('released')
	})
})
