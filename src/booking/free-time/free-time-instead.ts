import { addDays, type Day, later } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, minutesBetween, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { isSameSpan } from '../same-time.ts'
import { driveMinutes, type Place, toldOf } from '../travel/travel.ts'
import type { ConsultantHours, Hours } from '../working-time/hours.ts'
import { canStand, withVisits } from '../working-time/hours-taken.ts'
import type { FreeTime } from './free-time.ts'
import { mayVisit, suits, type TimeBounds } from './free-time-bounds.ts'
import { type Calendar, calendarOf, rankIn } from './rank-free-times.ts'

/** A visit whose consultant cannot come. */
export type Displaced = {
	readonly booking: BookingId
	readonly staff: StaffId
	readonly span: Span
	readonly place: Place | null
	/** Whom it is to: one, or the two of a joint visit; `taken`: their other visits. */
	readonly whom: readonly (TimeBounds & { readonly person: PersonId; readonly taken: readonly Span[] })[]
	/** Whoever has visited them. */
	readonly knownTo: readonly StaffId[]
	/** The first day of a new time. */
	readonly earliest: Day
	/** Whether somebody else can still come then. */
	readonly isAhead: boolean
}

/** `isSameTime`: a colleague comes when the citizen was told; else another time. */
export type Instead = FreeTime & { readonly isSameTime: boolean }

/** So many days from its own, or from the first there can be, a new time is looked for. */
export const daysLookedAhead = 35
const newTimes = 3

/** What is given up when a colleague takes a time, in minutes of driving: a stranger, each visit of a fuller day, a way nobody knows. */
const price = { stranger: 30, visit: 2, unknownWay: 25 }
/** A day agreed on counts for more than who comes: the same consultant is waited for no more than a few days. */
const knownFace = 15
/** So many minutes from another visit count as near. */
const nearby = 20

/** The hours without the visits that are to be moved: their citizens are free then. */
const without = (hours: Hours, visits: readonly Displaced[]): Hours =>
	hours.map((one) => ({
		...one,
		booked: one.booked.filter(
			(stop) =>
				!visits.some(
					({ staff, span, whom }) =>
						staff === one.staff && whom.some(({ person }) => person === stop.person) && isSameSpan(span, stop.span),
				),
		),
	}))

type Colleague = { readonly staff: StaffId; readonly cost: number; readonly because: Text }

const colleagueFor = (visit: Displaced, hours: Hours): Colleague | null => {
	const { span, place, whom } = visit
	const persons = whom.map(({ person }) => person)
	const colleagues = hours
		.filter(({ staff }) => staff !== visit.staff)
		.filter((one) => whom.every((bounds) => mayVisit(one, bounds) && suits(span, bounds)))
		.filter(({ staff }) => canStand(hours, { staff, span, place, persons }))
		.map((one) => standingIn(visit, one))
	return colleagues.sort((a, b) => a.cost - b.cost || (a.staff < b.staff ? -1 : 1))[0] ?? null
}

const standingIn = ({ span, place, knownTo }: Displaced, { staff, booked }: ConsultantHours): Colleague => {
	const stops = booked.filter((stop) => dayOf(stop.span.from) === dayOf(span.from))
	const home = toldOf(place)
	const ways = stops.flatMap((stop) => {
		const there = toldOf(stop.place)
		return there === null || home === null ? [] : driveMinutes(there, home)
	})
	const way = Math.min(Infinity, ...ways)
	const isKnown = knownTo.includes(staff)
	const because = isKnown
		? text('Samme tid, og kender borgeren', 'Same time, and knows the citizen')
		: way <= nearby
			? text('Samme tid, og er i nærheden', 'Same time, and is nearby')
			: text('Samme tid', 'Same time')
	const cost = (isKnown ? 0 : price.stranger) + Math.min(way, price.unknownWay) + stops.length * price.visit
	return { staff, cost, because }
}

const newTimesFor = (visit: Displaced, calendar: Calendar): FreeTime[] => {
	const on = dayOf(visit.span.from)
	return rankIn(
		{
			...{ bounds: visit.whom, place: visit.place, prefer: visit.staff, knownFace, near: on },
			...{ from: visit.earliest, to: addDays(later(on, visit.earliest), daysLookedAhead) },
			...{ minutes: minutesBetween(visit.span.from, visit.span.to), notBefore: 0, atMost: newTimes },
			taken: visit.whom.flatMap(({ taken }) => taken),
		},
		calendar,
	).times
}

/**
 * Other times for a visit that can stay, the best first: as if it were not where it is, so that no time is good for lying beside
 * itself. With whoever comes anyway none that overlaps its own.
 */
export const otherTimes = (
	visit: Displaced,
	hours: Hours,
	asked: { readonly prefer: StaffId; readonly near: Day; readonly atMost: number },
): FreeTime[] => {
	const own = asked.prefer === visit.staff ? [visit.span] : []
	return rankIn(
		{
			...{ bounds: visit.whom, place: visit.place, ...asked, notBefore: 0 },
			...{ from: visit.earliest, to: addDays(later(asked.near, visit.earliest), daysLookedAhead) },
			minutes: minutesBetween(visit.span.from, visit.span.to),
			taken: [...own, ...visit.whom.flatMap(({ taken }) => taken)],
		},
		calendarOf(without(hours, [visit])),
	).times
}

/**
 * For each visit a colleague at the same time, where somebody may and can come, and the best new times – with the same
 * consultant, or a colleague; the best first. No two of all these times are in each other's way, whichever of them are chosen.
 */
export const timesInstead = (
	visits: readonly Displaced[],
	hours: Hours,
): ReadonlyMap<BookingId, readonly Instead[]> => {
	const found = new Map<BookingId, readonly Instead[]>()
	let left = calendarOf(without(hours, visits))
	for (const visit of visits) {
		const colleague = visit.isAhead ? colleagueFor(visit, hoursIn(left)) : null
		const same: Instead[] =
			colleague === null ? [] : [{ ...colleague, span: visit.span, isPreferred: false, isSameTime: true }]
		const stood = taking(left, visit, same)
		const times = [...same, ...newTimesFor(visit, stood).map((time) => ({ ...time, isSameTime: false }))]
		found.set(visit.booking, times)
		left = taking(left, visit, times)
	}
	return found
}

const hoursIn = (calendar: Calendar): Hours => calendar.map(({ consultant }) => consultant)

/** The first is where the visit is meant to be; the others are only kept free. Whoever none of them is with has the days they had. */
const taking = (calendar: Calendar, { place, whom }: Displaced, [best, ...others]: readonly Instead[]): Calendar => {
	const kept = others.map(({ staff, span }) => ({ staff, span, place, persons: [] }))
	const persons = whom.map(({ person }) => person)
	const meant = best === undefined ? [] : [{ staff: best.staff, span: best.span, place, persons }, ...kept]
	return withVisits(hoursIn(calendar), meant).flatMap((consultant, at) => {
		const before = calendar[at]
		return before?.consultant === consultant ? [before] : calendarOf([consultant])
	})
}
