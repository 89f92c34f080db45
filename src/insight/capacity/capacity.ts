import { sum } from 'd3-array'
import { visitsThatFit } from '#booking/index.ts'
import { addMonths, type Day, dateOf, firstOfMonth, later, monthOf, yearOf } from '#kernel/day.ts'
import { dayOf, minutesBetween, type Span } from '#kernel/instant.ts'
import { type OfferAhead, spreadOverYear } from '#offer/index.ts'
import type { Contact } from '#standard/index.ts'
import { acceptanceBy, besideTheVisit } from '../acceptance.ts'

/** How far ahead capacity is looked at, in months of visits. */
export const monthsAhead = 12

/** What is taken for given, and may be taken otherwise. */
export type Assumed = {
	/** Of 100 offers so many become visits; null: by how the citizen is asked, as the simulation reckons. */
	readonly accepted: number | null
	/** Minutes on the road, and for parking and notes, between two visits. */
	readonly between: number
}
export const assumedAtFirst: Assumed = { accepted: null, between: besideTheVisit.travel }

/** An offer and the first days on which its visit may be held: as it falls due, and where it comes early. */
export type VisitAhead = {
	readonly dueOn: Day
	readonly earliestOn: Day
	readonly contact: Contact
	readonly minutes: number
}

export type CapacityMonth = {
	readonly first: Day
	readonly offers: number
	/** Visits expected, as the offers fall due. */
	readonly due: number
	/** The same, when offers that may come earlier are spread over months with room. */
	readonly spread: number
	/** Visits that the free time has room for, with the way between them. */
	readonly room: number
	/** Whole hours free: working time less absence, closed days, fixed hours and what is booked. */
	readonly hours: number
}

export type Capacity = {
	readonly months: readonly CapacityMonth[]
	/** The length of a visit that most of them have. */
	readonly minutes: number
}

/** The first days of the months looked at, from that of the first visit that a letter of today may name; a month more than half over goes with the next. */
export const monthsFrom = (firstVisit: Day): Day[] =>
	Array.from({ length: monthsAhead }, (_, at) =>
		addMonths(firstOfMonth(firstVisit), dateOf(firstVisit) > 15 ? at + 1 : at),
	)

const indexFrom = (first: Day, on: Day): number =>
	Math.max(0, (yearOf(on) - yearOf(first)) * 12 + monthOf(on) - monthOf(first))

const shareOf = (contact: Contact, { accepted }: Assumed): number =>
	accepted === null ? acceptanceBy(contact).expected : accepted / 100

const usualMinutes = 60
const usualLength = (visits: readonly Pick<VisitAhead, 'minutes'>[]): number => {
	const lengths = [...Map.groupBy(visits, ({ minutes }) => minutes)]
	return lengths.toSorted(([a, x], [b, y]) => y.length - x.length || a - b)[0]?.[0] ?? usualMinutes
}

/** The visits of offers to come, so many days after each falls due; what is late already comes first. Meetings take no visiting time. */
export const visitsAhead = (offers: readonly OfferAhead[], firstVisit: Day, visitOf: (due: Day) => Day): VisitAhead[] =>
	offers
		.filter(({ isMeeting }) => !isMeeting)
		.map(({ dueOn, earliestOn, contact, minutes }) => ({
			dueOn: later(firstVisit, visitOf(dueOn)),
			earliestOn: later(firstVisit, visitOf(earliestOn)),
			contact,
			minutes,
		}))

/** Demand against free time, month by month: where it fits, where it does not, and what spreading the offers does to that. */
export const capacityOf = (
	visits: readonly VisitAhead[],
	free: readonly Span[],
	firstVisit: Day,
	assumed: Assumed,
): Capacity => {
	const firsts = monthsFrom(firstVisit)
	const first = firsts[0] as Day
	const minutes = usualLength(visits)
	const freeIn = Map.groupBy(free, ({ from }) => indexFrom(first, dayOf(from)))
	const rooms = firsts.map((_, at) => visitsThatFit(freeIn.get(at) ?? [], minutes, assumed.between))
	const plan = visits.flatMap((visit, id) => {
		const month = indexFrom(first, visit.dueOn)
		const share = shareOf(visit.contact, assumed)
		return month < monthsAhead ? [{ id, month, earliest: indexFrom(first, visit.earliestOn), share }] : []
	})
	const mean = plan.length === 0 ? 1 : sum(plan, ({ share }) => share) / plan.length
	const spread = spreadOverYear(plan, (month) =>
		mean === 0 ? Number.POSITIVE_INFINITY : Math.floor((rooms[month] ?? 0) / mean),
	)
	const byDue = Map.groupBy(plan, ({ month }) => month)
	const bySpread = Map.groupBy(plan, ({ id, month }) => spread.get(id) ?? month)
	const expected = (some: readonly { readonly share: number }[] | undefined): number =>
		Math.round(sum(some ?? [], ({ share }) => share))
	return {
		minutes,
		months: firsts.map((month, at) => ({
			first: month,
			offers: byDue.get(at)?.length ?? 0,
			due: expected(byDue.get(at)),
			spread: expected(bySpread.get(at)),
			room: rooms[at] ?? 0,
			hours: Math.round(sum(freeIn.get(at) ?? [], ({ from, to }) => minutesBetween(from, to)) / 60),
		})),
	}
}

/** Visits more than there is time for; nought where they fit. */
export const tooMany = ({ room }: CapacityMonth, visits: number): number => Math.max(0, visits - room)

/** Whether spreading the offers moves any visit to another month. */
export const isSpreadOtherwise = (months: readonly CapacityMonth[]): boolean =>
	months.some(({ due, spread }) => due !== spread)
