// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { layRoute } from './change-route.ts'
import type { Plan, PlannedStop } from './problem.ts'
import { ofStart, ofStop, type Routes, stopsOf, width } from './routes.ts'

/** The best plan so far, stop by stop. */
export type KeptPlan = {
	readonly base: Int32Array
	readonly length: Int32Array
	readonly stops: Int32Array
	/** Shifts that may have changed since it was kept. */
	readonly changed: Uint8Array
}

export const nothingKept = (routes: Routes): KeptPlan => {
	const base = Int32Array.from(routes.active, (_, shift) => routes.base[shift * 2]! / width / 2)
	return {
		base,
		length: new Int32Array(base.length),
		stops: new Int32Array(routes.records.length / width / 2 + 1),
		changed: new Uint8Array(base.length).fill(1),
	}
}

export const keepPlan = (kept: KeptPlan, { active, base, length, records }: Routes): void => {
	for (let shift = 0; shift < active.length; shift += 1) {
		if (kept.changed[shift] === 0) continue
		kept.changed[shift] = 0
		const slot = active[shift]!
		kept.length[shift] = length[slot]!
		for (let at = 0; at < length[slot]!; at += 1)
			kept.stops[kept.base[shift]! + at] = records[base[slot]! + (at + 1) * width + ofStop]!
	}
}

/** Lays the kept plan again. */
export const layKept = (kept: KeptPlan, routes: Routes): void => {
	for (let shift = 0; shift < routes.active.length; shift += 1) layRoute(routes, shift, [])
	for (let shift = 0; shift < routes.active.length; shift += 1)
		layRoute(routes, shift, [...kept.stops.subarray(kept.base[shift]!, kept.base[shift]! + kept.length[shift]!)])
}

/** The routes as a plan: everything as early as it can begin. */
export const planOf = (routes: Routes): Plan => {
	const { prepared, active, base, records, shiftOf } = routes
	return {
		routes: Array.from(active, (slot, shift) =>
			stopsOf(routes, shift).map((stop, position): PlannedStop => {
				const at = records[base[slot]! + (position + 1) * width + ofStart]!
				return stop < prepared.tasks
					? { kind: 'task', index: stop, at }
					: { kind: 'break', index: stop - prepared.shift.firstBreak[shift]!, at }
			}),
		),
		unplanned: Array.from(shiftOf, (shift, task) => (shift < 0 ? task : -1)).filter((task) => task >= 0),
		cost: routes.cost,
	}
}
