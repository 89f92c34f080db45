import { findStaff } from '#access/actions.ts'
import { isActive } from '#access/index.ts'
import { timesEverOf } from '#booking/actions.ts'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import type { CalendarAddress } from './calendar-address.ts'
import { type Appointment, appointmentsOf } from './calendar-appointment.ts'
import { addressInUse, endAddress, fetchedBy, insertAddress, isMade } from './calendar-store.ts'

const minutesADay = 24 * 60
/** Days back that a calendar shows, and for which a cancellation is told. */
const daysBack = 30
const daysAhead = 800

/** The address a consultant's calendar uses now; the secret itself is nowhere. */
export const calendarAddressOf = (db: Db, staff: StaffId): Promise<CalendarAddress | null> => addressInUse(db, staff)

/** A new secret in the place of the one before, told once. Asked again with the same `id`, nothing more is made. */
export const makeCalendarAddress = async (
	db: Db,
	at: Instant,
	made: { readonly id: string; readonly staff: StaffId },
): Promise<Outcome<string, 'made_already'>> =>
	inTransaction(db, async (tx) => {
		if (await isMade(tx, made.id)) return no('made_already')
		const secret = newSecret()
		await endAddress(tx, at, made.staff)
		return (await insertAddress(tx, at, { ...made, hash: hashOf(secret) })) ? yes(secret) : no('made_already')
	})

/** From now on the address opens nothing; ended already, it stays so. */
export const endCalendarAddress = (db: Db, at: Instant, staff: StaffId): Promise<void> => endAddress(db, at, staff)

/**
 * What the calendar at a secret address shows. Wrong, ended, or of somebody who has left: one *no*. Nobody guesses 256 bits, so tries
 * are not counted: a telephone that goes on asking at an ended address would lock out everyone behind the same office.
 */
export const calendarAt = async (db: Db, at: Instant, secret: string): Promise<Outcome<Appointment[], 'not_found'>> => {
	const id = await fetchedBy(db, at, hashOf(secret))
	const staff = id === null ? null : await findStaff(db, id)
	if (staff === null || !isActive(staff, dayOf(at)) || !staff.roles.includes('consultant')) return no('not_found')
	const since = addMinutes(at, -daysBack * minutesADay)
	const times = await timesEverOf(db, staff.id, { from: since, to: addMinutes(at, daysAhead * minutesADay) })
	return yes(appointmentsOf({ ...times, staff: staff.id, since }))
}
