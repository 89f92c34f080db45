import { type Booking, besideIn, type Move } from '#booking/index.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { type Instant, isBefore, millisecondsOf, type Span } from '#kernel/instant.ts'

/** One entry of a consultant's own calendar: when and what kind, never who or where. */
export type Appointment = {
	/** The same for as long as the visit is, whatever it is moved to. */
	readonly id: BookingId
	readonly span: Span
	readonly purpose: Booking['purpose']
	readonly state: 'firm' | 'held' | 'cancelled'
	/** Two are visited together. */
	readonly joint: boolean
	readonly madeAt: Instant
	readonly changedAt: Instant
	/** Grows with every change of time, consultant or standing. */
	readonly sequence: number
}

type Times = {
	readonly bookings: readonly Booking[]
	readonly moves: readonly Move[]
	readonly staff: StaffId
	/** What was cancelled or over before this is left out. */
	readonly since: Instant
}

const latest = (instants: readonly Instant[], first: Instant): Instant =>
	instants.reduce((last, one) => (isBefore(last, one) ? one : last), first)

const present = (instant: Instant | null): Instant[] => (instant === null ? [] : [instant])

/** Bookings of one visit, first made first. */
type Visit = readonly [Booking, ...Booking[]]

const visitsOf = (bookings: readonly Booking[]): Visit[] =>
	[...Map.groupBy(bookings, ({ id, joint }) => joint ?? id).values()].flatMap((together) => {
		const [first, ...rest] = together.toSorted(
			(a, b) => millisecondsOf(a.madeAt) - millisecondsOf(b.madeAt) || (a.id < b.id ? -1 : 1),
		)
		return first === undefined ? [] : [[first, ...rest] as const]
	})

/** Where the visit was while it still was theirs; null when it never was. */
const spanBefore = (visit: Visit, moves: readonly Move[], staff: StaffId): Span | null =>
	visit.find((booking) => booking.staff === staff)?.span ??
	moves.findLast((move) => move.staff === staff && visit.some(({ id }) => id === move.booking))?.span ??
	null

const appointmentOf = (visit: Visit, { moves, staff }: Times): Appointment | null => {
	const [first] = visit
	const standing = visit.filter((booking) => booking.releasedAt === null && booking.staff === staff)
	const [here] = standing
	const span = here?.span ?? spanBefore(visit, moves, staff)
	if (span === null) return null
	const ids = new Set(visit.map(({ id }) => id))
	const changes = [
		...moves.filter(({ booking }) => ids.has(booking)).map(({ movedAt }) => movedAt),
		...visit.flatMap(({ madeAt, releasedAt }) => [madeAt, ...present(releasedAt)]),
	]
	const changedAt = latest(changes, first.madeAt)
	return {
		id: first.id,
		span,
		purpose: first.purpose,
		state: here === undefined ? 'cancelled' : standing.some(({ heldUntil }) => heldUntil === null) ? 'firm' : 'held',
		joint: here !== undefined && besideIn(standing, here) !== null,
		madeAt: first.madeAt,
		changedAt: latest(
			visit.flatMap(({ confirmedAt }) => present(confirmedAt)),
			changedAt,
		),
		sequence: Math.floor((millisecondsOf(changedAt) - millisecondsOf(first.madeAt)) / 1000),
	}
}

/**
 * A consultant's visits as their calendar shows them: a joint visit is one, what was cancelled or went to a colleague is told as
 * cancelled for a while. `bookings` holds every booking of each joint visit, `moves` the oldest first.
 */
export const appointmentsOf = (times: Times): Appointment[] =>
	visitsOf(times.bookings)
		.flatMap((visit) => appointmentOf(visit, times) ?? [])
		.filter(({ state, span, changedAt }) => isBefore(times.since, state === 'cancelled' ? changedAt : span.to))
		.toSorted((a, b) => millisecondsOf(a.span.from) - millisecondsOf(b.span.from) || (a.id < b.id ? -1 : 1))
