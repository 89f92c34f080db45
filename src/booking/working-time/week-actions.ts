import type { Day } from '#kernel/day.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Absence } from '../absence/absence.ts'
import { wholeDays } from '../absence/whole-days.ts'
import type { Booking, Move } from '../booking.ts'
import { besideIn } from '../joint.ts'
import * as store from '../store.ts'
import { type TimeConflict, timeConflict } from '../time-conflict.ts'
import { type ClosedDay, closedDaysBetween } from './closed-days.ts'
import { hoursOf } from './hours-actions.ts'
import { absencesDuring } from './working-time-store.ts'

type KeptDays = Pick<Municipality, 'closedDays' | 'visitingHours'>

/** A visit's booking and that of the other one of a joint visit, locked until the transaction ends; empty when there is none. */
export const lockVisit = async (tx: Db, id: BookingId): Promise<readonly Booking[]> => {
	const [found] = await store.findById(tx, [id])
	const joint = found?.joint == null ? [] : await store.lockJoint(tx, found.joint)
	const one = await store.lockBooking(tx, id)
	if (one === null) return []
	const other = besideIn(joint, one)
	return other === null ? [one] : [one, other]
}

/** Why a consultant cannot come then; null when the time is free. What the visit itself takes now is given back. */
export const conflictThen = async (
	db: Db,
	municipality: KeptDays,
	{ staff, span }: { readonly staff: StaffId; readonly span: Span },
	own: readonly Booking[],
): Promise<TimeConflict | null> => {
	const on = dayOf(span.from)
	const day = wholeDays(on, on)
	const [hours] = await hoursOf(db, municipality, on, on, staff)
	const given = own.filter((booking) => booking.staff === staff).map((booking) => booking.span)
	const others = (await store.standingDuring(db, day, [staff])).filter(({ id }) => !own.some((one) => one.id === id))
	return timeConflict(span, {
		free: hours === undefined ? [] : [...hours.free, ...given],
		booked: others.map((booking) => booking.span),
		away: await absencesDuring(db, day, [staff]),
		closed: closedDaysBetween(municipality.closedDays, on, on),
	})
}

/** Where a visit was before its latest move; null for one that never moved. */
export const latestMove = async (db: Db, id: BookingId): Promise<Move | null> =>
	(await store.movesOf(db, [id])).at(-1) ?? null

/** When these consultants are away, and when nobody visits, first to last day inclusive. */
export const daysOff = async (
	db: Db,
	municipality: KeptDays,
	from: Day,
	to: Day,
	staff: readonly StaffId[],
): Promise<{ readonly absences: readonly Absence[]; readonly closed: readonly ClosedDay[] }> => ({
	absences: await absencesDuring(db, wholeDays(from, to), staff),
	closed: closedDaysBetween(municipality.closedDays, from, to),
})

/** Times that were firm, or agreed on once, and were given up, first to last day inclusive. */
export const calledOffBetween = (db: Db, from: Day, to: Day): Promise<Booking[]> =>
	store.calledOffDuring(db, wholeDays(from, to))
