import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant, Span } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Departure, departures } from '#population/index.ts'
import { wholeDays } from './absence/whole-days.ts'
import type { Booking, MoveTo, NoTime, Wish } from './booking.ts'
import { callsOf, deleteOpenCall } from './call-owed/call-owed-store.ts'
import { tellCalls } from './call-owed/tell-calls.ts'
import { canBeHad } from './free-time/reachable-actions.ts'
import { spanAt } from './free-time/span-at.ts'
import { needsEver } from './needs/needs-store.ts'
import { tellNeeds } from './needs/tell-needs.ts'
import type { Reason } from './reasons.ts'
import { asksForTheSame, isSameSpan } from './same-time.ts'
import * as store from './store.ts'
import { type Reader, tell } from './tell.ts'

export { absencesAhead, reportAbsence, visitsHit } from './absence/absence-actions.ts'
export { boundsOf } from './bounds-actions.ts'
export { callMade, callsOwed, followWithCall } from './call-owed/call-owed-actions.ts'
export { freeTimesFor } from './free-time/free-time-actions.ts'
export { otherTimesFor, timesInsteadOf } from './free-time/free-time-instead-actions.ts'
export { besideOf, joinTimes, moveJoint } from './joint-actions.ts'
export { erasePerson, haveTouchingTimes, mergePerson } from './merge-actions.ts'
export { needLinesOf, needsOf, setNeeds, timesAgainstNeeds } from './needs/needs-actions.ts'
export { proposeTimes } from './proposal/propose-times-actions.ts'
export { recordPerson } from './record-actions.ts'
export { drivingOf, setBase, setDistricts } from './travel/base-actions.ts'
export { travelBetween } from './travel/travel-transport.ts'
export { addFixedHours, endFixedHours } from './working-time/fixed-hours-actions.ts'
export { hoursOf } from './working-time/hours-actions.ts'
export { timesEverOf } from './working-time/staff-times-actions.ts'
export { calledOffBetween, conflictThen, daysOff, latestMove, lockVisit } from './working-time/week-actions.ts'
export {
	addAbsence,
	addShift,
	addShifts,
	endShift,
	removeAbsence,
	workingTimeOf,
} from './working-time/working-time-actions.ts'

/**
 * Takes a time. Of two wishes for one slot exactly one is granted, whatever the number of processes.
 * Asked again with the same `key`, the booking already made is given back, also when it has been released since.
 */
export const hold = async (db: Db, at: Instant, wish: Wish): Promise<Outcome<Booking, NoTime>> => {
	if (!(await canBeHad(db, at, wish))) return no('consultant_is_busy')
	const made = await store.insertBooking(db, at, wish)
	if (made !== null) return yes(made)
	const before = wish.key === undefined ? null : await store.findByKey(db, wish.key)
	if (before !== null) return asksForTheSame(before, wish) ? yes(before) : no('key_means_another_time')
	return no(await whoIsBusy(db, wish.person, wish.span, null))
}

const whoIsBusy = async (db: Db, person: PersonId, span: Span, except: BookingId | null) =>
	(await store.isCitizenTaken(db, person, span, except)) ? 'citizen_is_busy' : 'consultant_is_busy'

/** A held time becomes firm; a firm one stays so. */
export const confirmBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
): Promise<Outcome<Booking, 'no_such_booking' | 'released'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockBooking(tx, id)
		if (before === null) return no('no_such_booking')
		if (before.releasedAt !== null) return no('released', before.releasedBecause ?? undefined)
		if (before.heldUntil !== null) await store.setFirm(tx, at, id)
		return yes({ ...before, heldUntil: null, confirmedAt: before.heldUntil === null ? before.confirmedAt : at })
	})

/** Waits for an answer until a day, longer than before or although it was firm; a released time stays released. */
export const holdUntil = (db: Db, id: BookingId, until: Day): Promise<void> => store.setHeld(db, id, until)

/** Frees the time, because; freed already, the first reason stands. */
export const releaseBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
	because: string,
): Promise<Outcome<Booking, 'no_such_booking' | 'because_is_empty'>> =>
	inTransaction(db, async (tx) => {
		if (because.trim() === '') return no('because_is_empty')
		await store.setReleased(tx, at, id, because.trim())
		const [after] = await store.findById(tx, [id])
		return after === undefined ? no('no_such_booking') : yes(after)
	})

/** Frees every time whose last day to answer lies before `on`; the freed ones come back. Run twice, the second frees nothing. */
export const releaseLapsed = async (db: Db, at: Instant, on: Day): Promise<Booking[]> =>
	store.releaseHeldBefore(db, at, on, 'not_answered_in_time' satisfies Reason)

/** Frees every time of these citizens that is not over yet, because they have died, moved away or disappeared, or are excluded. Each time is its own: a spouse’s stays. */
export const releaseTimesOf = (
	tx: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: Departure | 'excluded',
): Promise<Booking[]> => store.releaseOfPersons(tx, at, persons, because satisfies Reason)

/** Firm and held times of these days that were freed because somebody had died, moved away or disappeared. */
export const timesCalledOff = (db: Db, from: Day, to: Day): Promise<Booking[]> =>
	store.releasedDuring(db, wholeDays(from, to), departures)

/**
 * The same booking at another time or with another consultant; where it was before is kept. On a "no" nothing has changed.
 * One of a joint visit goes alone, and the other stays where it is: `moveJoint` moves both. Whoever chose the time knows it:
 * no call is owed any more.
 */
export const moveBooking = async (
	db: Db,
	at: Instant,
	id: BookingId,
	to: MoveTo,
): Promise<Outcome<Booking, NoTime | 'no_such_booking' | 'released'>> =>
	inTransaction(db, async (tx) => {
		const before = await store.lockBooking(tx, id)
		if (before === null) return no('no_such_booking')
		if (before.releasedAt !== null) return no('released', before.releasedBecause ?? undefined)
		if (before.staff === to.staff && isSameSpan(before.span, to.span)) return yes(before)
		if (!(await canBeHad(tx, at, to))) return no('consultant_is_busy')
		if (!(await store.claimAndMove(tx, at, [before], to, null)))
			return no(await whoIsBusy(tx, before.person, to.span, id))
		await deleteOpenCall(tx, id)
		return yes({ ...before, staff: to.staff, span: to.span, joint: null })
	})

export const findBooking = async (db: Db, id: BookingId): Promise<Booking | null> =>
	(await store.findById(db, [id]))[0] ?? null
/** Released ones too. */
export const findBookings = async (db: Db, ids: readonly BookingId[]): Promise<ReadonlyMap<BookingId, Booking>> =>
	new Map((await store.findById(db, ids)).map((booking) => [booking.id, booking]))
/** Standing bookings of a day in order of time, held ones too. */
export const bookingsOn = async (db: Db, on: Day, staff?: StaffId): Promise<Booking[]> =>
	bookingsBetween(db, on, on, staff)
/** Standing bookings from first to last day inclusive. */
export const bookingsBetween = async (db: Db, from: Day, to: Day, staff?: StaffId): Promise<Booking[]> =>
	store.standingDuring(db, wholeDays(from, to), staff === undefined ? 'everyone' : [staff])
/** Every booking a citizen ever had, released ones too. */
export const bookingsOf = async (db: Db, person: PersonId): Promise<Booking[]> => store.ofPerson(db, person)

/** The time each booking had at a moment, whatever it has been moved to since; null for a booking not asked about. */
export const timesAsOf = async (
	db: Db,
	ids: readonly BookingId[],
): Promise<(id: BookingId, at: Instant) => Span | null> => {
	const bookings = await findBookings(db, ids)
	const moves = Map.groupBy(await store.movesOf(db, ids), ({ booking }) => booking)
	return (id, at) => {
		const booking = bookings.get(id)
		return booking === undefined ? null : spanAt(booking, moves.get(id) ?? [], at)
	}
}

/** Times made, moved and released for one citizen, calls about them, and what was told of when a visit suits. */
export const tellPerson = async (db: Db, person: PersonId, reader: Reader = 'staff'): Promise<Told[]> => {
	const bookings = await store.ofPerson(db, person)
	const names = await staffNames(db)
	const moves = await store.movesOf(
		db,
		bookings.map(({ id }) => id),
	)
	const calls = await callsOf(
		db,
		bookings.map(({ id }) => id),
	)
	return [
		...tell(bookings, moves, names, reader),
		...tellCalls(calls, names),
		...tellNeeds(await needsEver(db, person), names),
	]
}
