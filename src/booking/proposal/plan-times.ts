import type { PersonId } from '#kernel/ids.ts'
import { keptStarts } from '../free-time/kept-starts.ts'
import type { Effort, Plan } from '../planner/problem.ts'
import { solve } from '../planner/solve.ts'
import { byStraightLine, type Travel } from '../travel/travel.ts'
import type { Hours } from '../working-time/hours.ts'
import { type MeantVisit, withVisits } from '../working-time/hours-taken.ts'
import type { Job, PlannedVisit, Proposal } from './job.ts'
import { noRoom } from './no-room.ts'
import { plannedVisits, type TimesProblem, timesProblem, whoseOf } from './times-problem.ts'
import { startOf } from './times-problem-start.ts'

/** How often the planner tries: enough for a few visits to settle, and so that a hundred take a second and four hundred a few. */
const roundsFor = (visits: number): number => Math.min(12_000, 400 + 100 * visits)

/** What a planner is asked for; the same jobs and hours ask the same. */
export const effortFor = (asked: TimesProblem, rounds = roundsFor(asked.jobs.length)): Effort => {
	const start = startOf(asked)
	return { seed: 1, iterations: rounds, ...(start === null ? {} : { start }) }
}

/** Nobody is visited by two at once: who wants two visits has the second planned when the first stands. */
const inTurns = (jobs: readonly Job[]): Job[][] => {
	const turns: Job[][] = []
	const had = new Map<PersonId, number>()
	for (const job of jobs.toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))) {
		const turn = Math.max(...whoseOf(job).map((person) => had.get(person) ?? 0))
		for (const person of whoseOf(job)) had.set(person, turn + 1)
		turns[turn] = [...(turns[turn] ?? []), job]
	}
	return turns
}

/** Asks for one plan after the other, mostly for one; whoever drives it on decides where the planner works. */
export function* planning(jobs: readonly Job[], hours: Hours, travel: Travel): Generator<TimesProblem, Proposal, Plan> {
	const jobOf = new Map(jobs.map((job) => [job.id, job]))
	const planned: PlannedVisit[] = []
	for (const turn of inTurns(jobs)) {
		const standing = planned.flatMap((visit) => meant(visit, jobOf.get(visit.job)))
		const left = withVisits(hours, standing)
		const asked = timesProblem(turn, left, travel)
		if (asked.jobs.length > 0) planned.push(...keptStarts(asked, plannedVisits(asked, yield asked), left, travel))
	}
	const placed = new Set(planned.map(({ job }) => job))
	const unplanned = jobs.filter(({ id }) => !placed.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
	return { planned, unplanned: unplanned.map((job) => ({ job: job.id, why: noRoom(job, hours) })) }
}

const meant = ({ staff, span }: PlannedVisit, job: Job | undefined): MeantVisit[] =>
	job === undefined ? [] : [{ staff, span, place: job.place, persons: whoseOf(job) }]

/**
 * Gives each visit a time, or says what would have to give. Promises: inside free hours; a quarter-hour start; no overlap; room to drive
 * between visits, those already booked too; within the job's days, hours and days of the week; by somebody who speaks the language, has
 * the background and serves the district; nobody visited twice at once; nothing already booked moves; the same input gives the same answer.
 * Wished for: that who has a time keeps it; the consultant who knows the citizen, the target day, short ways, a fair load; who comes first has a time before others.
 */
export const planTimes = (
	jobs: readonly Job[],
	hours: Hours,
	how: { readonly travel?: Travel; readonly rounds?: number } = {},
): Proposal => {
	const turns = planning(jobs, hours, how.travel ?? byStraightLine())
	let turn = turns.next()
	while (!turn.done) turn = turns.next(solve(turn.value.problem, effortFor(turn.value, how.rounds)))
	return turn.value
}
