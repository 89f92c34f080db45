import { describe, expect, test } from 'vitest'
import type { Plan, Problem } from '../src/booking/planner/problem.ts'
import { solve } from '../src/booking/planner/solve.ts'
import { faultsOf } from './plan-checker.ts'
import { randomProblem } from './plan-problems.ts'
import { sized } from './size.ts'

const sizes = [
	{ tasks: 0, crews: 1, days: 1 },
	{ tasks: 1, crews: 1, days: 1 },
	{ tasks: 8, crews: 1, days: 2 },
	{ tasks: 30, crews: 3, days: 3 },
	{ tasks: 80, crews: 4, days: 5 },
]

const seeds = Array.from({ length: sized('random plannings of each size', 12, 200) }, (_, seed) => seed)

describe.each(sizes)('$tasks visits, $crews crews, $days days', (size) => {
	test('every plan keeps every promise', { timeout: 300_000 }, () => {
		for (const seed of seeds) {
			const problem = randomProblem(seed, size)
			expect(faultsOf(problem, solve(problem, { seed, iterations: 300 })), `seed ${seed}`).toEqual([])
		}
	})
	test('begun from another plan too, and from one that no longer fits', { timeout: 300_000 }, () => {
		for (const seed of seeds.filter((seed) => seed % 3 !== 2)) {
			const problem = randomProblem(seed, size)
			const start = solve(problem, { seed, iterations: 100 })
			const shorter: Problem = { ...problem, shifts: problem.shifts.map((shift) => ({ ...shift, to: shift.to - 45 })) }
			for (const asked of [problem, shorter])
				expect(faultsOf(asked, solve(asked, { seed, iterations: 100, start })), `seed ${seed}`).toEqual([])
		}
	})
	test('the same problem and effort give the same plan', () => {
		const problem = randomProblem(5, size)
		const plans = [1, 2].map((): Plan => solve(problem, { seed: 9, iterations: 500 }))
		expect(plans[0]).toEqual(plans[1])
	})
})
