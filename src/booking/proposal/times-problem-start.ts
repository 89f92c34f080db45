import { dayOf, millisecondsOf } from '#kernel/instant.ts'
import type { Plan, PlannedStop } from '../planner/problem.ts'
import type { TimesProblem } from './times-problem.ts'

/** The plan of today as far as the jobs know it; null where none of them has a time. */
export const startOf = ({ problem, jobs, days, origin }: TimesProblem): Plan | null => {
	const shiftOf = new Map(days.map(({ staff, on }, index) => [`${staff} ${on}`, index]))
	const routes: PlannedStop[][] = days.map(({ breaks }, index) => [
		...breaks.map(({ windows }, at): PlannedStop => ({ kind: 'break', index: at, at: windows[0]?.[0] ?? 0 })),
		...problem.tasks.flatMap(({ only, windows }, task): PlannedStop[] =>
			only === index ? [{ kind: 'task', index: task, at: windows[0]?.[0] ?? 0 }] : [],
		),
	])
	const unplanned: number[] = []
	for (const [index, { now }] of jobs.entries()) {
		const shift = now == null ? undefined : shiftOf.get(`${now.staff} ${dayOf(now.from)}`)
		if (now == null || shift === undefined) unplanned.push(index)
		else routes[shift]?.push({ kind: 'task', index, at: (millisecondsOf(now.from) - origin) / 60_000 })
	}
	if (unplanned.length === jobs.length) return null
	return { routes: routes.map((route) => route.sort((a, b) => a.at - b.at)), unplanned, cost: 0 }
}
