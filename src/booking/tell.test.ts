import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, instant, type Span } from '#kernel/instant.ts'
import type { Booking, Move } from './booking.ts'
import { reasons, reasonText } from './reasons.ts'
import { tell } from './tell.ts'

const hour = (from: string): Span => ({ from: instant(from), to: addMinutes(instant(from), 60) })
const at = (clock: string): Instant => instant(`2026-03-09T${clock}:00+01:00`)
const id = 'b' as BookingId
const staff = 's' as StaffId
const booking: Booking = {
	id,
	staff,
	person: 'p' as PersonId,
	span: hour('2026-04-07T09:30:00+02:00'),
	purpose: 'home_visit',
	heldUntil: null,
	madeAt: at('09:00'),
	madeBy: null,
	confirmedAt: at('10:00'),
	releasedAt: null,
	releasedBecause: null,
	joint: null,
}
const move = (from: string, movedAt: Instant, because: string): Move => ({
	booking: id,
	staff,
	span: hour(from),
	movedAt,
	movedBy: null,
	because,
})

test('each line names the time as it was then', () => {
	const moves = [
		move('2026-03-31T11:00:00+02:00', at('10:00'), 'Valgt af borgeren'),
		move('2026-04-01T13:00:00+02:00', at('12:00'), 'Har lægetid'),
	]
	expect(tell([booking], moves, new Map()).map(({ what, words }) => [what.da, words])).toEqual([
		['Tid sat af: 31. marts 2026 kl. 11.00', undefined],
		['Tid flyttet til 1. april 2026 kl. 13.00 – valgt af borgeren', undefined],
		['Tid bekræftet: 1. april 2026 kl. 13.00', undefined],
		['Tid flyttet til 7. april 2026 kl. 9.30', 'Har lægetid'],
	])
})

test('a time set aside is told to the citizen as theirs', () => {
	expect(tell([booking], [], new Map(), 'citizen')[0]?.what.da).toBe('Tid sat af til dig: 7. april 2026 kl. 9.30')
})

test('a reason of the system is written in the reader’s language, somebody’s own words as they are', () => {
	const told = (releasedBecause: string) =>
		tell([{ ...booking, heldUntil: day('2026-03-20'), releasedAt: at('14:00'), releasedBecause }], [], new Map()).at(-1)
	for (const because of [
		...reasons,
		'not answered in time',
		'Borgeren har takket nej · Declined by the citizen',
		'Borgeren er død eller flyttet · The citizen has died or moved',
	]) {
		expect(reasonText(because)?.da).toMatch(/^[a-zæøå]/)
		expect(reasonText(because)?.en).toMatch(/^[a-z]/)
		expect(told(because)?.words).toBeUndefined()
		expect(told(because)?.what.da).not.toMatch(/_| · /)
	}
	expect(told('Aflyst i telefonen')).toMatchObject({ words: 'Aflyst i telefonen' })
	expect(told('declined')?.what.en).toBe('Time released: 7 April 2026 at 9:30 – declined by the citizen')
})
