import type { Plan } from '../planner/problem.ts'
import type { FromVroom } from './vroom-problem.ts'
import { amountsOf, describedBy, routeOf, sumOf, tellsDistance, whereIs } from './vroom-route.ts'

type Milliseconds = { readonly loading: number; readonly solving: number }

/** A plan in VROOM's own shape, ready to be written as JSON. `reasonOf` says why a job, by its place in the file, is in no route. */
export const vroomAnswer = (asked: FromVroom, plan: Plan, reasonOf: (job: number) => string, took: Milliseconds) => {
	const { jobs, vehicles } = asked.file
	const routes = vehicles.flatMap((vehicle, at) => {
		const stops = plan.routes[at] ?? []
		return stops.some(({ kind }) => kind === 'task') ? [routeOf(asked, vehicle, at, stops)] : []
	})
	return {
		code: 0,
		summary: {
			cost: sumOf(routes, ({ cost }) => cost),
			routes: routes.length,
			unassigned: plan.unplanned.length,
			...amountsOf(asked.file, (kind) => ({
				delivery: sumOf(routes, ({ delivery }) => delivery?.[kind] ?? 0),
				pickup: sumOf(routes, ({ pickup }) => pickup?.[kind] ?? 0),
			})),
			setup: sumOf(routes, ({ setup }) => setup),
			service: sumOf(routes, ({ service }) => service),
			duration: sumOf(routes, ({ duration }) => duration),
			waiting_time: sumOf(routes, ({ waiting_time }) => waiting_time),
			priority: sumOf(routes, ({ priority }) => priority),
			...(tellsDistance(asked) ? { distance: sumOf(routes, ({ distance = 0 }) => distance) } : {}),
			violations: [],
			computing_times: took,
		},
		unassigned: plan.unplanned.flatMap((index) => {
			const job = jobs[index]
			if (job === undefined) return []
			return [
				{
					id: job.id,
					type: 'job',
					...whereIs(job.location, job.location_index),
					...describedBy(job),
					reason: reasonOf(index),
				},
			]
		}),
		routes,
	}
}
