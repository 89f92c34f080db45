import type { Prepared } from './prepared.ts'

/**
 * How plans are compared. The best is whichever leaves out least weight, and of these the cheapest. On the way there leaving something out
 * has a price: more than any one insertion costs, so that it is rarely bought, and with every round that it has been left out `dearer`
 * up to `dearest`, half as much again: one who is hard to place comes to be placed before another (after the paper's sum of absences),
 * never before two.
 */
export type Score = {
	/** By task: weight of leaving it out. Any higher priority outweighs all lower ones of one more. */
	readonly weight: Float64Array
	readonly price: Float64Array
	readonly dearer: Float64Array
	readonly dearest: Float64Array
}

const finite = (costs: Float64Array): number =>
	costs.reduce((most, cost) => (cost < Number.POSITIVE_INFINITY ? Math.max(most, Math.abs(cost)) : most), 0)

export const scoreOf = ({ problem, ways, task, tasks, unevenness, shift, stops }: Prepared): Score => {
	const longest = ways.cost.reduce((most, cost) => Math.max(most, cost), 0)
	const services = stops.service.subarray(0, tasks).reduce((sum, service) => sum + service, 0)
	const service = stops.service.subarray(0, tasks).reduce((most, of) => Math.max(most, of), 0)
	const one =
		1 +
		2 * longest +
		finite(task.crewDue) +
		finite(task.dayDue) +
		finite(shift.fixedCost) +
		2 * service * services * finite(unevenness)
	return {
		weight: Float64Array.from(problem.tasks, ({ priority }) => 1 + priority * (tasks + 1)),
		price: Float64Array.from(problem.tasks, ({ priority }) => one * (1 + priority)),
		dearest: Float64Array.from(problem.tasks, ({ priority }) => one * (1 + priority) * 1.5),
		dearer: Float64Array.from(problem.tasks, ({ priority }) => (one * (1 + priority)) / 1000),
	}
}
