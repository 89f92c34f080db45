import { findStaff, listStaff } from '#access/actions.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Booking } from '../booking.ts'
import { findById } from '../store.ts'
import { addAbsence } from '../working-time/working-time-actions.ts'
import { absencesDuring } from '../working-time/working-time-store.ts'
import type { Absence } from './absence.ts'
import {
	absenceHindrance,
	besideStanding,
	type NewAbsence,
	type NoAbsence,
	type ReportedAbsence,
} from './absence-report.ts'
import { bookedFrom, bookedWhileAway } from './absence-store.ts'
import { wholeDays } from './whole-days.ts'

/** How far ahead visits are looked for whose consultant is away. */
const daysSearched = 800

/** Records that somebody is away; the visits it hits come back and stand until somebody moves them. Reported twice, it is one. */
export const reportAbsence = async (
	db: Db,
	at: Instant,
	absence: NewAbsence,
	{ by, isMeant }: { readonly by: StaffId | null; readonly isMeant: boolean },
): Promise<Outcome<ReportedAbsence, NoAbsence>> =>
	inTransaction(db, async (tx) => {
		const hindrance = absenceHindrance(at, absence, await findStaff(tx, absence.staff), isMeant)
		if (hindrance !== null) return no(hindrance)
		const standing = await absencesDuring(tx, absence.span, [absence.staff])
		const { isCovered, others } = besideStanding(absence, standing)
		if (!isCovered) {
			const added = await addAbsence(tx, at, absence, by)
			if (!added.ok) return added
		}
		return yes({ isNew: !isCovered, others, hits: await visitsHit(tx, at, absence.staff) })
	})

/**
 * Visits from today on whose consultant is away then, or has left: they stand, and nobody comes. In order of time.
 * Of one consultant, or of everybody.
 */
export const visitsHit = async (db: Db, at: Instant, staff: StaffId | null = null): Promise<Booking[]> => {
	const today = dayOf(at)
	const ids = await bookedWhileAway(db, wholeDays(today, addDays(today, daysSearched)), staff)
	for (const one of await listStaff(db))
		if (one.deactivatedOn !== null && (staff === null || one.id === staff))
			ids.push(...(await bookedFrom(db, one.id, startOf(later(one.deactivatedOn, today)))))
	return (await findById(db, [...new Set(ids)])).filter(({ span }) => isBefore(startOf(today), span.to))
}

const startOf = (on: Day): Instant => wholeDays(on, on).from

/** When somebody is away from today on, in order of time. */
export const absencesAhead = async (db: Db, at: Instant, staff: StaffId): Promise<readonly Absence[]> =>
	absencesDuring(db, wholeDays(dayOf(at), addDays(dayOf(at), daysSearched)), [staff])
