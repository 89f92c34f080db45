import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../../test/plan-checker.ts'
import type { Matrix, Plan, Problem, Task, Window } from './problem.ts'
import { solve } from './solve.ts'
import { whyNot } from './why-not.ts'

const whole = (min: number, max: number) => fc.integer({ min, max })
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null })

const matrix: fc.Arbitrary<Matrix> = fc
	.record({ size: whole(1, 7), seed: fc.array(whole(0, 60), { minLength: 98, maxLength: 98 }) })
	.map(({ size, seed }) => {
		const ways = (from: number) =>
			Int32Array.from({ length: size * size }, (_, at) =>
				at % size === Math.floor(at / size) ? 0 : (seed[from + at] ?? 0),
			)
		return { size, time: ways(0), cost: ways(49), unknownWay: { time: 20, cost: 25 } }
	})

/** Windows in order, not touching. */
const windows = (from: number, to: number): fc.Arbitrary<Window[]> =>
	fc
		.uniqueArray(whole(from, to), { minLength: 2, maxLength: 6 })
		.map((times) => times.sort((a, b) => a - b))
		.map((times) =>
			times.flatMap((time, at): Window[] => (at % 2 === 1 ? [[times[at - 1] ?? 0, time]] : [])).slice(0, 3),
		)
		.map((of) => (of.length === 0 ? [[from, to]] : of))

const costs = (count: number) =>
	maybe(
		fc.array(fc.oneof({ weight: 3, arbitrary: whole(0, 30) }, fc.constant(Number.POSITIVE_INFINITY)), {
			minLength: count,
			maxLength: count,
		}),
	)

const crews = 2
const days = 3

const task = (index: number, size: number, shifts: number) =>
	fc
		.record({
			place: maybe(whole(0, size - 1)),
			service: whole(0, 70),
			windows: windows(0, 480),
			grid: fc.constantFrom(1, 5, 15),
			load: fc.tuple(whole(0, 4)),
			costOfCrew: costs(crews),
			costOfDay: costs(days),
			only: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: whole(0, shifts - 1) }),
			priority: fc.constantFrom(0, 0, 0, 50, 100),
			pinned: whole(0, 1),
		})
		.map(({ pinned, ...it }) => {
			if (pinned > 0 || it.only === null) return { id: `t${index}`, ...it }
			const at = Math.ceil((it.windows[0]?.[0] ?? 0) / it.grid) * it.grid
			const window: Window = [at, at]
			return { id: `t${index}`, ...it, windows: [window], costOfCrew: null, costOfDay: null, load: [0] }
		})

const shift = (index: number, size: number) =>
	fc
		.record({
			from: whole(0, 120),
			hours: whole(120, 360),
			start: maybe(whole(0, size - 1)),
			end: maybe(whole(0, size - 1)),
			breaks: fc.array(fc.record({ service: whole(0, 30), at: whole(0, 200), wide: whole(5, 200) }), { maxLength: 2 }),
			capacity: fc.tuple(whole(2, 12)),
			mostTasks: whole(4, 9),
			fixedCost: whole(0, 50),
		})
		.map(({ from, hours, breaks, ...it }) => ({
			id: `s${index}`,
			crew: index % crews,
			day: Math.floor(index / crews),
			matrix: 0,
			from,
			to: from + hours,
			...it,
			breaks: (hours < 200 ? [] : breaks.toSorted((a, b) => a.at - b.at)).map(({ service, at, wide }, pause) => ({
				id: `b${pause}`,
				service,
				windows: [[from + Math.floor(at / 2), from + Math.floor(at / 2) + wide] as const],
			})),
		}))

const problem: fc.Arbitrary<Problem> = fc
	.record({ matrix, tasks: whole(1, 14), shifts: whole(1, 6), fairness: fc.constantFrom(0, 0, 3) })
	.chain(({ matrix, tasks, shifts, fairness }) =>
		fc.record({
			tasks: fc.tuple(...Array.from({ length: tasks }, (_, at) => task(at, matrix.size, shifts))),
			shifts: fc.tuple(...Array.from({ length: shifts }, (_, at) => shift(at, matrix.size))),
			matrices: fc.constant([matrix]),
			crews: fc.constant(crews),
			days: fc.constant(days),
			fairness: fc.constant(fairness),
		}),
	)

const isStanding = ({ only, windows }: Task): boolean =>
	only !== null && windows.length === 1 && windows[0]?.[0] === windows[0]?.[1]

/** Whether what stands can itself be kept: it may leave no time for a break. */
const isSound = (of: Problem): boolean => {
	const elsewhere = of.tasks.map((task) => (isStanding(task) ? task : { ...task, windows: [] }))
	return faultsOf(of, solve({ ...of, tasks: elsewhere }, { seed: 1, iterations: 0 })).length === 0
}

const weightOf = (of: Problem, plan: Plan): number =>
	plan.unplanned.reduce((sum, index) => sum + 1 + (of.tasks[index]?.priority ?? 0) * (of.tasks.length + 1), 0)

describe('whatever the problem', () => {
	test('every promise is kept, nobody is lost, and the same is planned again', () =>
		fc.assert(
			fc.property(problem.filter(isSound), whole(0, 1000), (it, seed) => {
				const plan = solve(it, { seed, iterations: 60 })
				expect(faultsOf(it, plan)).toEqual([])
				expect(solve(it, { seed, iterations: 60 })).toEqual(plan)
			}),
			{ numRuns: 150 },
		))

	test('rounds make no plan worse, and a plan taken over is kept unless a better one is found', () =>
		fc.assert(
			fc.property(problem.filter(isSound), whole(0, 1000), (it, seed) => {
				const first = solve(it, { seed, iterations: 0 })
				const again = solve(it, { seed, iterations: 0, start: first })
				expect(weightOf(it, again)).toBeLessThanOrEqual(weightOf(it, first))
				if (again.unplanned.length === first.unplanned.length) expect(again.routes).toEqual(first.routes)
				const better = solve(it, { seed, iterations: 60, start: first })
				expect(faultsOf(it, better)).toEqual([])
				expect(weightOf(it, better)).toBeLessThanOrEqual(weightOf(it, first))
				if (weightOf(it, better) === weightOf(it, first)) expect(better.cost).toBeLessThanOrEqual(first.cost + 1e-6)
			}),
			{ numRuns: 80 },
		))

	test('a plan of another problem is taken over as far as it fits', () =>
		fc.assert(
			fc.property(problem.filter(isSound), problem, whole(0, 1000), (it, other, seed) => {
				const start = solve(other, { seed, iterations: 0 })
				expect(faultsOf(it, solve(it, { seed, iterations: 20, start }))).toEqual([])
			}),
			{ numRuns: 80 },
		))

	test('whoever is told to stop hands over what is there', () =>
		fc.assert(
			fc.property(problem.filter(isSound), (it) => {
				const plan = solve(it, { seed: 1, iterations: 10_000_000, heed: () => 'stop' })
				expect(faultsOf(it, plan)).toEqual([])
			}),
			{ numRuns: 20 },
		))

	test('of every task in no shift it is said what would have to give', () =>
		fc.assert(
			fc.property(problem.filter(isSound), (it) => {
				const plan = solve(it, { seed: 1, iterations: 60 })
				for (const index of plan.unplanned) {
					const why = whyNot(it, plan, index)
					const alone = {
						...it,
						tasks: it.tasks.map((task, at) => (at === index ? task : { ...task, windows: [], only: null })),
						shifts: it.shifts.map((shift) => ({ ...shift, breaks: [] })),
					}
					const fits = !solve(alone, { seed: 1, iterations: 0 }).unplanned.includes(index)
					expect(
						why === 'full' || (why === 'capacity' && fits),
						`${why} and alone it ${fits ? 'fits' : 'does not'}`,
					).toBe(fits)
				}
			}),
			{ numRuns: 80 },
		))
})
