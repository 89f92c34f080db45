// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Prepared } from './prepared.ts'
import { earliestStart } from './start-times.ts'

/** Where in what is known of a candidate stands what, and where the second part begins. */
export const eachKnown = 8
export const ofVersion = 0
export const ofMore = 1
export const ofPosition = 2
export const ofShift = 3
export const whenChanged = 4

/**
 * For each task the shifts it may be in, and what is known of each: the cheapest insertion there, and of which version of the route it
 * was found. Candidates of task `t` stand from `first[t]` to before `first[t + 1]`; one place more at the end is for trying.
 */
export type Candidates = {
	readonly first: Int32Array
	/**
	 * Eight numbers each: version of the route, ways more, position; the shift; and the first three again, as found when the route had
	 * been changed in that round. So what is known of the route that stood is still known when the round is taken back.
	 */
	readonly known: Int32Array
	/** The first and the last of the task's windows that meet the shift. */
	readonly firstWindow: Int32Array
	readonly lastWindow: Int32Array
	/** What crew and day cost. */
	readonly due: Float64Array
	/** 1 at `task × shifts + shift`: it is a candidate. */
	readonly may: Uint8Array
	/** The ordinal for trying. */
	readonly trial: number
}

/** Whether crew, day, windows and capacity let a task be in a shift where it is alone; ways are not looked at. */
const mayBeIn = ({ stops, shift, task, dimensions, problem }: Prepared, index: number, in_: number): boolean => {
	const only = problem.tasks[index]?.only ?? null
	if (only !== null && only !== in_) return false
	if (earliestStart(stops, index, shift.from[in_]!) + stops.service[index]! > shift.to[in_]!) return false
	if (shift.mostTasks[in_]! < 1) return false
	for (let at = 0; at < dimensions; at += 1)
		if (task.load[index * dimensions + at]! > shift.capacity[in_ * dimensions + at]!) return false
	return true
}

const firstFrom = ({ stops }: Prepared, index: number, from: number): number => {
	let window = stops.firstWindow[index]!
	while (stops.closes[window]! < from) window += 1
	return window
}
const lastUntil = ({ stops }: Prepared, index: number, to: number): number => {
	let window = stops.firstWindow[index + 1]! - 1
	while (stops.opens[window]! > to) window -= 1
	return window
}

/** Shifts in `closed` take nobody. What is pinned has no candidates: it is where it is. */
export const candidatesOf = (prepared: Prepared, closed: Uint8Array): Candidates => {
	const { tasks, shifts, problem, task, shift } = prepared
	const { crews, days } = problem
	const first = new Int32Array(tasks + 1)
	const may = new Uint8Array(tasks * shifts)
	const found: number[] = []
	const due: number[] = []
	const firstWindow: number[] = []
	const lastWindow: number[] = []
	for (let index = 0; index < tasks; index += 1) {
		for (let at = 0; at < shifts && task.pinned[index] === 0; at += 1) {
			const cost = task.crewDue[index * crews + shift.crew[at]!]! + task.dayDue[index * days + shift.day[at]!]!
			if (closed[at] === 1 || !(cost < Number.POSITIVE_INFINITY) || !mayBeIn(prepared, index, at)) continue
			found.push(at)
			due.push(cost)
			firstWindow.push(firstFrom(prepared, index, shift.from[at]!))
			lastWindow.push(lastUntil(prepared, index, shift.to[at]!))
			may[index * shifts + at] = 1
		}
		first[index + 1] = found.length
	}
	const known = new Int32Array((found.length + 1) * eachKnown)
	for (const [at, candidate] of found.entries()) known[at * eachKnown + ofShift] = candidate
	return {
		first,
		known,
		firstWindow: Int32Array.from(firstWindow),
		lastWindow: Int32Array.from(lastWindow),
		due: Float64Array.from(due),
		may,
		trial: found.length,
	}
}
