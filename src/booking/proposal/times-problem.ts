import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Stretch, spanOf, stretchOf } from '../free-time/spans.ts'
import type { Plan, Problem, Shift, Task } from '../planner/problem.ts'
import type { Travel } from '../travel/travel.ts'
import type { Hours } from '../working-time/hours.ts'
import type { Job, PlannedVisit } from './job.ts'
import { originOf, type WorkedDay, workedDays } from './times-problem-days.ts'
import { taskOf } from './times-problem-task.ts'
import { costOfMinute, matrixOf, rowsOf } from './times-problem-ways.ts'

/** Paid once for a day that is opened, in minutes of driving, and for an uneven load. */
const price = { newDay: 12, uneven: 0.4 }
const minute = 60_000
/** More visits than any day holds. */
const mostTasks = 1000

/**
 * Visits and hours as the planner reads them. The first tasks of the problem are those of `jobs`, in that order; behind them lies what
 * stands. A job that the clock alone leaves no start is in neither.
 */
export type TimesProblem = {
	readonly problem: Problem
	readonly jobs: readonly Job[]
	readonly days: readonly WorkedDay[]
	readonly origin: number
}

/** The same jobs and hours in any order make the same problem. */
export const timesProblem = (jobs: readonly Job[], hours: Hours, travel: Travel): TimesProblem => {
	const crews = hours.toSorted((a, b) => (a.staff < b.staff ? -1 : 1))
	const origin = originOf(crews)
	const worked = crews.flatMap((one, crew) => workedDays(one, crew, origin, travel.gapMinutes))
	const days = [...new Set(worked.map(({ on }) => on))].sort()
	const rows = rowsOf(
		[...inOrder(jobs), ...worked.flatMap(({ standing }) => standing)].map(({ place }) => place),
		worked.map(({ base }) => base),
	)
	const { rowOf } = rows
	const visited = visitsOf(crews, origin)
	const able = inOrder(jobs).flatMap((job) => {
		const theirs = whoseOf(job).flatMap((person) => visited.get(person) ?? [])
		const task = taskOf(job, { days, crews, origin, visited: theirs, place: rowOf(job.place) })
		return task === null ? [] : [{ job, task }]
	})
	const standing = worked.flatMap((day, only) => day.standing.map((one) => pinned(one, only, rowOf(one.place))))
	const tasks = [...able.map(({ task }) => task), ...standing]
	const unknown = tasks.filter(({ place }) => place === null).map(({ service }) => service)
	return {
		problem: {
			tasks,
			shifts: worked.map((day) => shiftOf(day, days, rows.rowOfBase(day.base))),
			matrices: [matrixOf(rows, Math.min(...unknown), travel)],
			crews: crews.length,
			days: days.length,
			fairness: price.uneven * costOfMinute,
		},
		jobs: able.map(({ job }) => job),
		days: worked,
		origin,
	}
}

/** Whom a visit is to: two, when it is a joint one. */
export const whoseOf = ({ person, beside }: Pick<Job, 'person' | 'beside'>): PersonId[] =>
	beside === undefined ? [person] : [person, beside]

const inOrder = (jobs: readonly Job[]): Job[] => jobs.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** When each citizen has a visit already, whoever comes. */
const visitsOf = (hours: Hours, origin: number): ReadonlyMap<PersonId, Stretch[]> => {
	const visited = new Map<PersonId, Stretch[]>()
	for (const { booked } of hours)
		for (const { person, span } of booked) {
			const [from, to] = stretchOf(span)
			visited.set(person, [...(visited.get(person) ?? []), [(from - origin) / minute, (to - origin) / minute]])
		}
	return visited
}

const pinned = ({ from, to }: WorkedDay['standing'][number], only: number, place: number | null): Task => ({
	id: `stands ${only} ${from}`,
	place,
	service: to - from,
	windows: [[from, from]],
	grid: 1,
	load: [],
	costOfCrew: null,
	costOfDay: null,
	only,
	priority: 100,
})

const shiftOf = (day: WorkedDay, days: readonly Day[], base: number | null): Shift => ({
	id: `${day.staff} ${day.on}`,
	crew: day.crew,
	day: days.indexOf(day.on),
	from: day.from,
	to: day.to,
	start: base,
	end: base,
	breaks: day.breaks,
	capacity: [],
	mostTasks,
	fixedCost: price.newDay * costOfMinute,
	matrix: 0,
})

/** The visits of a plan, those that stand left out. */
export const plannedVisits = ({ jobs, days, origin }: TimesProblem, plan: Plan): PlannedVisit[] =>
	plan.routes.flatMap((route, index) =>
		route.flatMap(({ kind, index: task, at }): PlannedVisit[] => {
			const [job, day] = [jobs[task], days[index]]
			if (kind !== 'task' || job === undefined || day === undefined) return []
			const from = origin + at * minute
			return [{ job: job.id, staff: day.staff, span: spanOf([from, from + job.minutes * minute]) }]
		}),
	)
