import { searchOf } from './annealing.ts'
import { layStanding, standing } from './baseline.ts'
import { candidatesOf } from './candidates.ts'
import { planOf } from './kept-plan.ts'
import { prepare } from './prepared.ts'
import type { Effort, Plan, Problem } from './problem.ts'
import { emptyRoutes } from './routes.ts'
import { takeOver } from './warm-start.ts'

/**
 * Plans visits into days of work by slack induction by string removals (Christiaens and Vanden Berghe 2020). The same problem and effort
 * give the same plan.
 */
export const solve = (problem: Problem, effort: Effort): Plan => {
	const prepared = prepare(problem)
	const routes = emptyRoutes(prepared)
	const stand = standing(prepared)
	const candidates = candidatesOf(prepared, layStanding(routes, stand))
	if (effort.start !== undefined) takeOver(routes, candidates, effort.start, stand)
	searchOf(routes, candidates, effort)
	return planOf(routes)
}
