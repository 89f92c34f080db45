import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Planned, spreadOverYear } from './spread.ts'

const in_ = (month: number, earliest: number, id = `${month}-${earliest}-${Math.random()}`): Planned<string> => ({
	id,
	month,
	earliest,
})
const counted = (spread: ReadonlyMap<string, number>): Record<number, number> =>
	Object.fromEntries([...Map.groupBy(spread.values(), (month) => month)].map(([month, all]) => [month, all.length]))
const room =
	(...of: number[]) =>
	(month: number) =>
		of[month - 1] ?? 0

describe('a year spread against its room', () => {
	test('a month with time enough keeps its own', () => {
		const plan = [in_(3, 1), in_(3, 1), in_(4, 1)]
		expect(counted(spreadOverYear(plan, room(5, 5, 2, 1)))).toEqual({ 3: 2, 4: 1 })
	})
	test('what is too much goes to the nearest earlier month with room', () => {
		const plan = Array.from({ length: 5 }, () => in_(4, 1))
		expect(counted(spreadOverYear(plan, room(9, 1, 1, 2)))).toEqual({ 1: 1, 2: 1, 3: 1, 4: 2 })
	})
	test('nobody comes before their window is open', () => {
		const plan = Array.from({ length: 3 }, () => in_(4, 4))
		expect(counted(spreadOverYear(plan, room(9, 9, 9, 1)))).toEqual({ 4: 3 })
	})
	test('a month without room anywhere before it stays too full, and nobody vanishes', () => {
		const plan = [in_(2, 1), in_(2, 1), in_(2, 1), in_(1, 1)]
		expect(counted(spreadOverYear(plan, room(2, 1)))).toEqual({ 1: 2, 2: 2 })
	})
	test('any year: nobody vanishes, nobody is put off or comes too early, and no month is filled beyond its room', () => {
		const one = fc.record({ month: fc.integer({ min: 1, max: 13 }), before: fc.nat(12) })
		fc.assert(
			fc.property(
				fc.array(one, { maxLength: 60 }),
				fc.array(fc.nat(8), { minLength: 13, maxLength: 13 }),
				(some, rooms) => {
					const plan = some.map(({ month, before }, at) => ({ id: at, month, earliest: Math.max(1, month - before) }))
					const spread = spreadOverYear(plan, room(...rooms))
					expect(spread.size).toBe(plan.length)
					const own = (month: number) => plan.filter((one) => one.month === month).length
					const got = (month: number) => [...spread.values()].filter((one) => one === month).length
					for (const { id, month, earliest } of plan) {
						const to = spread.get(id) ?? 0
						expect(to <= month && to >= earliest).toBe(true)
						if (to === month || (rooms[month - 1] ?? 0) >= own(month)) expect(to).toBe(month)
						// Whoever stays in a month that is too full has nowhere to go.
						if (to === month && got(month) > (rooms[month - 1] ?? 0))
							for (let other = earliest; other < month; other++)
								expect(got(other)).toBeGreaterThanOrEqual(rooms[other - 1] ?? 0)
					}
					for (let month = 1; month <= 13; month++)
						expect(got(month)).toBeLessThanOrEqual(Math.max(own(month), rooms[month - 1] ?? 0))
				},
			),
		)
	})
})
