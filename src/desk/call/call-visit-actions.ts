import { bookingsOf } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { offersOfPersons } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { visitsOf } from '#visit/actions.ts'

/** A visit whose time is so many days past is no longer what a call is about. */
const daysBack = 14

/** An agreed visit that nobody has begun; `offer`: the one it is on. */
export type AgreedVisit = { readonly booking: Booking; readonly isAhead: boolean; readonly offer: OfferId | null }

/** The citizen's next agreed visit; where there is none, the latest whose time has passed and that came to nothing. */
export const agreedVisitOf = async (db: Db, at: Instant, person: PersonId): Promise<AgreedVisit | null> => {
	const begun = new Set((await visitsOf(db, person)).map(({ booking }) => booking))
	const agreed = (await bookingsOf(db, person))
		.filter(({ id, releasedAt, heldUntil }) => releasedAt === null && heldUntil === null && !begun.has(id))
		.filter(({ span }) => dayOf(span.from) >= addDays(dayOf(at), -daysBack))
		.toSorted((a, b) => (isBefore(a.span.from, b.span.from) ? -1 : 1))
	const ahead = agreed.find(({ span }) => isBefore(at, span.from))
	const booking = ahead ?? agreed.at(-1)
	if (booking === undefined) return null
	const offer = (await offersOfPersons(db, [person])).find((one) => one.booking === booking.id)
	return { booking, isAhead: ahead !== undefined, offer: offer?.id ?? null }
}
