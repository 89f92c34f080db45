import { expect, test } from 'vitest'
import type { Booking, Move } from '#booking/index.ts'
import { type Day, day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt, type Span } from '#kernel/instant.ts'
import { appointmentsOf } from './calendar-appointment.ts'

const [anna, bent] = ['anna' as StaffId, 'bent' as StaffId]
const made = instantAt(day('2026-02-02'), clock('08:00'))
const later = (hours: number) => addMinutes(made, hours * 60)
const at = (on: string, from: string): Span => {
	const start = instantAt(on as Day, clock(from))
	return { from: start, to: addMinutes(start, 60) }
}
const tuesday = at('2026-03-10', '10:00')
const thursday = at('2026-03-12', '13:00')
const booking = (id: string, deviation: Partial<Booking> = {}): Booking => ({
	id: id as BookingId,
	staff: anna,
	person: `person ${id}` as PersonId,
	span: tuesday,
	purpose: 'home_visit',
	heldUntil: null,
	madeAt: made,
	madeBy: null,
	confirmedAt: null,
	releasedAt: null,
	releasedBecause: null,
	joint: null,
	...deviation,
})
const moved = (id: string, hours: number, from: Partial<Pick<Move, 'staff' | 'span'>> = {}): Move => ({
	booking: id as BookingId,
	staff: anna,
	span: tuesday,
	movedAt: later(hours),
	movedBy: null,
	because: '',
	...from,
})
const shown = (bookings: Booking[], moves: Move[] = [], staff = anna, since = made) =>
	appointmentsOf({ bookings, moves, staff, since: addMinutes(since, -1) })

test('a time is held, then firm, then moved: one entry, whose number grows only when the time changes', () => {
	const [held] = shown([booking('a', { heldUntil: day('2026-02-20') })])
	const [firm] = shown([booking('a', { confirmedAt: later(5) })])
	const [elsewhere] = shown([booking('a', { confirmedAt: later(5), span: thursday })], [moved('a', 9)])
	const [back] = shown([booking('a', { confirmedAt: later(5) })], [moved('a', 9), moved('a', 10, { span: thursday })])
	const states = [held, firm, elsewhere, back]
	expect(states.map((one) => one?.id)).toEqual(['a', 'a', 'a', 'a'])
	expect(states.map((one) => one?.state)).toEqual(['held', 'firm', 'firm', 'firm'])
	expect(states.map((one) => one?.sequence)).toEqual([0, 0, 9 * 3600, 10 * 3600])
	expect(firm?.changedAt).toBe(later(5))
	expect(elsewhere?.span).toEqual(thursday)
})

test('a released time is told as cancelled where it was, for a while and no longer', () => {
	const released = booking('a', { releasedAt: later(3), releasedBecause: 'no' })
	expect(shown([released])).toMatchObject([{ id: 'a', state: 'cancelled', span: tuesday, sequence: 3 * 3600 }])
	expect(shown([released], [], anna, later(4))).toEqual([])
})

test('what goes to a colleague is cancelled in one calendar and stands in the other', () => {
	const given = [booking('a', { staff: bent, span: thursday })]
	const moves = [moved('a', 2)]
	expect(shown(given, moves)).toMatchObject([{ id: 'a', state: 'cancelled', span: tuesday, sequence: 7200 }])
	expect(shown(given, moves, bent)).toMatchObject([{ id: 'a', state: 'firm', span: thursday, sequence: 7200 }])
	expect(shown(given, moves, 'carl' as StaffId)).toEqual([])
})

test('a joint visit is one entry; it stays the same when the second joins, leaves or is let go', () => {
	const hers = booking('hers')
	const joined = { ...hers, joint: 'both' }
	const his = booking('his', { joint: 'both', madeAt: later(1) })
	expect(shown([hers])).toMatchObject([{ id: 'hers', joint: false, sequence: 0 }])
	expect(shown([his, joined])).toMatchObject([{ id: 'hers', joint: true, sequence: 3600 }])
	expect(shown([joined, { ...his, releasedAt: later(2), releasedBecause: 'no' }])).toMatchObject([
		{ id: 'hers', joint: false, state: 'firm', sequence: 7200 },
	])
	expect(shown([{ ...joined, releasedAt: later(2), releasedBecause: 'no' }, his])).toMatchObject([
		{ id: 'hers', joint: false, state: 'firm', sequence: 7200 },
	])
	const alone = { ...his, joint: null, span: thursday }
	expect(shown([joined, alone], [moved('his', 3)])).toMatchObject([
		{ id: 'hers', joint: false, span: tuesday },
		{ id: 'his', span: thursday, sequence: 7200 },
	])
})

test('what was over before the days shown is left out', () => {
	expect(shown([booking('a')], [], anna, addMinutes(tuesday.to, 1))).toEqual([])
	expect(shown([booking('a')], [], anna, tuesday.to)).toHaveLength(1)
})
