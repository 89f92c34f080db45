import { besideOf, bookingsOn, boundsOf, daysOff, findBooking, hoursOf, travelBetween } from '#booking/actions.ts'
import {
	type Booking,
	besideIn,
	costOfMove,
	driveMinutes,
	type Place,
	placeOf,
	type RouteDay,
	type Travel,
	toldOf,
} from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, minutesBetween, overlaps } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type ProposedTime, spanOf } from '#offer/index.ts'
import type { Ask } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { NotMoved } from '../move/move-visit.ts'
import { mayMove } from '../move/move-visit-actions.ts'
import { hoursOn, minuteOf } from './board.ts'
import { type MoveWeighed, type Obstacle, tightIn } from './board-cost.ts'

type Looking = Pick<Ask, 'db' | 'at' | 'municipality'>

/** What moving a visit there would take, and whether it can be; nothing is changed. */
export const weighMove = async (
	{ db, at, municipality }: Looking,
	id: BookingId,
	to: ProposedTime,
): Promise<Outcome<MoveWeighed, NotMoved>> => {
	const booking = await findBooking(db, id)
	if (booking === null) return no('no_such_booking')
	const beside = await besideOf(db, booking)
	const told = await mayMove(db, at, municipality, beside === null ? [booking] : [booking, beside], to)
	if (!told.ok) return told
	const { staff, span } = booking
	const here = await routeOn({ db, municipality }, staff, dayOf(span.from))
	const isSameDay = staff === to.staff && dayOf(span.from) === dayOf(to.from)
	const days = isSameDay ? [here] : [here, await routeOn({ db, municipality }, to.staff, dayOf(to.from))]
	const { travel } = await travelBetween(municipality, placesOf(days))
	const there = { staff: to.staff, on: dayOf(to.from), from: minuteOf(to.from) }
	const stop = here.stops.find((one) => one.both.includes(id))
	if (stop === undefined) return yes({ told: told.value, minutes: null, tight: [] })
	return yes({
		told: told.value,
		minutes: costOfMove(days, stop.id, there, travel),
		tight: tightIn(days.at(-1)?.stops ?? [], { ...stop, ...times(stop, there.from) }, drive(travel)),
	})
}

/** What of the chosen consultant's day stands in the way of a visit there; null where the reason is another. */
export const obstacleTo = async (
	{ db, municipality }: Omit<Looking, 'at'>,
	visit: Booking,
	to: ProposedTime,
	why: NotMoved,
): Promise<Obstacle | null> => {
	if (why !== 'consultant_is_busy' && why !== 'consultant_is_away' && why !== 'outside_hours') return null
	const { staff } = to
	const on = dayOf(to.from)
	const span = spanOf(to, minutesBetween(visit.span.from, visit.span.to))
	const beside = await besideOf(db, visit)
	const isOwn = ({ id }: Booking): boolean => id === visit.id || id === beside?.id
	const standing = await bookingsOn(db, on, staff)
	if (why === 'consultant_is_busy') {
		const others = standing.filter((one) => !isOwn(one) && overlaps(one.span, span))
		return {
			why,
			stretches: hoursOn(
				on,
				others.map((one) => one.span),
			),
		}
	}
	const { absences } = await daysOff(db, municipality, on, on, [staff])
	const kept = standing.filter((one) => !absences.some((away) => overlaps(away.span, one.span)))
	const [hours] = await hoursOf(db, municipality, on, on, staff)
	return { why, stretches: hoursOn(on, [...(hours?.free ?? []), ...kept.map((one) => one.span)]) }
}

const times = ({ from, to }: { readonly from: number; readonly to: number }, begins: number) => ({
	from: begins,
	to: begins + to - from,
})
const drive =
	(travel: Travel) =>
	(from: Place | null, to: Place | null): number =>
		driveMinutes(from, to, travel)

type OnRoute = RouteDay['stops'][number] & { readonly both: readonly BookingId[] }
type Route = Omit<RouteDay, 'stops'> & { readonly stops: readonly OnRoute[] }

const placesOf = (days: readonly RouteDay[]): Place[] =>
	days.flatMap(({ base, stops }) => [...(base === null ? [] : [base]), ...stops.flatMap(({ place }) => place ?? [])])

const routeOn = async ({ db, municipality }: Omit<Looking, 'at'>, staff: StaffId, on: Day): Promise<Route> => {
	const [hours] = await hoursOf(db, municipality, on, on, staff)
	const bookings = (await bookingsOn(db, on, staff)).filter(({ purpose }) => purpose !== 'phone_visit')
	const citizens = await findCitizens(db, [...new Set(bookings.map(({ person }) => person))])
	const bounds = await boundsOf(db, municipality)
	const placeIn = (person: PersonId): Place | null => toldOf(placeOf(citizens.get(person), bounds))
	return { staff, on, base: hours?.base ?? null, stops: stopsOf(bookings, placeIn) }
}

const stopsOf = (bookings: readonly Booking[], placeIn: (person: PersonId) => Place | null): Route['stops'] => {
	const seen = new Set<BookingId>()
	return bookings.flatMap((booking) => {
		if (seen.has(booking.id)) return []
		const beside = besideIn(bookings, booking)
		if (beside !== null) seen.add(beside.id)
		const both = beside === null ? [booking.id] : [booking.id, beside.id]
		const { from, to } = booking.span
		return {
			id: booking.id,
			both,
			from: minuteOf(from),
			to: minuteOf(to),
			place: placeIn(booking.person),
		}
	})
}
