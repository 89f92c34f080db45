import type { BookingId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Booking } from '../booking.ts'
import { findById, lockBooking } from '../store.ts'
import { type CallOwed, isAsKnown, type Known } from './call-owed.ts'
import * as calls from './call-owed-store.ts'

/**
 * A visit was moved from where it was to where it is `now`; whether its citizen must be called about it comes back. What they knew before
 * the first move that nobody told them of is what they know; back there, nobody needs to call.
 */
export const followWithCall = async (
	tx: Db,
	at: Instant,
	former: Booking,
	{ now, isOwed }: { readonly now: Known; readonly isOwed: boolean },
): Promise<boolean> => {
	const open = await calls.openCallOf(tx, former.id)
	if (open === null) {
		if (isOwed) await calls.insertCall(tx, at, former.id, former)
		return isOwed
	}
	if (!isAsKnown(open.knows, now)) return true
	await calls.deleteOpenCall(tx, former.id)
	return false
}

/** Whom to call about a visit that was moved and is still to come; whoever waits for somebody first, first. */
export const callsOwed = async (db: Db, at: Instant): Promise<CallOwed[]> => {
	const open = await calls.openCalls(db, at)
	const bookings = await findById(
		db,
		open.map(({ booking }) => booking),
	)
	const byId = new Map(bookings.map((booking) => [booking.id, booking]))
	return open.flatMap(({ booking: id, knows, owedAt }) => {
		const booking = byId.get(id)
		return booking === undefined ? [] : [{ booking, knows, owedAt }]
	})
}

/** Somebody has told the citizen where the visit is, as they saw it themselves. Said again, it stands as it was said first. */
export const callMade = (
	db: Db,
	at: Instant,
	id: BookingId,
	{ told, by }: { readonly told: Known; readonly by: StaffId },
): Promise<Outcome<Booking, 'no_such_booking' | 'moved_since'>> =>
	inTransaction(db, async (tx) => {
		const booking = await lockBooking(tx, id)
		if (booking === null) return no('no_such_booking')
		if (!isAsKnown(booking, told)) return no('moved_since')
		await calls.setCallTold(tx, at, id, by)
		return yes(booking)
	})
