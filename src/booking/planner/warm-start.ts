// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { findInsertion, noRoom } from './best-insertion.ts'
import { type Candidates, eachKnown, ofMore, ofPosition, ofShift } from './candidates.ts'
import { insertTask, keepChanges, layRoute } from './change-route.ts'
import type { Plan } from './problem.ts'
import { ofStart, type Routes, stopsOf, width } from './routes.ts'
import { tooLate } from './start-times.ts'

/** `rank`: how many came before it in the plan. */
type Stop = { readonly stop: number; readonly at: number; readonly rank: number }

/** Takes over a plan that was made before. Where a day no longer fits, its visits are put in one by one, and what finds no room is left out. */
export const takeOver = (
	routes: Routes,
	candidates: Candidates,
	plan: Plan,
	stand: readonly (readonly number[])[],
): void => {
	for (const [shift, standing] of stand.entries()) {
		const visits = visitsOf(routes, candidates, plan, shift)
		if (visits.length === 0) continue
		const whole = [...standingAt(routes, plan, shift), ...visits].sort((a, b) => a.at - b.at || a.rank - b.rank)
		const laid = whole.map(({ stop }) => stop)
		if (!isTooMany(routes, shift, visits) && standsInOrder(routes, laid) && layRoute(routes, shift, laid)) continue
		layRoute(routes, shift, standing)
		for (const { stop } of visits) {
			const ordinal = ordinalOf(candidates, stop, shift)
			const noted = ordinal * eachKnown
			findInsertion(routes, candidates, stop, ordinal, noted, -1)
			if (candidates.known[noted + ofMore] === noRoom) continue
			insertTask(routes, stop, shift, candidates.known[noted + ofPosition]!)
			keepChanges(routes)
		}
	}
}

/** Whether breaks follow one another in their order, and what is pinned in order of time. */
const standsInOrder = ({ prepared: { tasks, task, stops } }: Routes, laid: readonly number[]): boolean => {
	let pause = -1
	let time = tooLate
	return laid.every((stop) => {
		const begins = stop < tasks && task.pinned[stop] === 1 ? stops.opens[stops.firstWindow[stop]!]! : time
		if ((stop >= tasks && stop < pause) || begins < time) return false
		time = begins
		if (stop >= tasks) pause = stop
		return true
	})
}

/** Which candidate of a task a shift is that it may be in. */
const ordinalOf = ({ first, known }: Candidates, task: number, shift: number): number => {
	let ordinal = first[task]!
	while (known[ordinal * eachKnown + ofShift] !== shift) ordinal += 1
	return ordinal
}

/** The stops of a day in the plan; none is said to begin before the one it comes after. */
const stopsInPlan = ({ prepared }: Routes, plan: Plan, shift: number): (Stop & { readonly told: number })[] => {
	let latest = tooLate
	return (plan.routes[shift] ?? []).map(({ kind, index, at }, rank) => {
		latest = Math.max(latest, at)
		return { stop: kind === 'task' ? index : index + prepared.shift.firstBreak[shift]!, at: latest, rank, told: at }
	})
}

/** The visits of a day in the plan that may still be in it and are in no other. */
const visitsOf = (routes: Routes, { may }: Candidates, plan: Plan, shift: number): Stop[] => {
	const { prepared, shiftOf } = routes
	const seen = new Set<number>()
	return stopsInPlan(routes, plan, shift).filter(({ stop }) => {
		if (stop < 0 || stop >= prepared.tasks || seen.has(stop)) return false
		seen.add(stop)
		return shiftOf[stop] === -1 && may[stop * prepared.shifts + shift] === 1
	})
}

/** What stands: where it was in the plan, if it stood there then, else when it begins as it lies. */
const standingAt = (routes: Routes, plan: Plan, shift: number): Stop[] => {
	const { prepared, records, base, active } = routes
	const planned = new Map(stopsInPlan(routes, plan, shift).map((one) => [one.stop, one]))
	return stopsOf(routes, shift).map((stop, position) => {
		const at = records[base[active[shift]!]! + (position + 1) * width + ofStart]!
		const then = planned.get(stop)
		return then !== undefined && (stop >= prepared.tasks || then.told === at) ? then : { stop, at, rank: -1 }
	})
}

const isTooMany = ({ prepared, active, count, load }: Routes, shift: number, visits: readonly Stop[]): boolean => {
	const { dimensions, shift: shifts, task } = prepared
	const slot = active[shift]!
	if (count[slot]! + visits.length > shifts.mostTasks[shift]!) return true
	return Array.from({ length: dimensions }, (_, at) => at).some(
		(at) =>
			visits.reduce((sum, { stop }) => sum + task.load[stop * dimensions + at]!, load[slot * dimensions + at]!) >
			shifts.capacity[shift * dimensions + at]!,
	)
}
