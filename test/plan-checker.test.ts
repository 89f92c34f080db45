import { describe, expect, test } from 'vitest'
import type { Matrix, Plan, PlannedStop, Problem, Shift, Task } from '../src/booking/planner/problem.ts'
import { faultsOf } from './plan-checker.ts'

/** Four places on a line, ten apart; the way costs twice its time. */
const line = (size: number): Matrix => {
	const time = Int32Array.from(
		{ length: size * size },
		(_, cell) => Math.abs(Math.floor(cell / size) - (cell % size)) * 10,
	)
	return { size, time, cost: time.map((minutes) => minutes * 2), unknownWay: { time: 15, cost: 30 } }
}
const task = (id: string, place: number | null, windows: Task['windows'], more: Partial<Task> = {}): Task => ({
	...{
		id,
		place,
		windows,
		service: 60,
		grid: 5,
		load: [1],
		costOfCrew: null,
		costOfDay: null,
		only: null,
		priority: 0,
	},
	...more,
})
const shift = (id: string, more: Partial<Shift> = {}): Shift => ({
	...{
		id,
		crew: 0,
		day: 0,
		from: 480,
		to: 930,
		start: 0,
		end: 0,
		capacity: [5],
		mostTasks: 5,
		fixedCost: 7,
		matrix: 0,
	},
	breaks: [{ id: 'lunch', service: 30, windows: [[690, 750]] }],
	...more,
})
const visit = (index: number, at: number): PlannedStop => ({ kind: 'task', index, at })
const rest = (at: number, index = 0): PlannedStop => ({ kind: 'break', index, at })

const wholeDay: Task['windows'] = [[480, 900]]
const problem: Problem = {
	tasks: [
		task('a', 1, [
			[480, 540],
			[720, 780],
		]),
		task('b', 2, wholeDay, { costOfCrew: [3, Number.POSITIVE_INFINITY] }),
		task('c', null, wholeDay, { costOfDay: [4, Number.POSITIVE_INFINITY] }),
		task('d', 3, [[600, 600]], { only: 1, grid: 1 }),
		task('e', 3, wholeDay, { service: 400, priority: 9 }),
	],
	shifts: [shift('monday'), shift('tuesday', { crew: 1, day: 1, breaks: [], start: null })],
	matrices: [line(4)],
	crews: 2,
	days: 2,
	fairness: 0.5,
}
/**
 * Monday: 0 →10→ a 490–550 →10→ b 560–620, lunch 690–720, →15→ c 735–795 →15→ 0 at 810.
 * Ways 10 + 10 + 15 + 15 minutes, 20 + 20 + 30 + 30; crew 3, day 4, fixed 7. Tuesday: d, home 60, fixed 7.
 * Load: 180² ÷ 450 = 72 and 60² ÷ 450 = 8, half of it 40.
 */
const plan: Plan = {
	routes: [[visit(0, 490), visit(1, 560), rest(690), visit(2, 735)], [visit(3, 600)]],
	unplanned: [4],
	cost: 100 + 3 + 4 + 7 + 60 + 7 + 40,
}
const withRoute = (index: number, route: PlannedStop[], more: Partial<Plan> = {}): Plan => ({
	...plan,
	routes: plan.routes.map((one, at) => (at === index ? route : one)),
	...more,
})
const withTask = (index: number, more: Partial<Task>): Problem => ({
	...problem,
	tasks: problem.tasks.map((one, at) => (at === index ? { ...one, ...more } : one)),
})
const withShift = (index: number, more: Partial<Shift>): Problem => ({
	...problem,
	shifts: problem.shifts.map((one, at) => (at === index ? { ...one, ...more } : one)),
})

test('a sound plan has no faults', () => expect(faultsOf(problem, plan)).toEqual([]))

test('nor has an empty one', () => {
	const nobody: Problem = { ...problem, tasks: [], shifts: [] }
	expect(faultsOf(nobody, { routes: [], unplanned: [], cost: 0 })).toEqual([])
})

describe('each kind of fault is said in words', () => {
	const [monday = []] = plan.routes
	test.each<[string, Problem, Plan, string]>([
		[
			'a visit outside its hours',
			withTask(0, {
				windows: [
					[480, 489],
					[720, 780],
				],
			}),
			plan,
			'task a begins at 490, outside 480–489, 720–780',
		],
		['a start off the grid', withTask(1, { grid: 100 }), plan, 'task b begins at 560, off its grid of 100'],
		[
			'a way too short',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 555), rest(690), visit(2, 735)]),
			'task b begins at 555 and cannot be reached before 560',
		],
		[
			'an unknown way too short',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 560), rest(690), visit(2, 730)]),
			'task c begins at 730 and cannot be reached before 735',
		],
		[
			'the way from the start too short',
			problem,
			withRoute(0, [visit(0, 485), visit(1, 560), rest(690), visit(2, 735)]),
			'task a begins at 485 and cannot be reached before 490',
		],
		['home too late', withShift(0, { to: 809 }), plan, 'shift monday: ends at 810, after 809'],
		[
			'a break forgotten',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 560), visit(2, 735)]),
			'break lunch is not taken',
		],
		[
			'a break taken twice',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 560), rest(690), rest(720), visit(2, 765)]),
			'break lunch is taken 2 times',
		],
		[
			'a break outside its hours',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 560), rest(685), visit(2, 735)]),
			'break lunch begins at 685, outside 690–750',
		],
		[
			'a break during a visit',
			problem,
			withRoute(0, [visit(0, 490), visit(1, 640), rest(690), visit(2, 735)]),
			'break lunch begins at 690 and cannot be reached before 700',
		],
		[
			'breaks in another order',
			withShift(0, {
				breaks: [
					{ id: 'lunch', service: 5, windows: [[620, 800]] },
					{ id: 'coffee', service: 5, windows: [[620, 800]] },
				],
			}),
			withRoute(0, [visit(0, 490), visit(1, 560), rest(690, 1), rest(700, 0), visit(2, 735)]),
			'breaks are not in their order',
		],
		[
			'a break forgotten on a day without visits',
			problem,
			withRoute(0, [], { unplanned: [0, 1, 2, 4] }),
			'shift monday: break lunch is not taken',
		],
		['too much carried', withShift(0, { capacity: [2] }), plan, 'carries 3 of kind 0, at most 2'],
		['too many visits', withShift(0, { mostTasks: 2 }), plan, '3 tasks, at most 2'],
		['another shift than the only one', withTask(3, { only: 0 }), plan, 'task d may only be in shift number 0'],
		[
			'a crew that may not',
			withTask(1, { costOfCrew: [Number.POSITIVE_INFINITY, 0] }),
			plan,
			'task b may not be done by crew 0',
		],
		[
			'a day that may not be',
			withTask(2, { costOfDay: [Number.POSITIVE_INFINITY, 0] }),
			plan,
			'task c may not be on day 0',
		],
		['a pinned visit moved', problem, withRoute(1, [visit(3, 610)]), 'task d begins at 610, outside 600–600'],
		['a pinned visit left out', problem, withRoute(1, [], { unplanned: [3, 4] }), 'task d is pinned and left out'],
		['a visit twice', problem, withRoute(1, [visit(3, 600), visit(2, 800)]), 'task c stands 2 times'],
		['a visit planned and unplanned', problem, { ...plan, unplanned: [4, 0] }, 'task a stands 2 times'],
		['a visit nowhere', problem, { ...plan, unplanned: [] }, 'task e is neither planned nor named as unplanned'],
		['another cost than claimed', problem, { ...plan, cost: plan.cost - 1 }, `costs 221 and claims 220`],
		['a missing route', problem, { ...plan, routes: [monday] }, '1 routes for 2 shifts'],
		[
			'a stop that does not exist',
			problem,
			withRoute(1, [visit(3, 600), visit(17, 700)]),
			'route 1 has a task 17, which does not exist',
		],
		[
			'an unplanned visit that does not exist',
			problem,
			{ ...plan, unplanned: [4, -1] },
			'unplanned has a task -1, which does not exist',
		],
		[
			'a time that is none',
			problem,
			withRoute(1, [visit(3, Number.NaN)]),
			'task 3 begins at NaN, which is no whole number',
		],
	])('%s', (_, asked, answered, said) =>
		expect(faultsOf(asked, answered)).toContainEqual(expect.stringContaining(said)),
	)
})

describe('what is pinned', () => {
	const pinnedAt = (id: string, place: number, at: number): Task => task(id, place, [[at, at]], { only: 0, grid: 1 })
	const booked = (...tasks: Task[]): Problem => ({
		...problem,
		tasks,
		fairness: 0,
		shifts: [shift('monday', { breaks: [], fixedCost: 0 })],
	})
	const sameDay = (...stops: PlannedStop[]): string[] => {
		const tasks = [pinnedAt('first', 3, 480), pinnedAt('second', 1, 545), task('free', 2, wholeDay)]
		const unplanned = [0, 1, 2].filter((index) => !stops.some((stop) => stop.index === index))
		return faultsOf(booked(...tasks), { routes: [stops], unplanned, cost: 0 }).filter(
			(fault) => !fault.startsWith('costs'),
		)
	}
	test('stands, however little time is left between two that stand', () =>
		expect(sameDay(visit(0, 480), visit(1, 545))).toEqual([]))
	test('but nothing else is put where there is no time for it', () => {
		expect(sameDay(visit(0, 480), visit(1, 545), visit(2, 610))).toEqual([expect.stringContaining('before 615')])
		expect(sameDay(visit(0, 480), visit(2, 550), visit(1, 545))).not.toEqual([])
	})
	test('also beside a break that has no room, where nothing else was put', () => {
		const tasks = [pinnedAt('first', 1, 660), pinnedAt('second', 2, 720), pinnedAt('third', 2, 790)]
		const asked = { ...booked(...tasks), shifts: [shift('monday', { fixedCost: 0 })] }
		const answered: Plan = {
			routes: [[visit(0, 660), visit(1, 720), visit(2, 790), rest(850)]],
			unplanned: [],
			cost: 80,
		}
		expect(faultsOf(asked, answered)).toEqual([])
		const more = { ...asked, tasks: [...tasks.slice(0, 2), task('free', 2, wholeDay)] }
		expect(faultsOf(more, answered)).toEqual([expect.stringContaining('break lunch begins at 850, outside')])
	})
	test('also where its crew could not be chosen any more, and off the grid', () => {
		const told = { ...pinnedAt('first', 1, 503), grid: 5, costOfCrew: [Number.POSITIVE_INFINITY, 0] }
		expect(faultsOf(booked(told), { routes: [[visit(0, 503)]], unplanned: [], cost: 40 })).toEqual([])
	})
})
