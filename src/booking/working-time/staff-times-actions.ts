import type { StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Booking, Move } from '../booking.ts'
import { findById, movesOf } from '../store.ts'
import { everOfStaff } from './staff-times-store.ts'

/**
 * One consultant's times in a span as they are and as they were: standing, released, moved to others, each with where it was before,
 * and the other's of every joint visit.
 */
export const timesEverOf = async (
	db: Db,
	staff: StaffId,
	during: Span,
): Promise<{ readonly bookings: readonly Booking[]; readonly moves: readonly Move[] }> => {
	const ids = await everOfStaff(db, staff, during)
	return { bookings: await findById(db, ids), moves: await movesOf(db, ids) }
}
