import { expect, test } from 'vitest'
import type { Booking } from '#booking/index.ts'
import { day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Clock, clock, instantAt } from '#kernel/instant.ts'
import { nothingBefore } from './before.ts'
import { daySheet, stopsOf } from './day-sheet.ts'

const on = day('2026-03-09')
const booking = (id: string, from: Clock, to: Clock, joint: string | null): Booking => ({
	id: id as BookingId,
	staff: 'anna' as StaffId,
	person: `person ${id}` as PersonId,
	span: { from: instantAt(on, from), to: instantAt(on, to) },
	purpose: 'home_visit',
	heldUntil: null,
	madeAt: instantAt(on, clock('08:00')),
	madeBy: null,
	confirmedAt: null,
	releasedAt: null,
	releasedBecause: null,
	joint,
})
const stops = (...bookings: Booking[]) =>
	stopsOf(
		daySheet({
			bookings,
			visits: [],
			citizen: () => null,
			toKnow: () => null,
			important: () => [],
			before: () => nothingBefore,
			offer: () => null,
		}),
	).map((both) => both.map((call) => call.booking))

test('a joint visit is one stop of the route; whoever was moved away from it is a stop alone', () => {
	const [ten, half, noon] = [clock('10:00'), clock('11:30'), clock('12:00')]
	const hers = booking('hers', ten, half, 'together')
	const his = booking('his', ten, half, 'together')
	const other = booking('other', noon, clock('13:00'), null)
	expect(stops(hers, other, his)).toEqual([['hers', 'his'], ['other']])
	expect(stops(hers, other, { ...his, releasedAt: hers.madeAt })).toContainEqual(['hers'])
	expect(stops(hers, booking('his', noon, clock('13:30'), 'together'))).toEqual([['hers'], ['his']])
	expect(stops(other, booking('alone', ten, half, 'together'))).toEqual([['alone'], ['other']])
})
