import type { PersonId, StaffId } from '#kernel/ids.ts'
import { isBefore, minutesBetween, overlaps, type Span } from '#kernel/instant.ts'
import { spanOf, stretchOf, subtract } from '../free-time/spans.ts'
import { driveMinutes, type Place, type Travel } from '../travel/travel.ts'
import type { Hours, Stop } from './hours.ts'

/** A visit as somebody means it to be; of a joint one both are named. */
export type MeantVisit = {
	readonly staff: StaffId
	readonly span: Span
	readonly place: Place | null
	readonly persons: readonly PersonId[]
}

/** The hours as they are once these visits stand in them, wherever they lie. */
export const withVisits = (hours: Hours, visits: readonly MeantVisit[]): Hours =>
	hours.map((one) => {
		const theirs = visits.filter(({ staff }) => staff === one.staff)
		if (theirs.length === 0) return one
		const taken = theirs.map(({ span }) => stretchOf(span))
		const stops = theirs.flatMap(({ span, place, persons }) => persons.map((person): Stop => ({ span, place, person })))
		return {
			...one,
			free: subtract(one.free.map(stretchOf), taken).map(spanOf),
			booked: [...one.booked, ...stops].sort((a, b) => (isBefore(a.span.from, b.span.from) ? -1 : 1)),
		}
	})

/** Whether a visit can be put there: the time is free, there is room to drive from and to what is booked, and nobody is visited twice at once. */
export const canStand = (hours: Hours, { staff, span, place, persons }: MeantVisit, travel?: Travel): boolean => {
	const one = hours.find((other) => other.staff === staff)
	if (one === undefined) return false
	const isFree = one.free.some(({ from, to }) => !isBefore(span.from, from) && !isBefore(to, span.to))
	const isReached = one.booked
		.filter((stop) => dateIn(stop.span) === dateIn(span))
		.every((stop) => gapBetween(stop.span, span) >= driveMinutes(stop.place, place, travel))
	const areThere = hours.every(({ booked }) =>
		booked.every((stop) => !persons.includes(stop.person) || !overlaps(stop.span, span)),
	)
	return isFree && isReached && areThere
}

/** Moments are written as in Copenhagen, the day first: reading them anew would take a hundred times as long. */
const dateIn = ({ from }: Span): string => from.slice(0, 10)

const gapBetween = (a: Span, b: Span): number =>
	isBefore(a.from, b.from) ? minutesBetween(a.to, b.from) : minutesBetween(b.to, a.from)
