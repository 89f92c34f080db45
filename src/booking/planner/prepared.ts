import type { Break, Problem, Task, Window } from './problem.ts'
import { type Ways, waysOf } from './ways.ts'

/**
 * The problem in columns. A *stop* is a task or a break: stop `s` is task `s` as long as there are so many tasks, and a break after that,
 * the breaks of the first shift first.
 */
export type Prepared = {
	readonly problem: Problem
	readonly ways: Ways
	readonly tasks: number
	readonly shifts: number
	/** How many things a shift has a capacity of. */
	readonly dimensions: number
	readonly stops: StopColumns
	readonly task: TaskColumns
	readonly shift: ShiftColumns
	/** Fairness ÷ hours, for each crew. */
	readonly unevenness: Float64Array
}

/** Windows hold multiples of the grid only; those of stop `s` stand from `firstWindow[s]` to before `firstWindow[s + 1]`. */
export type StopColumns = {
	readonly service: Int32Array
	readonly grid: Int32Array
	readonly firstWindow: Int32Array
	readonly opens: Int32Array
	readonly closes: Int32Array
}

export type TaskColumns = {
	readonly place: Int32Array
	/** 1: it stands where it is. */
	readonly pinned: Uint8Array
	/** `dimensions` for each task. */
	readonly load: Float64Array
	/** What the crew and what the day costs: `crews` and `days` for each task. */
	readonly crewDue: Float64Array
	readonly dayDue: Float64Array
}

export type ShiftColumns = {
	readonly crew: Int32Array
	readonly day: Int32Array
	readonly from: Int32Array
	readonly to: Int32Array
	readonly start: Int32Array
	readonly end: Int32Array
	readonly mostTasks: Float64Array
	readonly fixedCost: Float64Array
	/** Where the ways of its matrix begin. */
	readonly ways: Int32Array
	/** The first of its breaks, as a stop. */
	readonly firstBreak: Int32Array
	readonly capacity: Float64Array
}

/** A visit that has been told: one shift, one start. */
export const isPinned = ({ only, windows }: Task): boolean =>
	only !== null && windows.length === 1 && windows[0]?.[0] === windows[0]?.[1]

const onGrid = (windows: readonly Window[], grid: number): Window[] =>
	windows
		.map(([earliest, latest]): Window => [Math.ceil(earliest / grid) * grid, Math.floor(latest / grid) * grid])
		.filter(([earliest, latest]) => earliest <= latest)

const stopColumns = (tasks: readonly Task[], breaks: readonly Break[]): StopColumns => {
	const windows = [
		...tasks.map((task) => (isPinned(task) ? task.windows : onGrid(task.windows, Math.max(1, task.grid)))),
		...breaks.map((pause) => onGrid(pause.windows, 1)),
	]
	const firstWindow = new Int32Array(windows.length + 1)
	for (const [index, of] of windows.entries()) firstWindow[index + 1] = (firstWindow[index] ?? 0) + of.length
	return {
		service: Int32Array.from([...tasks, ...breaks], ({ service }) => service),
		grid: Int32Array.from([...tasks.map((task) => Math.max(1, task.grid)), ...breaks.map(() => 1)]),
		firstWindow,
		opens: Int32Array.from(windows.flat(), ([earliest]) => earliest),
		closes: Int32Array.from(windows.flat(), ([, latest]) => latest),
	}
}

/** Cost for each of `count` crews or days; of what stands nothing is forbidden. */
const dues = (tasks: readonly Task[], count: number, of: 'costOfCrew' | 'costOfDay'): Float64Array => {
	const table = new Float64Array(tasks.length * count)
	for (const [index, task] of tasks.entries())
		for (const [at, cost] of (task[of] ?? []).slice(0, count).entries())
			table[index * count + at] = Number.isFinite(cost) || !isPinned(task) ? cost : 0
	return table
}

export const prepare = (problem: Problem): Prepared => {
	const { tasks, shifts, crews, days } = problem
	const ways = waysOf(problem)
	const placeOr = (place: number | null, otherwise: number): number =>
		place === null ? otherwise : place >= 0 && place < ways.unknown ? place : ways.unknown
	const breaks = shifts.flatMap((shift) => shift.breaks)
	const dimensions = Math.max(0, ...shifts.map(({ capacity }) => capacity.length))
	const firstBreak = new Int32Array(shifts.length + 1).fill(tasks.length)
	for (const [index, shift] of shifts.entries()) firstBreak[index + 1] = (firstBreak[index] ?? 0) + shift.breaks.length
	const hours = new Float64Array(crews)
	for (const { crew, from, to } of shifts) hours[crew] = (hours[crew] ?? 0) + (to - from)
	const spread = (rows: readonly (readonly number[])[], missing: number): Float64Array =>
		Float64Array.from(rows.flatMap((row) => Array.from({ length: dimensions }, (_, at) => row[at] ?? missing)))
	return {
		problem,
		ways,
		tasks: tasks.length,
		shifts: shifts.length,
		dimensions,
		stops: stopColumns(tasks, breaks),
		task: {
			place: Int32Array.from(tasks, ({ place }) => placeOr(place, ways.unknown)),
			pinned: Uint8Array.from(tasks, (task) => (isPinned(task) ? 1 : 0)),
			load: spread(
				tasks.map(({ load }) => load),
				0,
			),
			crewDue: dues(tasks, crews, 'costOfCrew'),
			dayDue: dues(tasks, days, 'costOfDay'),
		},
		shift: {
			crew: Int32Array.from(shifts, ({ crew }) => crew),
			day: Int32Array.from(shifts, ({ day }) => day),
			from: Int32Array.from(shifts, ({ from }) => from),
			to: Int32Array.from(shifts, ({ to }) => to),
			start: Int32Array.from(shifts, ({ start }) => placeOr(start, ways.nowhere)),
			end: Int32Array.from(shifts, ({ end }) => placeOr(end, ways.nowhere)),
			mostTasks: Float64Array.from(shifts, ({ mostTasks }) => mostTasks),
			fixedCost: Float64Array.from(shifts, ({ fixedCost }) => fixedCost),
			ways: Int32Array.from(shifts, ({ matrix }) => matrix * ways.places * ways.places),
			firstBreak,
			capacity: spread(
				shifts.map(({ capacity }) => capacity),
				Number.POSITIVE_INFINITY,
			),
		},
		unevenness: hours.map((worked) => problem.fairness / Math.max(1, worked)),
	}
}
