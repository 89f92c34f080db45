// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { ofAhead, ofDone, ofHere, ofLatest, ofLeg, ofStart, ofStop, type Routes, width } from './routes.ts'
import { earliestStart, latestStart, never } from './start-times.ts'

/**
 * Goes along a route from its stop number `first` (1 is the first after leaving) and writes when each begins at the earliest. A break is
 * taken where the stop before it was. What is pinned stands, however late one comes. False when a window is missed or the shift is over
 * before one is home, or what stands is come to too late after what does not; then the missed is written as begun at once.
 */
export const goForwards = (routes: Routes, shift: number, slot: number, first: number): boolean => {
	const { records, prepared } = routes
	const { stops, task, tasks, ways } = prepared
	const base = routes.base[slot]!
	const home = base + (routes.length[slot]! + 1) * width
	const matrix = prepared.shift.ways[shift]!
	let at = base + first * width
	let done = records[at - width + ofDone]!
	let here = records[at - width + ofHere]!
	let possible = true
	let before = at - width
	while (records[before + ofStop]! >= tasks) before -= width
	let stands = before === base || task.pinned[records[before + ofStop]!] === 1
	for (; at < home; at += width) {
		const stop = records[at + ofStop]!
		let start = 0
		if (stop < tasks) {
			const place = task.place[stop]!
			const arrival = done + ways.time[matrix + here * ways.places + place]!
			here = place
			if (task.pinned[stop] === 1) {
				start = stops.opens[stops.firstWindow[stop]!]!
				if (arrival > start && !stands) possible = false
				stands = true
			} else {
				stands = false
				start = earliestStart(stops, stop, arrival)
				if (start === never) {
					possible = false
					start = arrival
				}
			}
		} else {
			start = earliestStart(stops, stop, done)
			if (start === never) {
				possible = false
				start = done
			}
		}
		done = Math.max(done, start + stops.service[stop]!)
		records[at + ofStart] = start
		records[at + ofDone] = done
		records[at + ofHere] = here
	}
	const end = prepared.shift.end[shift]!
	const back = done + ways.time[matrix + here * ways.places + end]!
	records[home + ofStart] = back
	records[home + ofDone] = back
	records[home + ofHere] = end
	return possible && (stands || back <= prepared.shift.to[shift]!)
}

/** Goes back along a route from its stop number `last` and writes when each must begin at the latest, and what the ways cost. */
export const goBackwards = (routes: Routes, shift: number, slot: number, last: number): void => {
	const { records, prepared } = routes
	const { stops, task, tasks, ways } = prepared
	const base = routes.base[slot]!
	const length = routes.length[slot]!
	const matrix = prepared.shift.ways[shift]!
	let at = base + last * width
	if (last > length) {
		const end = prepared.shift.end[shift]!
		records[at + ofLatest] = prepared.shift.to[shift]!
		records[at + ofAhead] = end
		records[at + ofLeg] = ways.cost[matrix + records[at - width + ofHere]! * ways.places + end]!
		at -= width
	}
	let latest = records[at + width + ofLatest]!
	let ahead = records[at + width + ofAhead]!
	let breakNext = records[at + width + ofStop]! >= tasks
	for (; at > base; at -= width) {
		const stop = records[at + ofStop]!
		const way = breakNext ? 0 : ways.time[matrix + records[at + ofHere]! * ways.places + ahead]!
		const limit = latest - way - stops.service[stop]!
		breakNext = stop >= tasks
		if (!breakNext) ahead = task.place[stop]!
		latest =
			!breakNext && task.pinned[stop] === 1 ? stops.opens[stops.firstWindow[stop]!]! : latestStart(stops, stop, limit)
		records[at + ofLatest] = latest
		records[at + ofAhead] = ahead
		records[at + ofLeg] = ways.cost[matrix + records[at - width + ofHere]! * ways.places + ahead]!
	}
}

/** What the ways of a route cost; of one without tasks nothing. */
export const costOfWays = (routes: Routes, slot: number): number => {
	if (routes.count[slot] === 0) return 0
	const { records } = routes
	const home = routes.base[slot]! + (routes.length[slot]! + 1) * width
	let cost = 0
	for (let at = routes.base[slot]! + width; at <= home; at += width)
		if (records[at + ofStop]! < routes.prepared.tasks) cost += records[at + ofLeg]!
	return cost
}
