import { daysBetween } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Opening, openingsOf, putIn, type WorkDay, workDays } from './calendar.ts'
import type { Hours } from './hours.ts'
import type { Job, NoRoom, PlannedVisit, Proposal } from './job.ts'
import { noRoom } from './no-room.ts'
import { type Stretch, spanOf, stretchOf } from './spans.ts'
import type { Place } from './travel.ts'

/** What is given up, in minutes of driving: a known face, a day from the target, a half day opened, a visit more than a colleague. */
const price = { stranger: 90, dayOff: 4, newHalfDay: 12, load: 0.3, later: 0.05 }

type Choice = { readonly day: WorkDay; readonly start: number; readonly cost: number }

const costOf = (job: Job, day: WorkDay, opening: Opening, planned: number): number =>
	(job.prefer !== null && job.prefer !== day.staff ? price.stranger : 0) +
	(job.target === null ? 0 : Math.abs(daysBetween(job.target, day.on)) * price.dayOff) +
	(opening.detour ?? price.newHalfDay) +
	planned * price.load +
	daysBetween(job.earliest, day.on) * price.later

const isBetter = (a: Choice, b: Choice | null): boolean =>
	b === null ||
	a.cost < b.cost ||
	(a.cost === b.cost && (a.start < b.start || (a.start === b.start && a.day.staff < b.day.staff)))

type SoFar = {
	/** Visits given to each consultant. */
	readonly load: Map<StaffId, number>
	/** When each citizen has a visit already. */
	readonly visited: Map<PersonId, Stretch[]>
}

const alreadyBooked = (hours: Hours): Map<PersonId, Stretch[]> => {
	const visited = new Map<PersonId, Stretch[]>()
	for (const { booked } of hours)
		for (const { person, span } of booked) visited.set(person, [...(visited.get(person) ?? []), stretchOf(span)])
	return visited
}

/** Whom a visit is to: two, when it is a joint one. */
const whoseOf = ({ person, beside }: Job): PersonId[] => (beside === undefined ? [person] : [person, beside])

const bestFor = (job: Job, days: readonly WorkDay[], soFar: SoFar): Choice | null => {
	const taken = whoseOf(job).flatMap((person) => soFar.visited.get(person) ?? [])
	const isTaken = (start: number) => taken.some(([from, to]) => from < start + job.minutes * 60_000 && start < to)
	let best: Choice | null = null
	for (const day of days) {
		if (day.on < job.earliest || day.on > job.latest) continue
		for (const opening of openingsOf(day, job.place, job.minutes)) {
			const cost = costOf(job, day, opening, soFar.load.get(day.staff) ?? 0)
			const choice = { day, start: opening.start, cost }
			if (isBetter(choice, best) && !isTaken(choice.start)) best = choice
		}
	}
	return best
}

/** Neighbours get neighbouring numbers: the bits of x and y in turn, from kilometres down to 250 metres. */
const neighbourhood = (place: Place | null): number => {
	if (place === null) return 0
	const [x, y] = [Math.floor(place.x / 250) & 0xfff, Math.floor(place.y / 250) & 0xfff]
	let code = 0
	for (let bit = 11; bit >= 0; bit--) code = code * 4 + ((x >> bit) & 1) * 2 + ((y >> bit) & 1)
	return code
}

/** Those who can wait least first, then neighbour by neighbour. */
const inOrder = (jobs: readonly Job[]): Job[] =>
	jobs
		.map((job) => ({ job, last: job.target ?? job.latest, near: neighbourhood(job.place) }))
		.sort((a, b) =>
			a.last < b.last
				? -1
				: a.last > b.last
					? 1
					: a.near - b.near || (a.job.id < b.job.id ? -1 : a.job.id > b.job.id ? 1 : 0),
		)
		.map(({ job }) => job)

/**
 * Gives each visit a time, or says what would have to give: the one door for new times, behind which a better planner may stand.
 * Promises: inside free hours; a quarter-hour start; no overlap; room to drive between visits, those already booked too;
 * within the job's days; nobody visited twice at once; the same input gives the same answer; nothing already booked moves.
 * This one is greedy: the visit that can wait least is placed first and stays where it was put – with the consultant who
 * knows the citizen, near the target day, beside neighbours of the same half day.
 */
export const proposeTimes = (jobs: readonly Job[], hours: Hours): Proposal => {
	const days = workDays(hours)
	const planned: PlannedVisit[] = []
	const unplanned: { job: string; why: NoRoom }[] = []
	const soFar: SoFar = { load: new Map(), visited: alreadyBooked(hours) }
	for (const job of inOrder(jobs)) {
		const best = bestFor(job, days, soFar)
		if (best === null) {
			unplanned.push({ job: job.id, why: noRoom(job, hours) })
			continue
		}
		const visit: Stretch = [best.start, best.start + job.minutes * 60_000]
		putIn(best.day, best.start, job.minutes, job.place)
		soFar.load.set(best.day.staff, (soFar.load.get(best.day.staff) ?? 0) + 1)
		for (const person of whoseOf(job)) soFar.visited.set(person, [...(soFar.visited.get(person) ?? []), visit])
		planned.push({ job: job.id, staff: best.day.staff, span: spanOf(visit) })
	}
	return { planned, unplanned }
}
