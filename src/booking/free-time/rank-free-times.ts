import { type Day, daysBetween } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Place } from '../travel/travel.ts'
import { type Opening, openingsOf, type WorkDay, workDays } from '../working-time/calendar.ts'
import type { ConsultantHours, Hours } from '../working-time/hours.ts'
import type { FreeTime } from './free-time.ts'
import { mayVisit, type TimeBounds, usableOn } from './free-time-bounds.ts'
import { spanOf, stretchOf } from './spans.ts'

export type Asked = {
	/** What each of those visited keeps to; two of a joint visit. */
	readonly bounds: readonly TimeBounds[]
	readonly minutes: number
	readonly from: Day
	readonly to: Day
	readonly place: Place | null
	/** The consultant asked for, or who knows the citizen. */
	readonly prefer: StaffId | null
	/** What a known face is worth, in minutes of driving; left out: as much as for a visit not yet agreed. */
	readonly knownFace?: number
	/** The day that the visit was to be; null: the sooner the better. */
	readonly near: Day | null
	/** Nothing that starts before this, in milliseconds since 1970. */
	readonly notBefore: number
	/** When the citizen has another visit. */
	readonly taken: readonly Span[]
	readonly atMost: number
}

/** `count`: the day as a number, `half`: morning or afternoon of it. */
type Candidate = {
	readonly day: WorkDay
	readonly opening: Opening
	readonly cost: number
	readonly count: number
	readonly half: 0 | 1
}

/** What is given up, in minutes of driving: a known face, a day from the one it was, a half day opened. */
const price = { stranger: 60, dayOff: 5, newHalfDay: 10 }
/** What it costs to lie beside a time already chosen: on the same day, one, two, three days off; at the same time of day. */
const beside = { days: [200, 40, 20, 8], sameHalf: 10 }
/** Up to so many minutes extra on the road count as on the way; up to so many days off as near. */
const onTheWay = 5
const near = 7

/** The first start in every gap, and the first of the afternoon: an empty day is a morning and an afternoon. */
const startsOf = (day: WorkDay, place: Place | null, minutes: number): Opening[] => {
	const afternoon = {
		...day,
		free: day.free.flatMap(([from, to]) => (to <= day.noon ? [] : [[Math.max(from, day.noon), to] as const])),
	}
	const starts = [...openingsOf(day, place, minutes), ...openingsOf(afternoon, place, minutes)]
	return [...new Map(starts.map((opening) => [opening.start, opening])).values()]
}

/** Consultants with their days, made once where many times are looked for. */
export type Calendar = readonly { readonly consultant: ConsultantHours; readonly days: readonly WorkDay[] }[]

export const calendarOf = (hours: Hours): Calendar =>
	hours.map((consultant) => ({ consultant, days: workDays([consultant]) }))

/** The days of those who may visit, with what the citizens can use of them. */
const daysWithin = (asked: Asked, calendar: Calendar): WorkDay[] =>
	calendar
		.filter(({ consultant }) => asked.bounds.every((bounds) => mayVisit(consultant, bounds)))
		.flatMap(({ days }) => days)
		.filter((day) => asked.from <= day.on && day.on <= asked.to)
		.map((day) => ({
			...day,
			free: asked.bounds.reduce((free, bounds) => usableOn(day.on, free, bounds), day.free),
		}))

const candidatesOf = (asked: Asked, calendar: Calendar): Candidate[] => {
	const taken = asked.taken.map(stretchOf)
	const isTaken = (start: number) => taken.some(([from, to]) => from < start + asked.minutes * 60_000 && start < to)
	return daysWithin(asked, calendar)
		.flatMap((day) => {
			const count = daysBetween(asked.from, day.on)
			const off = asked.near === null ? count : Math.abs(daysBetween(asked.near, day.on))
			const ofDay =
				off * price.dayOff +
				(asked.prefer !== null && asked.prefer !== day.staff ? (asked.knownFace ?? price.stranger) : 0)
			return startsOf(day, asked.place, asked.minutes)
				.filter(({ start }) => start >= asked.notBefore && !isTaken(start))
				.map((opening) => ({
					...{ day, opening, count },
					cost: ofDay + (opening.detour ?? price.newHalfDay),
					half: opening.start < day.noon ? (0 as const) : (1 as const),
				}))
		})
		.sort((a, b) => a.cost - b.cost || a.opening.start - b.opening.start || (a.day.staff < b.day.staff ? -1 : 1))
}

const closeness = (one: Candidate, chosen: Candidate): number =>
	(beside.days[Math.abs(one.count - chosen.count)] ?? 0) + (one.half === chosen.half ? beside.sameHalf : 0)

type Choice = { readonly candidate: Candidate; readonly paid: number }

/** The best first, then again and again the best of those that lie apart from what is chosen; never two of one consultant's half day. */
const spread = (candidates: readonly Candidate[], atMost: number): Choice[] => {
	const chosen: Choice[] = []
	let left = candidates.map((candidate) => ({ candidate, close: 0 }))
	while (chosen.length < atMost) {
		let best: (typeof left)[number] | null = null
		for (const one of left)
			if (best === null || one.candidate.cost + one.close < best.candidate.cost + best.close) best = one
		if (best === null) break
		const { candidate: next } = best
		chosen.push({ candidate: next, paid: next.cost + best.close })
		left = left.filter(
			({ candidate: { day, half } }) => day.staff !== next.day.staff || day.on !== next.day.on || half !== next.half,
		)
		for (const one of left) one.close = Math.max(one.close, closeness(one.candidate, next))
	}
	return chosen
}

const because = (asked: Asked, { day, opening }: Candidate, isSoonest: boolean): Text => {
	const known = asked.prefer === day.staff
	const close = opening.detour !== null && opening.detour <= onTheWay && asked.place !== null
	if (known && close) return text('Samme medarbejder, og på vejen', 'Same consultant, and on the way')
	if (known) return text('Samme medarbejder', 'Same consultant')
	if (close) return text('På vejen den dag', 'On the way that day')
	if (asked.near !== null && Math.abs(daysBetween(asked.near, day.on)) <= near)
		return text('Tæt på den oprindelige dag', 'Near the day it was')
	return isSoonest
		? text('Tidligste ledige tid', 'Soonest free')
		: text('Ledig tid en anden dag', 'Free on another day')
}

/** In order of time, the best of them said to be so; given the best first. */
export const bestNamed = (times: readonly FreeTime[]): FreeTime[] => {
	const [best, ...others] = times
	if (best === undefined || others.length === 0) return [...times]
	const because = text(`Bedste bud · ${best.because.da}`, `Best choice · ${best.because.en}`)
	return [{ ...best, because }, ...others].toSorted((a, b) => stretchOf(a.span)[0] - stretchOf(b.span)[0])
}

/**
 * The best few times for one caller, best first, on days apart as far as there are such, so that the choice is a choice:
 * a morning and an afternoon, this week and the next. Within the citizen's needs; never beside another visit of theirs.
 * `isSettled`: no later day than those looked at can hold a better time than any of these.
 */
export const rankIn = (
	asked: Asked,
	calendar: Calendar,
): { readonly times: FreeTime[]; readonly isSettled: boolean } => {
	const candidates = candidatesOf(asked, calendar)
	const soonest = Math.min(Infinity, ...candidates.map(({ opening }) => opening.start))
	const chosen = spread(candidates, asked.atMost)
	const least = Math.max(0, daysBetween(asked.near ?? asked.from, asked.to) + 1) * price.dayOff
	return {
		isSettled: chosen.length === asked.atMost && chosen.every(({ paid }) => paid <= least),
		times: chosen.map(({ candidate }) => ({
			staff: candidate.day.staff,
			span: spanOf([candidate.opening.start, candidate.opening.start + asked.minutes * 60_000]),
			because: because(asked, candidate, candidate.opening.start === soonest),
			isPreferred: candidate.day.staff === asked.prefer,
		})),
	}
}
