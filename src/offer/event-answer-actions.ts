import type { OfferId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answerer, Besides, NoAnswer } from './answer.ts'
import { recordAnswer } from './answer-actions.ts'
import type { NoSeat, Seat } from './event.ts'
import { takeSeat } from './seat-actions.ts'
import { findOffer } from './store.ts'

export type EventAccepted = Partial<Omit<Besides, 'companion'>> & {
	readonly offer: OfferId
	/** The form's own: the same form sent twice is one answer. */
	readonly key: string
	readonly companion: boolean
	readonly by: Answerer
	readonly byName: string
	readonly words: string
	/** Null: the citizen, on the web. */
	readonly recordedBy: StaffId | null
}

/** Yes to the event that an offer invites to: a seat or a place on the waiting list, and the answer that took it, or neither. */
export const acceptEvent = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	said: EventAccepted,
): Promise<Outcome<Seat, NoSeat | NoAnswer>> =>
	inTransaction(db, async (tx) => {
		const offer = await findOffer(tx, said.offer)
		if (offer === null) return no('unknown_offer')
		if (offer.event === null) return no('unknown_event')
		const wanted = { event: offer.event, person: offer.person, offer: offer.id, companion: said.companion }
		const seat = await takeSeat(tx, at, municipality, { ...wanted, by: said.recordedBy })
		if (!seat.ok) return seat
		const answer = await recordAnswer(tx, at, { ...said, kind: 'yes', time: null, seat: seat.value.id })
		return answer.ok ? yes(seat.value) : answer
	})
