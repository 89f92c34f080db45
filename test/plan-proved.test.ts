import loaded from 'highs'
import { expect, test } from 'vitest'
import type { Problem } from '../src/booking/planner/problem.ts'
import { solve } from '../src/booking/planner/solve.ts'
import { faultsOf } from './plan-checker.ts'
import { randomProblem } from './plan-problems.ts'
import { integerProgram } from './plan-program.ts'
import { sized } from './size.ts'

/** The package's types are those of its older form; what is imported is the function itself. */
const highs = loaded as unknown as typeof loaded.default
const prover = highs()

/** As the integer program can tell it: an even load asked of nobody, nothing told yet, one break a day. */
const small = (seed: number): Problem => {
	const shape = [
		{ crews: 1, days: 2 },
		{ crews: 2, days: 1 },
	][seed % 2] ?? { crews: 1, days: 1 }
	const problem = randomProblem(seed, { tasks: 4 + (seed % 4), ...shape })
	return {
		...problem,
		fairness: 0,
		tasks: problem.tasks.filter(({ windows: [first], only }) => only === null || first?.[0] !== first?.[1]),
		shifts: problem.shifts.map((shift) => ({ ...shift, breaks: shift.breaks.slice(0, 1) })),
	}
}

const seeds = Array.from({ length: sized('plans proved', 20, 100) }, (_, at) => at + 1)

const sumOf = (weights: readonly number[]): number => weights.reduce((sum, one) => sum + one, 0)
/** First the weight of what is left out, then the cost. */
type Worth = readonly [left: number, cost: number]

const weightOf = ({ tasks }: Problem, index: number): number => 1 + (tasks[index]?.priority ?? 0) * (tasks.length + 1)

const best = new Map<number, Worth>()
const provedBest = async (seed: number): Promise<Worth> => {
	const problem = small(seed)
	const { text, costIn } = integerProgram(problem)
	const proved = (await prover).solve(text, { mip_rel_gap: 0, mip_abs_gap: 0 })
	expect(proved.Status).toBe('Optimal')
	const isLeft = (index: number): boolean =>
		((proved.Columns[`u_${index}`] as { Primal: number } | undefined)?.Primal ?? 0) > 0.5
	const left = [...problem.tasks.keys()].filter(isLeft).map((index) => weightOf(problem, index))
	return [sumOf(left), costIn(proved.ObjectiveValue)]
}
const planned = (seed: number, iterations: number): Worth => {
	const problem = small(seed)
	const plan = solve(problem, { seed, iterations })
	expect(faultsOf(problem, plan)).toEqual([])
	return [sumOf(plan.unplanned.map((index) => weightOf(problem, index))), plan.cost]
}

test.each(seeds)('a small plan cannot be bettered (%i)', { timeout: 300_000 }, async (seed) => {
	best.set(seed, await provedBest(seed))
	expect(planned(seed, 4000)).toEqual(best.get(seed))
})

test('a plan of hardly any rounds can be, and it is seen', () => {
	const hasty = [...best].map(([seed, [left, cost]]) => ({ hasty: planned(seed, 1), left, cost }))
	expect(hasty.filter(({ hasty: [more, dearer], left, cost }) => more > left || dearer > cost)).not.toEqual([])
	expect(
		hasty.filter(({ hasty: [more, dearer], left, cost }) => more < left || (more === left && dearer < cost)),
	).toEqual([])
})
