import type { Plan, Problem } from './planner/problem.ts'
import { type Obstacle, whyNot } from './planner/why-not.ts'

const said: Readonly<Record<Obstacle, string>> = {
	nobody_may: 'no vehicle has the skills for it',
	no_window: 'no vehicle with the skills for it works within its time_windows',
	too_long: 'it and its way are longer than the hours of any vehicle that may do it',
	capacity: 'it is more than any vehicle with time for it may carry or take in number',
	full: 'the vehicles that may do it have no time left',
}

/** Why a job is in no route: the first thing that would have to give. VROOM itself says nothing of it. */
export const reasonIn = (problem: Problem, plan: Plan, job: number): string =>
	problem.shifts.length === 0 ? 'there are no vehicles' : said[whyNot(problem, plan, job)]
