import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { EventId, PersonId, SeatId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import {
	type CollectiveEvent,
	freeIn,
	isSeated,
	isWaiting,
	type Seat,
	seatHindrance,
	seatOf,
	stateOfEvent,
	whoMovesUp,
} from './event.ts'

const on = day('2026-04-15')
const event: CollectiveEvent = {
	id: 'e' as EventId,
	title: 'Godt liv som ældre',
	place: 'Kulturhuset',
	span: { from: instantAt(on, clock('14:00')), to: instantAt(on, clock('16:00')) },
	seats: 3,
	companions: true,
	answerBy: day('2026-04-01'),
	madeBy: 's' as StaffId,
	cancelledAt: null,
	cancelledBecause: null,
}
const at = instantAt(day('2026-03-09'), clock('10:00'))
const seat = (number: number, deviation: Partial<Seat> = {}): Seat => ({
	id: `seat ${number}` as SeatId,
	event: event.id,
	person: `person ${number}` as PersonId,
	offer: null,
	companion: false,
	number,
	askedAt: at,
	seatedAt: at,
	givenUpAt: null,
	givenUpBecause: null,
	attended: null,
	...deviation,
})
const waits = { seatedAt: null }
const gone = { givenUpAt: at, givenUpBecause: 'citizen' }

describe('a seat', () => {
	test.each<readonly [string, readonly Seat[], boolean, 'seated' | 'waiting']>([
		['nobody has asked', [], false, 'seated'],
		['the last one', [seat(1), seat(2)], false, 'seated'],
		['none left', [seat(1), seat(2), seat(3)], false, 'waiting'],
		['one left for two', [seat(1), seat(2)], true, 'waiting'],
		['a companion takes one too', [seat(1, { companion: true })], true, 'waiting'],
		['one given up is free', [seat(1), seat(2), seat(3, gone)], false, 'seated'],
		['who waits takes none', [seat(1), seat(2), seat(3, { ...waits, companion: true })], false, 'seated'],
	])('%s', (_, seats, companion, expected) => expect(seatOf(event, seats, { companion })).toBe(expected))
})

describe('the waiting list', () => {
	test.each<readonly [string, readonly Seat[], number[]]>([
		['nobody when nothing is free', [seat(1), seat(2), seat(3), seat(4, waits)], []],
		['the first who asked', [seat(1), seat(2), seat(5, waits), seat(4, waits)], [4]],
		['as many as fit', [seat(1), seat(4, waits), seat(5, waits), seat(6, waits)], [4, 5]],
		[
			'who needs one passes two who need two',
			[seat(1), seat(2), seat(4, { ...waits, companion: true }), seat(5, waits)],
			[5],
		],
		['nobody who gave the place up', [seat(1), seat(4, { ...waits, ...gone }), seat(5, waits)], [5]],
	])('%s', (_, seats, expected) => expect(whoMovesUp(event, seats).map(({ number }) => number)).toEqual(expected))
})

test('whatever is asked and given up: never more than the seats there are, and nobody waits who would fit', () => {
	const step = fc.record({ gives: fc.boolean(), who: fc.nat(30), companion: fc.boolean() })
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 8 }), fc.array(step, { maxLength: 60 }), (places, steps) => {
			const of = { ...event, seats: places }
			let seats: Seat[] = []
			for (const [number, { gives, who, companion }] of steps.entries()) {
				const given = seats.filter(({ givenUpAt }) => givenUpAt === null)[who]
				if (gives && given) seats = seats.map((one) => (one === given ? { ...one, ...gone } : one))
				else
					seats.push(seat(number, { companion, seatedAt: seatOf(of, seats, { companion }) === 'seated' ? at : null }))
				const up = new Set(whoMovesUp(of, seats))
				seats = seats.map((one) => (up.has(one) ? { ...one, seatedAt: at } : one))
				const chairs = seats.filter(isSeated).reduce((sum, one) => sum + (one.companion ? 2 : 1), 0)
				expect(chairs).toBeLessThanOrEqual(places)
				for (const one of seats.filter(isWaiting)) expect(one.companion ? 2 : 1).toBeGreaterThan(freeIn(of, seats))
			}
		}),
	)
})

test.each([
	['open', {}, '2026-04-01'],
	['closed', {}, '2026-04-02'],
	['today', {}, '2026-04-15'],
	['over', {}, '2026-04-16'],
	['cancelled', { cancelledAt: at }, '2026-04-16'],
] as const)('%s', (expected, deviation, today) =>
	expect(stateOfEvent({ ...event, ...deviation }, day(today))).toBe(expected),
)

test.each([
	[null, {}, '2026-04-15', '13:59', true],
	['has_begun', {}, '2026-04-15', '14:00', false],
	['cancelled', { cancelledAt: at }, '2026-03-10', '10:00', false],
	['no_companions', { companions: false }, '2026-03-10', '10:00', true],
	[null, { companions: false }, '2026-04-10', '10:00', false],
] as const)('%s', (expected, deviation, today, now, companion) =>
	expect(seatHindrance({ ...event, ...deviation }, instantAt(day(today), clock(now)), companion)).toBe(expected),
)
