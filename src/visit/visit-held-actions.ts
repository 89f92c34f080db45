import { findBookings } from '#booking/actions.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findOfVisits } from './note/note-store.ts'
import type { Note, Visit } from './visit.ts'
import { momentHeld } from './visit-held.ts'

/** The moments at which these visits are told, those held by momentHeld; `notes` are theirs, where they are read already. */
export const momentsHeld = async (
	db: Db,
	visits: readonly Visit[],
	notes?: readonly Note[],
): Promise<(visit: Visit) => Instant> => {
	const held = visits.filter(({ tookPlaceOn }) => tookPlaceOn !== null)
	const bookings = await findBookings(
		db,
		held.flatMap(({ booking }) => booking ?? []),
	)
	const ids = held.map(({ id }) => id)
	const ofVisit = Map.groupBy(notes ?? (await findOfVisits(db, ids)), ({ visit }) => visit)
	return (visit) => {
		if (visit.tookPlaceOn === null) return visit.begunAt
		const booking = visit.booking === null ? undefined : bookings.get(visit.booking)
		return momentHeld(visit, booking?.span.from ?? null, ofVisit.get(visit.id) ?? [])
	}
}
