import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { endWith } from '../offer-letter-actions.ts'
import { lockOffer, setNotMade } from '../store.ts'
import { fileOf } from './letter-file.ts'
import type { Outbox } from './outbox-transport.ts'
import { carriedBy, lockLeft, setLetGo, setOfferLetGo, setWithheld } from './sending-store.ts'
import { makesOffer } from './written-letter.ts'

/** Let go: it is tried again, whatever it was held for. Set aside: it never goes, because. */
type Settling = { readonly send: boolean; readonly words: string; readonly by: StaffId }

/** Lets an offer's letter held back go, or sets it aside with a reason. */
export const settleHeld = async (
	db: Db,
	at: Instant,
	command: Settling & { readonly offer: OfferId; readonly batch?: BatchId },
): Promise<Outcome<null, 'unknown_offer' | 'not_held'>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockOffer(tx, command.offer)
		if (offer === null || (command.batch !== undefined && offer.batch !== command.batch)) return no('unknown_offer')
		if (offer.heldBecause === null || offer.endedAt !== null) return no('not_held')
		if (command.send) await setOfferLetGo(tx, offer.id)
		else await endWith(tx, at, offer, command.words, command.by)
		return yes(null)
	})

/**
 * A letter that is written and waits, for a person or for a way out of the house: it is tried again now, or set aside. An offer
 * whose letter is set aside was never made.
 */
export const settleLetter = async (
	db: Db,
	at: Instant,
	post: { readonly outbox: Pick<Outbox, 'takeBack'>; readonly sources: readonly FactSource[] },
	command: Settling & { readonly letter: string },
): Promise<Outcome<null, 'not_waiting' | 'reason_is_missing' | 'cannot_be_taken_back'>> => {
	if (!command.send && command.words === '') return no('reason_is_missing')
	return inTransaction(db, async (tx) => {
		const letter = await lockLeft(tx, command.letter)
		if (letter === null) return no('not_waiting')
		if (command.send) {
			await setLetGo(tx, letter.id)
			return yes(null)
		}
		const taken = await post.outbox.takeBack(fileOf(letter))
		if (!taken.ok) return no('cannot_be_taken_back')
		const others = await carriedBy(tx, letter.id)
		await setWithheld(tx, at, letter.id, command.words, command.by)
		if (letter.offer === null || !makesOffer(letter)) return yes(null)
		for (const id of [letter.offer, ...others].toSorted()) {
			const offer = await lockOffer(tx, id)
			if (offer === null || offer.endedAt !== null) continue
			await endWith(tx, at, offer, command.words, command.by)
			await setNotMade(tx, offer.id)
			await reassess(tx, at, dayOf(at), post.sources, [offer.person])
		}
		return yes(null)
	})
}
