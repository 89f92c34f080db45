import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardUnder } from '#standard/index.ts'
import { type CollectiveEvent, seatHindrance } from '../event/event.ts'
import { givesVisitInstead } from '../event/event-choice.ts'
import { findEvent } from '../event/event-store.ts'
import type { Offer } from '../offer.ts'

/** Whether an offer gives a visit: as it stands, or instead of its event where the standard that it was made under says so. */
export const mayHaveVisit = async (
	db: Db,
	today: Day,
	{ event, grounds, standard }: Pick<Offer, 'event' | 'grounds' | 'standard'>,
): Promise<boolean> =>
	event === null || givesVisitInstead(grounds, standardUnder(await listStandards(db), standard, today))

/** What can be said yes to: a seat at the event while one can be taken, and a visit. */
export type OnOffer = { readonly event: CollectiveEvent | null; readonly visit: boolean }

export const onOffer = async (db: Db, at: Instant, offer: Offer): Promise<OnOffer> => {
	const event = offer.event === null ? null : await findEvent(db, offer.event)
	return {
		event: event !== null && seatHindrance(event, at, false) === null ? event : null,
		visit: await mayHaveVisit(db, dayOf(at), offer),
	}
}
