import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { EventId, PersonId, SeatId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Seat } from './event.ts'
import { toldOfSeats } from './tell-event.ts'

const on = day('2026-04-15')
const id = 'e' as EventId
const events = new Map([
	[
		id,
		{
			...{ id, title: 'Mødet', place: 'Salen', seats: 3, companions: true, answerBy: on, madeBy: 's' as StaffId },
			...{ span: { from: instantAt(on, clock('14:00')), to: instantAt(on, clock('16:00')) } },
			...{ cancelledAt: null, cancelledBecause: null },
		},
	],
])
const asked = instantAt(day('2026-03-09'), clock('10:00'))
const later = instantAt(day('2026-03-12'), clock('10:00'))
const seat = (deviation: Partial<Seat>): Seat => ({
	...{ id: 's' as SeatId, event: id, person: 'p' as PersonId, offer: null, companion: false, number: 1 },
	...{ askedAt: asked, seatedAt: asked, givenUpAt: null, givenUpBecause: null, attended: null },
	...deviation,
})

test.each<readonly [Partial<Seat>, readonly string[]]>([
	[{}, ['2026-03-09 Fik plads til arrangementet “Mødet” 15. april 2026']],
	[
		{ companion: true, seatedAt: null },
		['2026-03-09 På venteliste til arrangementet “Mødet” 15. april 2026, med ledsager'],
	],
	[
		{ seatedAt: later, attended: true },
		[
			'2026-03-09 På venteliste til arrangementet “Mødet” 15. april 2026',
			'2026-03-12 Rykkede op og fik plads til “Mødet” 15. april 2026',
			'2026-04-15 Kom til arrangementet “Mødet” 15. april 2026',
		],
	],
	[
		{ givenUpAt: later, givenUpBecause: 'event_cancelled' },
		[
			'2026-03-09 Fik plads til arrangementet “Mødet” 15. april 2026',
			'2026-03-12 Arrangementet blev aflyst: “Mødet” 15. april 2026',
		],
	],
	[
		{ attended: false },
		[
			'2026-03-09 Fik plads til arrangementet “Mødet” 15. april 2026',
			'2026-04-15 Kom ikke til arrangementet “Mødet” 15. april 2026',
		],
	],
])('%j', (deviation, lines) =>
	expect(toldOfSeats([seat(deviation)], events).map(({ on, what }) => `${on} ${what.da}`)).toEqual(lines),
)
