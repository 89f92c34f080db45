import { type Day, daysBetween, weekdayOf } from '#kernel/day.ts'
import { type Clock, dayOf, instantAt, millisecondsOf } from '#kernel/instant.ts'
import { mayVisit } from '../free-time/free-time-bounds.ts'
import { type Stretch, subtract } from '../free-time/spans.ts'
import type { Task, Window } from '../planner/problem.ts'
import type { ConsultantHours } from '../working-time/hours.ts'
import type { Job } from './job.ts'
import { costOfMinute } from './times-problem-ways.ts'

/** What is given up, in minutes of driving: a known face, the day or the consultant of today's plan, a day from the best one, a day of waiting – more for whoever comes first. */
const price = { stranger: 90, moved: 30, dayOff: 4, later: 0.05, laterFirst: 2 }

const quarter = 15
const minute = 60_000

/** Whether the visit may be on that day of the week, between its first and last day. */
const isDayOf = (job: Pick<Job, 'earliest' | 'latest' | 'notOnWeekdays'>, on: Day): boolean =>
	job.earliest <= on && on <= job.latest && !job.notOnWeekdays.includes(weekdayOf(on))

/** What it costs to come that day; Infinity where it may not be. */
const costOfDay = (job: Job, on: Day): number => {
	if (!isDayOf(job, on)) return Number.POSITIVE_INFINITY
	const off = job.target === null ? 0 : Math.abs(daysBetween(job.target, on)) * price.dayOff
	const waits = price.later + (price.laterFirst - price.later) * (job.priority / 100)
	const moved = job.now != null && dayOf(job.now.from) !== on ? price.moved : 0
	return Math.round((off + moved + daysBetween(job.earliest, on) * waits) * costOfMinute)
}

/** When the visit may begin, in minutes since `origin`: within its hours, and while neither of those visited has another visit. */
const windowsOf = (job: Job, days: readonly Day[], origin: number, visited: readonly Stretch[]): Window[] => {
	const at = (on: Day, clock: Clock): number => (millisecondsOf(instantAt(on, clock)) - origin) / minute
	const { hours } = job
	const open: Stretch[] =
		hours === null
			? [[0, at(days.at(-1) ?? job.latest, '23:59' as Clock)]]
			: days.filter((on) => isDayOf(job, on)).map((on) => [at(on, hours.from), at(on, hours.to) - job.minutes + 1])
	// A start overlaps a visit from `from` to `to` when it lies after `from − minutes` and before `to`.
	const taken = visited.map(([from, to]): Stretch => [from - job.minutes + 1, to])
	return subtract(open, taken).flatMap(([from, to]): Window[] => {
		const [earliest, latest] = [Math.ceil(from / quarter) * quarter, Math.floor((to - 1) / quarter) * quarter]
		return earliest <= latest ? [[earliest, latest]] : []
	})
}

/** Null where the clock alone says no. */
export const taskOf = (
	job: Job,
	given: {
		readonly days: readonly Day[]
		readonly crews: readonly ConsultantHours[]
		readonly origin: number
		/** Visits that those visited have already, in minutes since `origin`. */
		readonly visited: readonly Stretch[]
		readonly place: number | null
	},
): Task | null => {
	const windows = windowsOf(job, given.days, given.origin, given.visited)
	if (windows.length === 0) return null
	const other = (one: ConsultantHours): number =>
		(job.prefer === null || job.prefer === one.staff ? 0 : price.stranger * costOfMinute) +
		(job.now == null || job.now.staff === one.staff ? 0 : price.moved * costOfMinute)
	return {
		id: job.id,
		place: given.place,
		service: job.minutes,
		windows,
		grid: quarter,
		load: [],
		costOfCrew: given.crews.map((one) =>
			mayVisit(one, { needs: job, district: job.district }) ? other(one) : Number.POSITIVE_INFINITY,
		),
		costOfDay: given.days.map((on) => costOfDay(job, on)),
		only: null,
		priority: job.priority,
	}
}
