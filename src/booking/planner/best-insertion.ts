// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { type Candidates, eachKnown, ofMore, ofPosition, ofShift, ofVersion } from './candidates.ts'
import { ofAhead, ofDone, ofHere, ofLatest, ofLeg, ofStop, type Routes, width } from './routes.ts'
import { earliestStart, never, startWithin } from './start-times.ts'

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
 * Finds where in a shift's route a task adds least to its ways, for candidate number `ordinal`, and writes what it found under `noted`. Earliest starts come from before, latest starts from behind, so that each position is judged in one step. What stands at
 * the record `without` is not put behind it.
 */
export const findInsertion = (
	routes: Routes,
	{ known, firstWindow, lastWindow }: Candidates,
	task: number,
	ordinal: number,
	noted: number,
	without: number,
): void => {
	const { records, prepared } = routes
	const { stops, tasks, ways, shift: shifts } = prepared
	const shift = known[ordinal * eachKnown + ofShift]!
	const slot = routes.active[shift]!
	known[noted + ofVersion] = routes.version[slot]!
	known[noted + ofMore] = noRoom
	if (isFull(routes, task, shift, slot)) return
	const { timeTo, time, costTo, cost } = ways
	const row = shifts.ways[shift]! + prepared.task.place[task]! * ways.places
	const service = stops.service[task]!
	const first = firstWindow[ordinal]!
	const last = lastWindow[ordinal]!
	const opens = stops.opens[first]!
	const closes = stops.closes[last]!
	const grid = stops.grid[task]!
	const isPlain = first === last && grid === 1
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
				const start = arrival <= opens ? opens : isPlain ? arrival : startWithin(stops, first, last, grid, arrival)
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
	known[noted + ofMore] = best + opening
	known[noted + ofPosition] = (bestAt - base) / width
}
