import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Travel } from '../travel/travel.ts'
import { costOfMove, minutesDriven, type RouteDay, type RouteStop } from './cost-of-move.ts'

/** A minute a kilometre, as the crow flies. */
const travel: Travel = { road: (a, b) => Math.hypot(a.x - b.x, a.y - b.y) / 1000, gapMinutes: 15 }
const at = (km: number) => ({ x: km * 1000, y: 0 })
const stop = (id: string, hour: number, km: number | null): RouteStop => ({
	id,
	from: hour * 60,
	to: hour * 60 + 60,
	place: km === null ? null : at(km),
})
const day = (staff: string, on: string, stops: readonly RouteStop[], base: number | null = null): RouteDay => ({
	staff,
	on,
	base: base === null ? null : at(base),
	stops,
})
const monday = '2026-03-09'
const tuesday = '2026-03-10'

test('a day is driven from visit to visit, from and to the base where it is known', () => {
	const stops = [stop('a', 9, 0), stop('b', 11, 10), stop('c', 13, 4)]
	expect(minutesDriven({ base: null, stops }, travel)).toBe(16)
	expect(minutesDriven({ base: at(2), stops }, travel)).toBe(2 + 16 + 2)
	expect(minutesDriven({ base: at(2), stops: [] }, travel)).toBe(0)
	expect(minutesDriven({ base: null, stops: [stops[2]!, stops[0]!, stops[1]!] }, travel)).toBe(16)
	expect(minutesDriven({ base: null, stops: [stop('a', 9, 0), stop('x', 10, null), stop('b', 11, 10)] }, travel)).toBe(
		10,
	)
})

const days = [
	day('asta', monday, [stop('a', 9, 0), stop('b', 11, 30), stop('c', 13, 2)]),
	day('bo', monday, [stop('d', 9, 28), stop('e', 13, 31)]),
	day('asta', tuesday, []),
]

test.each([
	['to a colleague who is near', { staff: 'bo', on: monday, from: 11 * 60 }, 2 - 58 + (2 + 1) - 3],
	['within the day, so that the order changes', { staff: 'asta', on: monday, from: 14 * 60 }, 2 + 28 - 58],
	['within the day, in the same order', { staff: 'asta', on: monday, from: 11 * 60 + 15 }, 0],
	['to an empty day', { staff: 'asta', on: tuesday, from: 9 * 60 }, 2 - 58],
	['to where it is', { staff: 'asta', on: monday, from: 11 * 60 }, 0],
	['to a day that is not shown', { staff: 'carla', on: monday, from: 9 * 60 }, 2 - 58],
])('moving the far visit %s', (_, to, minutes) => {
	expect(costOfMove(days, 'b', to, travel)).toBe(minutes)
})

test('nothing is said of a visit at an unknown place, or of none', () => {
	const unknown = [day('asta', monday, [stop('a', 9, 0), stop('x', 11, null)])]
	expect(costOfMove(unknown, 'x', { staff: 'asta', on: monday, from: 480 }, travel)).toBeNull()
	expect(costOfMove(unknown, 'nobody', { staff: 'asta', on: monday, from: 480 }, travel)).toBeNull()
})

test('moving there and back costs nothing; what is said is the difference between the two weeks', () => {
	const hour = fc.integer({ min: 8, max: 15 })
	const visit = fc.tuple(hour, fc.integer({ min: 0, max: 50 }))
	const visits = fc.uniqueArray(visit, { minLength: 1, maxLength: 5, selector: ([then]) => then })
	fc.assert(
		fc.property(
			visits,
			visits,
			hour,
			fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
			(one, other, to, base) => {
				const route = (name: string, list: typeof one) =>
					day(
						name,
						monday,
						list.map(([then, km], n) => stop(`${name}${n}`, then, km)),
						base,
					)
				const before = [route('asta', one), route('bo', other)]
				const moved = { ...before[0]!.stops[0]!, from: to * 60 + 7, to: to * 60 + 67 }
				const after = [
					{ ...before[0]!, stops: before[0]!.stops.slice(1) },
					{ ...before[1]!, stops: [...before[1]!.stops, moved] },
				]
				const driven = (week: readonly RouteDay[]) => week.reduce((sum, one) => sum + minutesDriven(one, travel), 0)
				const cost = costOfMove(before, 'asta0', { staff: 'bo', on: monday, from: moved.from }, travel)
				expect(cost).toBe(Math.round(driven(after) - driven(before)))
				const back = { staff: 'asta', on: monday, from: before[0]!.stops[0]!.from }
				expect((cost ?? 0) + (costOfMove(after, 'asta0', back, travel) ?? 0)).toBe(0)
			},
		),
	)
})
