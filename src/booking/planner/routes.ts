// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import type { Prepared } from './prepared.ts'

/** What is kept of each stop of a route, `width` numbers one after the other. The first is the leaving, the last the coming home. */
export const width = 8
/** Which stop; -1 for leaving and coming home. */
export const ofStop = 0
/** When it begins at the earliest, those before it being as they are. */
export const ofStart = 1
/** When one is free again. */
export const ofDone = 2
/** When it must begin at the latest, those after it being as they are. */
export const ofLatest = 3
/** Where one is afterwards: after a break where one was before. */
export const ofHere = 4
/** Where the way that comes before it, or after it if it is a break, leads. */
export const ofAhead = 5
/** What the way from where one was to `ofAhead` costs. */
export const ofLeg = 6

/**
 * The route of every shift, each in two slots: one stands, in the other a changed one is written. Slot `active[shift]` counts;
 * taking back a round of changes is pointing to the other slot again. A route keeps its version as long as nothing in it changes.
 */
export type Routes = {
	readonly prepared: Prepared
	readonly active: Int32Array
	/** By slot: where its records begin, and how many stops it has (the record of coming home is one further). */
	readonly base: Int32Array
	readonly length: Int32Array
	readonly records: Int32Array
	/** By slot: number of tasks, cost of ways, time of service, loads (`dimensions` each), version. */
	readonly count: Int32Array
	readonly way: Float64Array
	readonly service: Float64Array
	readonly load: Float64Array
	readonly version: Int32Array
	/** By task: the shift it is in, or -1. */
	readonly shiftOf: Int32Array
	/** By crew: time of service. */
	readonly served: Float64Array
	/** Shifts changed in this round. */
	readonly touched: Int32Array
	readonly isTouched: Uint8Array
	touchedCount: number
	newestVersion: number
	/** Ways, crews, days, fixed costs and fairness. */
	cost: number
}

/** How many tasks can be in a shift at most: those that stand, and of the shortest others what fills it. */
const roomFor = ({ tasks, task, shift, stops, problem }: Prepared, index: number, shortest: Int32Array): number => {
	const standing = problem.tasks.filter(({ only }, at) => only === index && task.pinned[at] === 1).length
	const hours = shift.to[index]! - shift.from[index]!
	let filled = 0
	let fits = 0
	while (fits < tasks && filled + shortest[fits]! <= hours) filled += shortest[fits++]!
	const breaks = shift.firstBreak[index + 1]! - shift.firstBreak[index]!
	return standing + Math.min(fits, shift.mostTasks[index]!) + breaks + 2 + (stops.service.length === 0 ? 1 : 0)
}

export const emptyRoutes = (prepared: Prepared): Routes => {
	const { tasks, shifts, dimensions } = prepared
	const base = new Int32Array(shifts * 2)
	const shortest = prepared.stops.service.slice(0, tasks).sort()
	let end = 0
	for (let shift = 0; shift < shifts; shift += 1) {
		const room = roomFor(prepared, shift, shortest) * width
		base[shift * 2] = end
		base[shift * 2 + 1] = end + room
		end += room * 2
	}
	return {
		prepared,
		active: Int32Array.from({ length: shifts }, (_, shift) => shift * 2),
		base,
		length: new Int32Array(shifts * 2),
		records: new Int32Array(end),
		count: new Int32Array(shifts * 2),
		way: new Float64Array(shifts * 2),
		service: new Float64Array(shifts * 2),
		load: new Float64Array(shifts * 2 * dimensions),
		version: new Int32Array(shifts * 2),
		shiftOf: new Int32Array(tasks).fill(-1),
		served: new Float64Array(prepared.problem.crews),
		touched: new Int32Array(shifts),
		isTouched: new Uint8Array(shifts),
		touchedCount: 0,
		newestVersion: 0,
		cost: 0,
	}
}

/** The stops of a shift in order. */
export const stopsOf = ({ active, base, length, records }: Routes, shift: number): number[] => {
	const slot = active[shift]!
	return Array.from({ length: length[slot]! }, (_, at) => records[base[slot]! + (at + 1) * width + ofStop]!)
}

/** What crew and day of a shift cost for a task. */
export const dueOf = ({ prepared: { problem, task, shift } }: Routes, index: number, in_: number): number =>
	task.crewDue[index * problem.crews + shift.crew[in_]!]! + task.dayDue[index * problem.days + shift.day[in_]!]!

/** A crew's time of service becomes so much more or less: what that does to the load's unevenness. */
export const serve = ({ prepared: { unevenness }, served }: Routes, crew: number, more: number): number => {
	const before = served[crew]!
	served[crew] = before + more
	return unevenness[crew]! * more * (2 * before + more)
}
