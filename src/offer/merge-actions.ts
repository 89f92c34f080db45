import { releaseBooking } from '#booking/actions.ts'
import type { OfferId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import { partJointLetter } from './letter/joint-letter-actions.ts'
import { jointLetterOf } from './letter/joint-letter-store.ts'
import { letterOfOffer } from './letter/letter-store.ts'
import { offerThatStays, optOutThatStays, sameCitizen } from './merge.ts'
import * as rows from './merge-store.ts'
import { recordedOptOuts } from './no-contact/opt-out-store.ts'
import { lockOffer, offersOfPersons, setEnded, setNotMade } from './store.ts'

/**
 * Offers, answers, calls and wishes of both stand with the one who stays. Of two open offers one is withdrawn, its letter kept
 * back and its time released; the other one of a couple who were written to in it is written to alone. Of two wishes not to be contacted the one that lasts longer goes on.
 */
export const mergePerson = async (tx: Db, at: Instant, merging: Merging): Promise<void> => {
	const both = [merging.from, merging.into]
	const [offer, otherOffer] = (await offersOfPersons(tx, both)).filter(({ endedAt }) => endedAt === null)
	if (offer !== undefined && otherOffer !== undefined) {
		const falls = offerThatStays(offer, otherOffer) === offer ? otherOffer : offer
		await lockAlong(tx, falls.id)
		await setEnded(tx, at, falls.id, { because: 'withdrawn', words: sameCitizen, by: merging.by })
		const kept = await rows.withholdLetters(tx, at, falls.id)
		if (kept !== null) {
			await setNotMade(tx, falls.id)
			await partJointLetter(tx, at, kept)
		}
		if (falls.booking !== null) await releaseBooking(tx, at, falls.booking, sameCitizen)
	}
	const [wish, otherWish] = (await recordedOptOuts(tx, both)).filter(({ endedOn }) => endedOn === null)
	if (wish !== undefined && otherWish !== undefined) {
		const falls = optOutThatStays(wish, otherWish) === wish ? otherWish : wish
		await rows.replaceOptOut(tx, at, falls.id, merging)
	}
	await rows.giveRows(tx, merging)
}

/** The offer and that of whoever its letter goes to as well, in the order in which the sending locks them. */
const lockAlong = async (tx: Db, offer: OfferId): Promise<void> => {
	const letter = await letterOfOffer(tx, offer)
	const joint = letter === null ? null : await jointLetterOf(tx, letter.id)
	for (const id of [offer, ...(joint?.others ?? []).map((other) => other.offer)].toSorted()) await lockOffer(tx, id)
}
