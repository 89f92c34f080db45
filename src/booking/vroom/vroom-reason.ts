import type { Plan, Problem, Task } from '../planner/problem.ts'
import { type Obstacle, whyNot } from '../planner/why-not.ts'

const said: Readonly<Record<Obstacle, string>> = {
	nobody_may: 'no vehicle has the skills for it',
	no_window: 'no vehicle with the skills for it works within its time_windows',
	too_long: 'it and its way are longer than the hours of any vehicle that may do it',
	capacity: 'it is more than any vehicle with time for it may carry or take in number',
	full: 'the vehicles that may do it have no time left',
}

/**
 * Why a job is in no route: the first thing that would have to give; VROOM itself says nothing of it. What is planned stays with its
 * vehicle and what else is left out is left away, so that hundreds of jobs can be asked about.
 */
export const reasonsIn = (problem: Problem, plan: Plan): ((job: number) => string) => {
	if (problem.shifts.length === 0) return () => 'there are no vehicles'
	const planned: Task[] = []
	const routes = plan.routes.map((route, only) =>
		route.map((stop) => {
			const task = stop.kind === 'task' ? problem.tasks[stop.index] : undefined
			return task === undefined ? stop : { ...stop, index: planned.push({ ...task, only }) }
		}),
	)
	const asked: Plan = { ...plan, routes, unplanned: [0] }
	return (job) => {
		const task = problem.tasks[job]
		return task === undefined ? '' : said[whyNot({ ...problem, tasks: [task, ...planned] }, asked, 0)]
	}
}
