import { callMade, callsOwed } from '#booking/actions.ts'
import type { CallOwed } from '#booking/index.ts'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Outcome, yes } from '#kernel/outcome.ts'
import { type ProposedTime, spanOf } from '#offer/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'

/** One call: about a visit to one, or to the two of a joint visit. */
export type MoveCall = Pick<CallOwed, 'knows'> & {
	readonly now: CallOwed['booking']
	readonly whom: readonly { readonly booking: BookingId; readonly citizen: Citizen }[]
}

/** Whom to call about a visit that was moved, in the order in which they wait for us; the two of a joint visit together. */
export const moveCalls = async (db: Db, at: Instant): Promise<readonly MoveCall[]> => {
	const owed = await callsOwed(db, at)
	const citizens = await findCitizens(
		db,
		owed.map(({ booking }) => booking.person),
	)
	const together = Map.groupBy(owed, ({ booking }) => booking.joint ?? booking.id)
	return [...together.values()].flatMap((calls): MoveCall[] => {
		const [first] = calls
		const whom = calls.flatMap(({ booking: { id, person } }) => {
			const citizen = citizens.get(person)
			return citizen === undefined ? [] : [{ booking: id, citizen }]
		})
		return first === undefined || whom.length === 0 ? [] : [{ knows: first.knows, now: first.booking, whom }]
	})
}

/** They have been told where the visit is; on a no none of them has. */
export const tickMoveCall = (
	db: Db,
	at: Instant,
	{
		bookings,
		told,
		by,
	}: { readonly bookings: readonly BookingId[]; readonly told: ProposedTime; readonly by: StaffId },
): Promise<Outcome<null, 'no_such_booking' | 'moved_since'>> =>
	inTransaction(db, async (tx) => {
		for (const booking of bookings.toSorted()) {
			const made = await callMade(tx, at, booking, { told: { staff: told.staff, span: spanOf(told, 0) }, by })
			if (!made.ok) return made
		}
		return yes(null)
	})
