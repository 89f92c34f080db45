// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Candidates } from './candidates.ts'
import { ofAhead, ofDone, ofHere, ofLatest, ofLeg, ofStop, type Routes, width } from './routes.ts'
import { earliestStart, never } from './start-times.ts'

/** Ways more than any insertion takes: it does not fit. */
export const noRoom = 0x3fffffff

const isFull = ({ prepared, count, load }: Routes, task: number, shift: number, slot: number): boolean => {
	const { dimensions, shift: shifts, task: columns } = prepared
	if (count[slot]! >= shifts.mostTasks[shift]!) return true
	for (let at = 0; at < dimensions; at += 1)
		if (
			load[slot * dimensions + at]! + columns.load[task * dimensions + at]! >
			shifts.capacity[shift * dimensions + at]!
		)
			return true
	return false
}

/** Whether one who is free at `done`, where the way ahead takes `way`, gets past the breaks that stand from record `at` on in time. */
const getsPastBreaks = ({ records, prepared }: Routes, at: number, done: number, way: number): boolean => {
	let free = done
	let next = at
	while (records[next + ofStop]! >= prepared.tasks) {
		const pause = records[next + ofStop]!
		const start = earliestStart(prepared.stops, pause, free)
		if (start === never) return false
		free = start + prepared.stops.service[pause]!
		next += width
	}
	return free + way <= records[next + ofLatest]!
}

/**
 * Finds where in a shift's route a task adds least to its ways, and writes it as what is known of candidate number `ordinal`. Earliest
 * starts come from before, latest starts from behind, so that each position is judged in one step. The position `without` is passed over.
 */
export const findInsertion = (
	routes: Routes,
	{ known }: Candidates,
	task: number,
	shift: number,
	ordinal: number,
	without: number,
): void => {
	const { records, prepared } = routes
	const { stops, tasks, ways, shift: shifts } = prepared
	const slot = routes.active[shift]!
	const written = ordinal * 4
	known[written] = routes.version[slot]!
	known[written + 1] = noRoom
	known[written + 3] = shift
	if (isFull(routes, task, shift, slot)) return
	const { timeTo, time, costTo, cost } = ways
	const row = shifts.ways[shift]! + prepared.task.place[task]! * ways.places
	const service = stops.service[task]!
	const firstWindow = stops.firstWindow[task]!
	const lastWindow = stops.firstWindow[task + 1]! - 1
	const opens = stops.opens[firstWindow]!
	const closes = stops.closes[lastWindow]!
	const isPlain = firstWindow === lastWindow && stops.grid[task] === 1
	const base = routes.base[slot]!
	const home = base + (routes.length[slot]! + 1) * width
	let best = noRoom
	let bestAt = 0
	let done = records[base + ofDone]!
	let here = records[base + ofHere]!
	for (let at = base + width; at <= home; at += width) {
		if (done > closes) break
		const ahead = records[at + ofAhead]!
		const more = costTo[row + here]! + cost[row + ahead]! - records[at + ofLeg]!
		if (more < best) {
			const arrival = done + timeTo[row + here]!
			if (arrival <= closes) {
				const start = arrival <= opens ? opens : isPlain ? arrival : earliestStart(stops, task, arrival)
				const left = start + service
				const fits =
					records[at + ofStop]! < tasks
						? left + time[row + ahead]! <= records[at + ofLatest]!
						: getsPastBreaks(routes, at, left, time[row + ahead]!)
				if (fits && at !== without) {
					best = more
					bestAt = at
				}
			}
		}
		done = records[at + ofDone]!
		here = records[at + ofHere]!
	}
	if (bestAt === 0) return
	const opening = routes.count[slot] === 0 ? records[home + ofLeg]! + Math.round(shifts.fixedCost[shift]!) : 0
	known[written + 1] = best + opening
	known[written + 2] = (bestAt - base) / width
}
