import { type PlanProgress, planInWorker } from '../planner/plan-transport.ts'
import type { Plan } from '../planner/problem.ts'
import { solve } from '../planner/solve.ts'
import type { Travel } from '../travel/travel.ts'
import type { Hours } from '../working-time/hours.ts'
import type { Job, Proposal } from './job.ts'
import { effortFor, planning } from './plan-times.ts'
import type { TimesProblem } from './times-problem.ts'

/** So few are planned while the page waits: a thread of its own would take longer to start. */
const few = 8
/** However busy the machine, a page does not wait longer: then the best plan so far is taken. */
const longest = 45_000

/**
 * What `planTimes` gives, worked out in a thread of its own where it takes a while, so that other pages go on being answered. To be
 * asked for outside a transaction: nothing is taken here, and whoever saves a proposal looks whether it can still stand.
 */
export const proposeTimes = async (
	jobs: readonly Job[],
	hours: Hours,
	travel: Travel,
	how: { readonly onProgress?: (progress: PlanProgress) => void; readonly stop?: AbortSignal } = {},
): Promise<Proposal> => {
	const stop = AbortSignal.any([AbortSignal.timeout(longest), ...(how.stop === undefined ? [] : [how.stop])])
	const planOf = async (asked: TimesProblem): Promise<Plan> =>
		asked.jobs.length <= few
			? solve(asked.problem, effortFor(asked))
			: planInWorker(asked.problem, effortFor(asked), { ...how, stop })
	const turns = planning(jobs, hours, travel)
	let turn = turns.next()
	while (!turn.done) turn = turns.next(await planOf(turn.value))
	return turn.value
}
