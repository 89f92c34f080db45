import { addMinutes, dayOf, isBefore, isSameMoment, millisecondsOf } from '#kernel/instant.ts'
import type { Job, PlannedVisit } from '../proposal/job.ts'
import { type TimesProblem, whoseOf } from '../proposal/times-problem.ts'
import type { Travel } from '../travel/travel.ts'
import type { Hours } from '../working-time/hours.ts'
import { canStand, type MeantVisit, withVisits } from '../working-time/hours-taken.ts'

/** A visit as it is planned, and where it stands already that day with the same consultant; null where it comes anew. */
type OfDay = { readonly planned: MeantVisit; readonly stood: MeantVisit | null; readonly job: string }

const dayKey = ({ staff, span }: Pick<MeantVisit, 'staff' | 'span'>): string => `${staff} ${dayOf(span.from)}`
const inOrder = (visits: readonly OfDay[]): OfDay[] =>
	visits.toSorted((a, b) => (isBefore(a.planned.span.from, b.planned.span.from) ? -1 : 1))

/** One consultant's day alone: what else there is has been looked at by the windows. */
const dayOnly = (hours: Hours, key: string): Hours =>
	hours.flatMap((one) => {
		const isThen = ({ from }: { readonly from: MeantVisit['span']['from'] }) => `${one.staff} ${dayOf(from)}` === key
		const free = one.free.filter(isThen)
		return free.length === 0 ? [] : [{ ...one, free, booked: one.booked.filter(({ span }) => isThen(span)) }]
	})

const allStand = (hours: Hours, visits: readonly MeantVisit[], travel: Travel): boolean => {
	let taken = hours
	for (const visit of visits) {
		if (!canStand(taken, visit, travel)) return false
		taken = withVisits(taken, [visit])
	}
	return true
}

/** The times of one day: those that stand stay where they are, all of them or, where somebody comes between, as many as can. */
const settled = (visits: readonly OfDay[], hours: Hours, travel: Travel): readonly MeantVisit[] => {
	const all = visits.map(({ planned, stood }) => stood ?? planned)
	if (allStand(hours, all, travel)) return all
	let times = visits.map(({ planned }) => planned)
	for (const [at, { stood }] of visits.entries()) {
		if (stood === null) continue
		const others = times.filter((_, other) => other !== at)
		if (canStand(withVisits(hours, others), stood, travel)) times = times.with(at, stood)
	}
	return times
}

/**
 * A visit that stays with its consultant on its day keeps its hour wherever it can: who has a time is not given another for the
 * sake of some minutes on the road.
 */
export const keptStarts = (
	{ jobs, problem, origin }: Pick<TimesProblem, 'jobs' | 'problem' | 'origin'>,
	planned: readonly PlannedVisit[],
	hours: Hours,
	travel: Travel,
): PlannedVisit[] => {
	const jobOf = new Map(jobs.map((job, index) => [job.id, { job, windows: problem.tasks[index]?.windows ?? [] }]))
	const stoodOf = (visit: PlannedVisit, job: Job | undefined, meant: MeantVisit): MeantVisit | null => {
		if (job?.now == null || isSameMoment(job.now.from, visit.span.from)) return job?.now == null ? null : meant
		const { staff, from } = job.now
		const span = { from, to: addMinutes(from, job.minutes) }
		if (dayKey({ staff, span }) !== dayKey(visit)) return null
		const at = (millisecondsOf(from) - origin) / 60_000
		const isOpen = jobOf.get(job.id)?.windows.some(([first, last]) => first <= at && at <= last) === true
		return isOpen ? { ...meant, span } : null
	}
	const visits = planned.map((visit): OfDay => {
		const job = jobOf.get(visit.job)?.job
		const { staff, span } = visit
		const meant = { staff, span, place: job?.place ?? null, persons: job === undefined ? [] : whoseOf(job) }
		return { planned: meant, stood: stoodOf(visit, job, meant), job: visit.job }
	})
	const spans = new Map<string, PlannedVisit['span']>()
	for (const [key, ofDay] of Map.groupBy(visits, (visit) => dayKey(visit.planned))) {
		if (ofDay.every(({ planned: { span }, stood }) => stood === null || isSameMoment(stood.span.from, span.from)))
			continue
		const sorted = inOrder(ofDay)
		for (const [at, { span }] of settled(sorted, dayOnly(hours, key), travel).entries())
			spans.set(sorted[at]?.job ?? '', span)
	}
	return planned.map((visit) => ({ ...visit, span: spans.get(visit.job) ?? visit.span }))
}
