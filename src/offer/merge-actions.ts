import { releaseBooking } from '#booking/actions.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import { offerThatStays, optOutThatStays, sameCitizen } from './merge.ts'
import * as rows from './merge-store.ts'
import { recordedOptOuts } from './opt-out-store.ts'
import { offersOfPersons, setEnded, setNotMade } from './store.ts'

/**
 * Offers, answers, calls and wishes of both stand with the one who stays. Of two open offers one is withdrawn, its letter kept
 * back and its time released; of two wishes not to be contacted the one that lasts longer goes on.
 */
export const mergePerson = async (tx: Db, at: Instant, merging: Merging): Promise<void> => {
	const both = [merging.from, merging.into]
	const [offer, otherOffer] = (await offersOfPersons(tx, both)).filter(({ endedAt }) => endedAt === null)
	if (offer !== undefined && otherOffer !== undefined) {
		const falls = offerThatStays(offer, otherOffer) === offer ? otherOffer : offer
		await setEnded(tx, at, falls.id, { because: 'withdrawn', words: sameCitizen, by: merging.by })
		if (await rows.withholdLetters(tx, at, falls.id)) await setNotMade(tx, falls.id)
		if (falls.booking !== null) await releaseBooking(tx, at, falls.booking, sameCitizen)
	}
	const [wish, otherWish] = (await recordedOptOuts(tx, both)).filter(({ endedOn }) => endedOn === null)
	if (wish !== undefined && otherWish !== undefined) {
		const falls = optOutThatStays(wish, otherWish) === wish ? otherWish : wish
		await rows.replaceOptOut(tx, at, falls.id, merging)
	}
	await rows.giveRows(tx, merging)
}
