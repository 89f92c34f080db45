// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { dueOf, ofDone, ofHere, ofStop, type Routes, serve, stopsOf, width } from './routes.ts'
import { costOfWays, goBackwards, goForwards } from './times-of-route.ts'

/** The slot to write a changed route into; the first time in a round the other one, so that the one that stood is kept. */
const slotToWrite = (routes: Routes, shift: number): number => {
	const slot = routes.active[shift]!
	if (routes.isTouched[shift] === 1) return slot
	routes.isTouched[shift] = 1
	routes.touched[routes.touchedCount++] = shift
	const other = slot ^ 1
	routes.active[shift] = other
	return other
}

/** Number, service, loads and version after one task more (1) or less (-1), copied from the slot that stood. */
const count = (routes: Routes, from: number, to: number): void => {
	const { dimensions } = routes.prepared
	routes.count[to] = routes.count[from]!
	routes.service[to] = routes.service[from]!
	routes.way[to] = routes.way[from]!
	for (let at = 0; at < dimensions; at += 1) routes.load[to * dimensions + at] = routes.load[from * dimensions + at]!
}

const countTask = (routes: Routes, shift: number, slot: number, task: number, one: 1 | -1): void => {
	const { dimensions, stops, task: columns, shift: shifts } = routes.prepared
	const service = stops.service[task]! * one
	routes.count[slot] = routes.count[slot]! + one
	routes.service[slot] = routes.service[slot]! + service
	for (let at = 0; at < dimensions; at += 1)
		routes.load[slot * dimensions + at] =
			routes.load[slot * dimensions + at]! + columns.load[task * dimensions + at]! * one
	routes.cost += dueOf(routes, task, shift) * one + serve(routes, shifts.crew[shift]!, service)
}

/** Puts a task before stop number `position` of a shift's route, where it has been found to fit. */
export const insertTask = (routes: Routes, task: number, shift: number, position: number): void => {
	const { records, prepared } = routes
	const from = routes.active[shift]!
	const to = slotToWrite(routes, shift)
	const fromBase = routes.base[from]!
	const toBase = routes.base[to]!
	const length = routes.length[from]!
	const cut = fromBase + position * width
	records.copyWithin(toBase + (position + 1) * width, cut, fromBase + (length + 2) * width)
	if (from !== to) {
		records.copyWithin(toBase, fromBase, cut)
		count(routes, from, to)
	}
	const before = routes.count[to] === 0 ? 0 : routes.way[to]! + prepared.shift.fixedCost[shift]!
	routes.length[to] = length + 1
	records[toBase + position * width + ofStop] = task
	countTask(routes, shift, to, task, 1)
	routes.shiftOf[task] = shift
	goForwards(routes, shift, to, position)
	let beyond = position + 1
	while (records[toBase + beyond * width + ofStop]! >= prepared.tasks) beyond += 1
	goBackwards(routes, shift, to, beyond)
	const way = costOfWays(routes, to)
	routes.way[to] = way
	routes.cost += way + prepared.shift.fixedCost[shift]! - before
	routes.version[to] = ++routes.newestVersion
}

/** Takes out of a shift's route every task of which `shiftOf` no longer says that it is there. False: what is left does not fit. */
export const removeTasks = (routes: Routes, shift: number): boolean => {
	const { records, prepared, shiftOf } = routes
	const { tasks } = prepared
	const from = routes.active[shift]!
	const before = routes.count[from] === 0 ? 0 : routes.way[from]! + prepared.shift.fixedCost[shift]!
	const to = slotToWrite(routes, shift)
	const fromBase = routes.base[from]!
	const toBase = routes.base[to]!
	const length = routes.length[from]!
	if (from !== to) count(routes, from, to)
	let kept = 1
	let first = 0
	for (let position = 1; position <= length; position += 1) {
		const stop = records[fromBase + position * width + ofStop]!
		if (stop < tasks && shiftOf[stop] !== shift) {
			if (first === 0) {
				first = position
				if (from !== to) records.copyWithin(toBase, fromBase, fromBase + position * width)
			}
			countTask(routes, shift, to, stop, -1)
		} else {
			if (first !== 0) records[toBase + kept * width + ofStop] = stop
			kept += 1
		}
	}
	records[toBase + kept * width + ofStop] = -1
	routes.length[to] = kept - 1
	const possible = goForwards(routes, shift, to, first)
	goBackwards(routes, shift, to, kept)
	const way = costOfWays(routes, to)
	routes.way[to] = way
	routes.cost += (routes.count[to] === 0 ? 0 : way + prepared.shift.fixedCost[shift]!) - before
	routes.version[to] = ++routes.newestVersion
	return possible
}

/** What a route costs besides its tasks' dues. */
const costOfRoute = ({ count, way, prepared }: Routes, shift: number, slot: number): number =>
	count[slot] === 0 ? 0 : way[slot]! + prepared.shift.fixedCost[shift]!

/** Lays a shift's route anew, stop by stop, outside any round. False: it does not fit; of more than there is room for, nothing is laid. */
export const layRoute = (routes: Routes, shift: number, laid: readonly number[]): boolean => {
	const { records, prepared, active, base } = routes
	const { tasks, shift: shifts } = prepared
	const slot = active[shift]!
	const room = (base[(slot & ~1) + 1]! - base[slot & ~1]!) / width
	if (laid.length + 2 > room) return false
	const before = costOfRoute(routes, shift, slot)
	for (const stop of stopsOf(routes, shift))
		if (stop < tasks) {
			countTask(routes, shift, slot, stop, -1)
			routes.shiftOf[stop] = -1
		}
	const start = base[slot]!
	records[start + ofStop] = -1
	records[start + ofDone] = shifts.from[shift]!
	records[start + ofHere] = shifts.start[shift]!
	for (const [at, stop] of [...laid, -1].entries()) {
		records[start + (at + 1) * width + ofStop] = stop
		if (stop < 0 || stop >= tasks) continue
		countTask(routes, shift, slot, stop, 1)
		routes.shiftOf[stop] = shift
	}
	routes.length[slot] = laid.length
	const possible = goForwards(routes, shift, slot, 1)
	goBackwards(routes, shift, slot, laid.length + 1)
	routes.way[slot] = costOfWays(routes, slot)
	routes.cost += costOfRoute(routes, shift, slot) - before
	routes.version[slot] = ++routes.newestVersion
	return possible
}

/** What has been changed in this round stands from now on. */
export const keepChanges = (routes: Routes): void => {
	for (let at = 0; at < routes.touchedCount; at += 1) routes.isTouched[routes.touched[at]!] = 0
	routes.touchedCount = 0
}

/** Every route is again as it was when the round began. Where each task is, and the cost, are the caller's to put back. */
export const undoChanges = (routes: Routes): void => {
	const { active, touched, isTouched, service, served, prepared } = routes
	for (let at = 0; at < routes.touchedCount; at += 1) {
		const shift = touched[at]!
		const slot = active[shift]!
		active[shift] = slot ^ 1
		isTouched[shift] = 0
		const crew = prepared.shift.crew[shift]!
		served[crew] = served[crew]! + service[slot ^ 1]! - service[slot]!
	}
	routes.touchedCount = 0
}
