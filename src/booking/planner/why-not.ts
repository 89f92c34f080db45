// biome-ignore-all lint/style/noNonNullAssertion: columns are read within their bounds only
import { layStanding, standing } from './baseline.ts'
import { findInsertion, noRoom } from './best-insertion.ts'
import { type Candidates, candidatesOf, eachKnown, ofMore } from './candidates.ts'
import { prepare } from './prepared.ts'
import type { Plan, Problem, Task } from './problem.ts'
import { emptyRoutes } from './routes.ts'
import { takeOver } from './warm-start.ts'

/** What would have to give for a task to be planned. */
export type Obstacle = 'no_window' | 'nobody_may' | 'too_long' | 'capacity' | 'full'

/**
 * Why a task is in no shift: the first thing that would have to give. Nobody may (crew, or the only shift there is for it); none of its
 * windows lies in an hour at work of those who may; it and its way are longer than any such day; it is more than any of them can carry
 * or take in number; and when all that would do, the days are full.
 */
export const whyNot = (problem: Problem, plan: Plan, task: number): Obstacle => {
	const asked = problem.tasks[task]
	if (asked === undefined) return 'nobody_may'
	const may = problem.shifts.map(({ crew }, index) => isAllowed(asked, crew, index))
	if (!may.includes(true)) return 'nobody_may'
	const meets = problem.shifts.map(
		({ day, from, to }, index) =>
			may[index] === true &&
			(asked.costOfDay?.[day] ?? 0) < Number.POSITIVE_INFINITY &&
			asked.windows.some((window) => hasStart(asked, window, from, to)),
	)
	if (!meets.includes(true)) return 'no_window'
	const bare = { ...problem, shifts: problem.shifts.map((shift) => ({ ...shift, breaks: [] })) }
	const alone = { ...bare, tasks: [{ ...asked, only: asked.only }] }
	if (!fitsSomewhere(lifted(alone), null, 0)) return 'too_long'
	if (!fitsSomewhere(alone, null, 0)) return 'capacity'
	return fitsSomewhere(lifted(problem), plan, task) ? 'capacity' : 'full'
}

const isAllowed = ({ costOfCrew, only }: Task, crew: number, shift: number): boolean =>
	(only === null || only === shift) && (costOfCrew?.[crew] ?? 0) < Number.POSITIVE_INFINITY

const hasStart = ({ grid }: Task, [earliest, latest]: readonly [number, number], from: number, to: number): boolean => {
	const every = Math.max(1, grid)
	return Math.ceil(Math.max(earliest, from) / every) * every <= Math.min(latest, to)
}

/** The same problem, with shifts that carry and take any number. */
const lifted = (problem: Problem): Problem => ({
	...problem,
	shifts: problem.shifts.map((shift) => ({
		...shift,
		capacity: shift.capacity.map(() => Number.POSITIVE_INFINITY),
		mostTasks: problem.tasks.length + 1,
	})),
})

/** Whether the task fits into one of the plan's routes as they are; without a plan into an empty shift. */
const fitsSomewhere = (problem: Problem, plan: Plan | null, task: number): boolean => {
	const prepared = prepare(problem)
	const routes = emptyRoutes(prepared)
	const stand = standing(prepared)
	const candidates: Candidates = candidatesOf(prepared, layStanding(routes, stand))
	if (plan !== null) takeOver(routes, candidates, plan, stand)
	for (let ordinal = candidates.first[task]!; ordinal < candidates.first[task + 1]!; ordinal += 1) {
		findInsertion(routes, candidates, task, ordinal, ordinal * eachKnown, -1)
		if (candidates.known[ordinal * eachKnown + ofMore] !== noRoom) return true
	}
	return false
}
