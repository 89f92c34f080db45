import { freeSpans } from '../src/booking/free-time/free-spans.ts'
import type { Job, Proposal } from '../src/booking/proposal/job.ts'
import { driveMinutes } from '../src/booking/travel/travel.ts'
import { closedDaysBetween } from '../src/booking/working-time/closed-days.ts'
import type { ConsultantHours, Hours, Stop } from '../src/booking/working-time/hours.ts'
import { addDays, type Day, day, weekdayOf } from '../src/kernel/day.ts'
import type { PersonId, StaffId } from '../src/kernel/ids.ts'
import {
	clock,
	clockOf,
	dayOf,
	instantAt,
	isBefore,
	minutesBetween,
	overlaps,
	type Span,
} from '../src/kernel/instant.ts'

export const staff = (n: number) => `00000000-0000-0000-0000-00000000000${n}` as StaffId
export const person = (n: number) => `10000000-0000-0000-0000-${String(n).padStart(12, '0')}` as PersonId
export const monday = day('2026-03-09')
export const between = (on: Day, from: string, to: string): Span => ({
	from: instantAt(on, clock(from)),
	to: instantAt(on, clock(to)),
})

/** A consultant who works every weekday but in what is booked and while away. */
export const works = (
	n: number,
	days: number,
	more: Partial<ConsultantHours> & { away?: readonly Span[]; from?: string; to?: string } = {},
): ConsultantHours => {
	const { away = [], from = '08:00', to = '15:00', booked = [], ...brings } = more
	const pattern = [1, 2, 3, 4, 5].map((weekday) => ({
		...{ weekday, from: clock(from), to: clock(to) },
		...{ weeks: 'every' as const, validFrom: day('2026-01-01'), validTo: null },
	}))
	const last = addDays(monday, days - 1)
	const closed = closedDaysBetween([], monday, last)
	const taken = [...away, ...booked.map(({ span }) => span)]
	return {
		staff: staff(n),
		free: freeSpans(pattern, closed, { from: '08:00', to: '16:00' }, taken, monday, last),
		...{ booked, base: null, profession: null, languages: [], districts: [], ...brings },
	}
}

/** A visit of an hour within four weeks, to somebody who needs nothing in particular. */
export const job = (n: number, deviation: Partial<Job> = {}): Job => ({
	...{ id: `job ${n}`, person: person(n), minutes: 60, place: null, prefer: null },
	...{ earliest: monday, latest: addDays(monday, 27), target: null, priority: 0 },
	...{ hours: null, notOnWeekdays: [], language: null, profession: null, district: null },
	...deviation,
})

/** Everything that is wrong with a proposal, from the proposal and what was asked alone; knows nothing of how it was made. */
export const faultsOfTimes = (jobs: readonly Job[], hours: Hours, { planned, unplanned }: Proposal): string[] => {
	const named = [...planned, ...unplanned].map((line) => line.job).sort()
	if (JSON.stringify(named) !== JSON.stringify(jobs.map(({ id }) => id).sort()))
		return ['a job is missing or named twice']
	const askedFor = new Map(jobs.map((one) => [one.id, one]))
	const personsOf = (id: string): readonly (PersonId | undefined)[] => [
		askedFor.get(id)?.person,
		askedFor.get(id)?.beside,
	]
	return planned.flatMap((visit) => {
		const wanted = askedFor.get(visit.job)
		const theirs = hours.find((one) => one.staff === visit.staff)
		if (wanted === undefined || theirs === undefined) return ['unknown job or consultant']
		const others = planned.filter((other) => other !== visit)
		const stops: Pick<Stop, 'span' | 'place'>[] = [
			...theirs.booked,
			...others
				.filter((other) => other.staff === visit.staff)
				.map(({ span, job }) => ({ span, place: askedFor.get(job)?.place ?? null })),
		]
		const visits = [
			...hours.flatMap(({ booked }) => booked.map(({ span, person }) => ({ span, persons: [person] as const }))),
			...others.map(({ span, job }) => ({ span, persons: personsOf(job) })),
		]
		const own = [wanted.person, wanted.beside].filter((one) => one !== undefined)
		return [
			...faultsOfWishes(wanted, theirs, visit.span),
			...faultsOfDay(theirs, visit.span, stops, wanted),
			...(visits.some(({ span, persons }) => own.some((one) => persons.includes(one)) && overlaps(span, visit.span))
				? ['is visited twice at once']
				: []),
		].map((fault) => `${visit.job} ${fault}`)
	})
}

const faultsOfWishes = (wanted: Job, theirs: ConsultantHours, span: Span): string[] => {
	const on = dayOf(span.from)
	const [begins, ends] = [clockOf(span.from), clockOf(span.to)]
	return [
		[on < wanted.earliest || on > wanted.latest, 'lies outside its days'],
		[wanted.notOnWeekdays.includes(weekdayOf(on)), 'lies on a day of the week that will not do'],
		[wanted.hours !== null && (begins < wanted.hours.from || ends > wanted.hours.to), 'lies outside its hours'],
		[minutesBetween(span.from, span.to) !== wanted.minutes, 'has another length'],
		[Number(begins.slice(3)) % 15 !== 0, 'begins on no quarter'],
		[wanted.language !== null && !theirs.languages.includes(wanted.language), 'is not understood'],
		[wanted.profession !== null && theirs.profession?.toLowerCase() !== wanted.profession, 'lacks the background'],
		[
			wanted.district !== null && theirs.districts.length > 0 && !theirs.districts.includes(wanted.district),
			'lies in another district',
		],
	].flatMap(([isSo, fault]) => (isSo === true ? [String(fault)] : []))
}

const faultsOfDay = (
	theirs: ConsultantHours,
	span: Span,
	stops: readonly Pick<Stop, 'span' | 'place'>[],
	{ place }: Job,
): string[] => [
	...(theirs.free.some((free) => !isBefore(span.from, free.from) && !isBefore(free.to, span.to))
		? []
		: ['lies outside free hours']),
	...stops.flatMap((other) => {
		if (overlaps(span, other.span)) return ['overlaps']
		const gap = isBefore(span.from, other.span.from)
			? minutesBetween(span.to, other.span.from)
			: minutesBetween(other.span.to, span.from)
		return gap < driveMinutes(place, other.place) ? [`has ${gap} minutes to drive`] : []
	}),
]
