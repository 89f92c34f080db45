// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Candidates } from './candidates.ts'
import { removeTasks } from './change-route.ts'
import type { Neighbours } from './neighbours.ts'
import type { Random } from './random.ts'
import { ofStop, type Routes, width } from './routes.ts'

/** Average number taken out of the routes, the longest string, and how often a string is split and how often its middle grows. */
const average = 10
const longest = 10
const splits = 0.5
const grows = 0.01

/** Those taken out and where they were: first as many as were in no route before. */
export type Absent = {
	count: number
	readonly task: Int32Array
	readonly was: Int32Array
	/** The route that is being looked at. */
	readonly string: Int32Array
}

export const nobodyAbsent = (tasks: number): Absent => ({
	count: 0,
	task: new Int32Array(tasks),
	was: new Int32Array(tasks),
	string: new Int32Array(tasks),
})

/**
 * Adjacent string removal of Christiaens and Vanden Berghe, Slack Induction by String Removals for Vehicle Routing Problems
 * (Transportation Science 54, 2020), algorithm 2: around one task, strings of neighbouring routes are taken out, so that the routes
 * get slack in the same place at the same time. What is pinned is passed over. Around one who is left out only routes are chosen that it
 * may be in.
 */
export const ruin = (
	routes: Routes,
	{ each, near }: Neighbours,
	random: Random,
	absent: Absent,
	seed: number,
	{ may }: Candidates,
	meanLength: number,
): void => {
	const { shifts } = routes.prepared
	const isLeftOut = routes.shiftOf[seed]! < 0
	const mostOfString = Math.min(longest, meanLength)
	const strings = Math.floor(random.fraction() * ((4 * average) / (1 + mostOfString) - 1) + 1)
	let ruined = 0
	for (let rank = 0; rank < each && ruined < strings; rank += 1) {
		const task = near[seed * each + rank]!
		if (task < 0) return
		const shift = routes.shiftOf[task]!
		if (shift < 0 || routes.isTouched[shift] === 1) continue
		if (isLeftOut && may[seed * shifts + shift] === 0) continue
		takeString(routes, random, absent, task, shift, mostOfString)
		ruined += 1
	}
}

const takeOut = (routes: Routes, absent: Absent, task: number): void => {
	absent.task[absent.count] = task
	absent.was[absent.count] = routes.shiftOf[task]!
	absent.count += 1
	routes.shiftOf[task] = -1
}

const takeString = (
	routes: Routes,
	random: Random,
	absent: Absent,
	task: number,
	shift: number,
	mostOfString: number,
): void => {
	const { records, prepared } = routes
	const slot = routes.active[shift]!
	const base = routes.base[slot]!
	const length = routes.length[slot]!
	const removables = absent.string
	let size = 0
	let index = 0
	for (let at = base + width; at <= base + length * width; at += width) {
		const stop = records[at + ofStop]!
		if (stop >= prepared.tasks || prepared.task.pinned[stop] === 1) continue
		if (stop === task) index = size
		removables[size++] = stop
	}
	const taken = Math.floor(random.fraction() * Math.min(size, mostOfString) + 1)
	let spared = 0
	if (taken > 1 && taken < size && random.fraction() < splits) {
		spared = 1
		while (taken + spared < size && random.fraction() < grows) spared += 1
	}
	const span = taken + spared
	const earliest = Math.max(0, index - span + 1)
	const first = earliest + random.below(Math.min(index, size - span) - earliest + 1)
	const sparedFrom = spared === 0 ? span : 1 + random.below(taken - 1)
	for (let at = 0; at < span; at += 1)
		if (at < sparedFrom || at >= sparedFrom + spared) takeOut(routes, absent, removables[first + at]!)
	if (removeTasks(routes, shift)) return
	const before = absent.count
	for (let at = 0; at < size; at += 1)
		if (routes.shiftOf[removables[at]!] === shift) takeOut(routes, absent, removables[at]!)
	if (absent.count > before) removeTasks(routes, shift)
}
