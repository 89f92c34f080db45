import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../../test/plan-checker.ts'
import type { Effort, Matrix, Plan, Problem, Shift, Task } from './problem.ts'
import { solve } from './solve.ts'
import { whyNot } from './why-not.ts'

/** Places 0 to 20 along a road, ten minutes and ten kroner from one to the next. */
const road: Matrix = (() => {
	const ways = Int32Array.from({ length: 21 * 21 }, (_, at) => Math.abs((at % 21) - Math.floor(at / 21)) * 10)
	return { size: 21, time: ways, cost: ways, unknownWay: { time: 25, cost: 25 } }
})()

const task = (it: Partial<Task> = {}): Task => ({
	id: 'visit',
	place: 1,
	service: 60,
	windows: [[0, 10_000]],
	grid: 1,
	load: [],
	costOfCrew: null,
	costOfDay: null,
	only: null,
	priority: 0,
	...it,
})
const shift = (it: Partial<Shift> = {}): Shift => ({
	id: 'day',
	crew: 0,
	day: 0,
	from: 0,
	to: 480,
	start: 0,
	end: 0,
	breaks: [],
	capacity: [],
	mostTasks: 99,
	fixedCost: 0,
	matrix: 0,
	...it,
})
const problem = (tasks: Task[], shifts: Shift[] = [shift()], it: Partial<Problem> = {}): Problem => ({
	tasks,
	shifts,
	matrices: [road],
	crews: 1 + Math.max(...shifts.map(({ crew }) => crew)),
	days: 1 + Math.max(...shifts.map(({ day }) => day)),
	fairness: 0,
	...it,
})

const planned = (of: Problem, effort: Partial<Effort> = {}): Plan => {
	const plan = solve(of, { seed: 1, iterations: 300, ...effort })
	expect(faultsOf(of, plan)).toEqual([])
	return plan
}
/** `t0@10 pause0@80 t1@200`, a line for each shift. */
const told = ({ routes }: Plan): string[] =>
	routes.map((route) =>
		route.map(({ kind, index, at }) => `${kind === 'task' ? 't' : 'pause'}${index}@${at}`).join(' '),
	)
const at = (time: number, only = 0): Partial<Task> => ({ only, windows: [[time, time]] })

describe('a day', () => {
	test('goes out and home the shortest way', () => {
		const plan = planned(problem([task({ place: 3 }), task({ place: 1 }), task({ place: 2 })]))
		expect(plan.cost).toBe(60)
		expect(told(plan)).toEqual([expect.stringMatching(/^(t1@10 t2@80 t0@150|t0@30 t2@100 t1@170)$/)])
	})
	test('without a beginning or an end does not count the way there or home', () => {
		const away = problem([task({ place: 20 })], [shift({ start: null, end: null, to: 60 })])
		expect(planned(away)).toMatchObject({ routes: [[{ at: 0 }]], cost: 0 })
	})
	test('takes the way that nobody knows from the matrix', () => {
		expect(planned(problem([task({ place: null })]))).toMatchObject({ routes: [[{ at: 25 }]], cost: 50 })
	})
	test('is measured by its own matrix', () => {
		const slow: Matrix = { ...road, time: road.time.map((way) => way * 3), cost: road.cost.map((way) => way * 2) }
		const of = problem([task({ place: 2 })], [shift({ matrix: 1 })], { matrices: [road, slow] })
		expect(planned(of)).toMatchObject({ routes: [[{ at: 60 }]], cost: 80 })
	})
	test('holds no more than it may and can carry', () => {
		const three = [task(), task(), task()]
		expect(planned(problem(three, [shift({ mostTasks: 2 })])).unplanned).toHaveLength(1)
		const heavy = three.map((one) => ({ ...one, load: [2, 1] }))
		expect(planned(problem(heavy, [shift({ capacity: [4, 9] })])).unplanned).toHaveLength(1)
	})
	test('is opened only when that is worth what it costs', () => {
		const two = [task({ place: 1 }), task({ place: 2 })]
		const days = [shift({ fixedCost: 100 }), shift({ fixedCost: 100, crew: 1 })]
		const plan = planned(problem(two, days))
		expect(plan.cost).toBe(140)
		expect(told(plan)).toContain('')
	})
})

describe('a visit', () => {
	test('begins in one of its windows, and on whole multiples', () => {
		const two = task({
			windows: [
				[0, 9],
				[95, 200],
			],
			grid: 15,
		})
		expect(told(planned(problem([two])))).toEqual(['t0@105'])
	})
	test('whose windows hold no whole multiple is left out', () => {
		const none = problem([task({ windows: [[16, 29]], grid: 15 })])
		expect(planned(none).unplanned).toEqual([0])
	})
	test('goes to whoever costs least, never to whoever may not', () => {
		const dear = task({ costOfCrew: [50, 3, Number.POSITIVE_INFINITY] })
		const plan = planned(problem([dear], [shift(), shift({ crew: 1 }), shift({ crew: 2 })]))
		expect(told(plan)).toEqual(['', 't0@10', ''])
		expect(plan.cost).toBe(23)
	})
	test('is on the day that costs least, never on one that is closed to it', () => {
		const one = task({ costOfDay: [Number.POSITIVE_INFINITY, 9, 2], windows: [[0, 5000]] })
		const days = [0, 1, 2].map((day) => shift({ day, from: day * 1440, to: day * 1440 + 480 }))
		expect(told(planned(problem([one], days)))).toEqual(['', '', 't0@2890'])
	})
	test('of higher priority is placed before others, and of equal ones more rather than fewer', () => {
		const long = task({ priority: 80, service: 410 })
		const urgent = planned(problem([task(), task(), long]))
		expect(urgent.unplanned).toEqual([0, 1])
		expect(
			planned(problem([task({ service: 200 }), task({ service: 200 }), task({ service: 400 })])).unplanned,
		).toEqual([2])
	})
	test('is spread evenly over crews when that is asked', () => {
		const four = Array.from({ length: 4 }, () => task({ place: 0 }))
		const both = [shift(), shift({ crew: 1 })]
		expect(planned(problem(four, both, { fairness: 10 })).routes.map(({ length }) => length)).toEqual([2, 2])
	})
})

describe('what stands', () => {
	test('is not moved, and others go round it', () => {
		const plan = planned(problem([task({ place: 5, ...at(200) }), task({ place: 4 }), task({ place: 6 })]))
		expect(plan.routes[0]).toContainEqual({ kind: 'task', index: 0, at: 200 })
		expect(plan.unplanned).toEqual([])
	})
	test('stands even when the time between is too short, and nothing is put between', () => {
		const close = [task({ place: 2, ...at(100) }), task({ place: 9, ...at(150) }), task({ place: 3 })]
		const plan = planned(problem(close))
		expect(told(plan)).toEqual([expect.stringContaining('t0@100 t1@150')])
		expect(plan.unplanned).toEqual([])
	})
	test('stands on a day that is otherwise full, and outside the hours', () => {
		const of = problem([task(at(100)), task(at(470)), task()], [shift({ mostTasks: 1 })])
		expect(told(solve(of, { seed: 1, iterations: 50 }))).toEqual(['t0@100 t1@470'])
	})
})

describe('a break', () => {
	const noon = { id: 'noon', service: 30, windows: [[210, 240]] as const }
	test('is taken also when there is nothing else', () =>
		expect(told(planned(problem([], [shift({ breaks: [noon] })])))).toEqual(['pause0@210']))
	test('is taken where the visit before was, before the way to the next', () => {
		const plan = planned(
			problem([task({ place: 4, windows: [[150, 150]] }), task({ place: 8 })], [shift({ breaks: [noon] })]),
		)
		expect(told(plan)).toEqual(['t0@150 pause0@210 t1@280'])
	})
	test('keeps its order and its window between visits', () => {
		const tea = { id: 'tea', service: 15, windows: [[120, 180]] as const }
		const plan = planned(
			problem(
				[1, 2, 3, 4, 5].map((place) => task({ place })),
				[shift({ breaks: [tea, noon] })],
			),
		)
		expect(plan.unplanned).toEqual([])
	})
	test('that cannot be taken closes its day', () => {
		const early = { id: 'early', service: 10, windows: [[-90, -60]] as const }
		expect(solve(problem([task()], [shift({ breaks: [early] })]), { seed: 1, iterations: 9 }).unplanned).toEqual([0])
	})
})

describe('planning again', () => {
	const visits = Array.from({ length: 12 }, (_, index) => task({ place: 1 + (index % 7), service: 30 + index }))
	const days = [0, 1, 2].map((day) => shift({ day, from: day * 1440, to: day * 1440 + 300 }))
	const before = solve(problem(visits, days), { seed: 3, iterations: 500 })
	const daysOf = ({ routes }: Plan): number[] =>
		visits.map((_, index) =>
			routes.findIndex((route) => route.some((stop) => stop.kind === 'task' && stop.index === index)),
		)

	test('from a plan without a change moves nothing', () =>
		expect(planned(problem(visits, days), { start: before, iterations: 0 })).toEqual(before))
	test('after a day is lost places its visits elsewhere', () => {
		const lost = problem(visits, [shift({ to: 0 }), ...days.slice(1), shift({ day: 3, from: 4320, to: 4620 })])
		const plan = planned(lost, { start: before, iterations: 300 })
		expect(plan.routes[0]).toEqual([])
		expect(plan.unplanned).toEqual([])
		const stayed = daysOf(plan).filter((day, index) => day === daysOf(before)[index]).length
		expect(stayed).toBeGreaterThanOrEqual(5)
	})
	test('from a plan that names what does not exist takes what does', () => {
		const wrong: Plan = {
			routes: [
				[
					{ kind: 'task', index: 77, at: 5 },
					{ kind: 'break', index: 3, at: 9 },
					{ kind: 'task', index: 0, at: 20 },
					{ kind: 'task', index: 0, at: 30 },
				],
			],
			unplanned: [],
			cost: 0,
		}
		expect(planned(problem(visits, days), { start: wrong }).unplanned).toEqual([])
	})
})

describe('an effort', () => {
	test('of nothing at all is answered', () => {
		expect(solve(problem([], [shift()]), { seed: 1, iterations: 10 })).toEqual({ routes: [[]], unplanned: [], cost: 0 })
		expect(solve({ ...problem([task()]), shifts: [] }, { seed: 1, iterations: 10 }).unplanned).toEqual([0])
	})
	test('tells how far it is, and stops when told', () => {
		const seen: number[] = []
		planned(problem([task(), task({ place: 3 })]), {
			iterations: 100_000,
			heed: (done, { unplanned }) => {
				seen.push(done)
				expect(unplanned).toBe(0)
				return done >= 600 ? 'stop' : 'go on'
			},
		})
		expect(seen).toEqual([0, 200, 400, 600])
	})
})

describe('why not', () => {
	const why = (of: Problem): string => {
		const plan = solve(of, { seed: 1, iterations: 100 })
		return whyNot(of, plan, plan.unplanned.at(-1) ?? -1)
	}
	test.each([
		['nobody_may', problem([task({ costOfCrew: [Number.POSITIVE_INFINITY] })])],
		['no_window', problem([task({ windows: [[481, 900]] })])],
		['no_window', problem([task({ costOfDay: [Number.POSITIVE_INFINITY] })])],
		['too_long', problem([task({ service: 470 })])],
		['capacity', problem([task({ load: [3] })], [shift({ capacity: [2] })])],
		['capacity', problem([task(), task()], [shift({ mostTasks: 1 })])],
		['full', problem([task({ service: 300 }), task({ service: 300 })])],
		[
			'full',
			problem([task({ service: 300 })], [shift({ breaks: [{ id: 'b', service: 200, windows: [[200, 200]] }] })]),
		],
	])('%s', (reason, of) => expect(why(of)).toBe(reason))
})
