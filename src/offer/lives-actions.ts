import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Departure } from '#population/index.ts'
import { lockBatch } from './batch/batch-store.ts'
import { giveUpSeatsOf } from './event/seat-store.ts'
import { partJointLetter } from './letter/joint-letter-actions.ts'
import { jointLetterOf } from './letter/joint-letter-store.ts'
import { letterOfOffer, lockLettersOf, setRecalled } from './letter/letter-store.ts'
import type { Offer } from './offer.ts'
import { fileOf, printFileName } from './sending/letter-file.ts'
import type { Outbox } from './sending/outbox-transport.ts'
import { printFileOf, takeOutOfPrintFile } from './sending/print-store.ts'
import type { Letter } from './sending/written-letter.ts'
import { batchesOfOpenOffers, lockOpenOffersOf, setEnded, setNotMade } from './store.ts'

/** What became of the offers that were open. */
export type OffersEnded = { readonly neverSent: number; readonly lapsed: number }

/**
 * Open offers of citizens who have died, moved away or disappeared, or are excluded since, come to an end. A letter that has not
 * left, or still lies in the outbox, never goes, and nothing was offered; an offer that went out has lapsed. Batches are locked
 * before their offers and letters, as by whoever approves or prints them.
 */
export const endOffersOf = async (
	tx: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: Departure | 'excluded',
	outbox: Pick<Outbox, 'recall'>,
): Promise<OffersEnded> => {
	let lapsed = 0
	for (const batch of await batchesOfOpenOffers(tx, persons)) await lockBatch(tx, batch)
	const offers = await lockOpenOffersOf(tx, persons)
	for (const offer of offers) {
		const went = offer.madeOn !== null && !(await isStopped(tx, at, offer, because, outbox))
		if (offer.madeOn !== null && !went) await setNotMade(tx, offer.id)
		await setEnded(tx, at, offer.id, { because: went ? 'lapsed' : 'dropped', words: because, by: null })
		if (went) lapsed += 1
	}
	await giveUpSeatsOf(tx, at, persons, because)
	for (const letter of await lockLettersOf(tx, persons)) await stop(tx, at, letter, because, outbox)
	return { neverSent: offers.length - lapsed, lapsed }
}

/** Whether its letter could be kept from going; false for an offer made on the telephone. */
const isStopped = async (
	tx: Db,
	at: Instant,
	offer: Offer,
	because: Departure | 'excluded',
	outbox: Pick<Outbox, 'recall'>,
): Promise<boolean> => {
	const letter = await letterOfOffer(tx, offer.id)
	return letter !== null && stop(tx, at, letter, because, outbox)
}

/** Keeps a letter from going, also one that lies in the outbox; false when it has gone. */
const stop = async (
	tx: Db,
	at: Instant,
	letter: Letter,
	because: Departure | 'excluded',
	outbox: Pick<Outbox, 'recall'>,
): Promise<boolean> => {
	const carrier = (await jointLetterOf(tx, letter.id))?.carrier ?? letter.id
	if (letter.channel === 'paper' && !(await isOutOfPrint(tx, carrier, outbox))) return false
	const lay = await wasThere(outbox, fileOf({ ...letter, id: carrier }))
	if (letter.channel !== 'paper' && letter.deliveredAt !== null && !lay) return false
	await partJointLetter(tx, at, letter.id)
	await setRecalled(tx, at, letter.id, because)
	return true
}

/** A print file still lying there is set aside, and the other letters in it go into a new one; false when it has been fetched. */
const isOutOfPrint = async (tx: Db, letter: string, outbox: Pick<Outbox, 'recall'>): Promise<boolean> => {
	const file = await printFileOf(tx, letter)
	if (file === null) return true
	const name = printFileName(file)
	if (!(await wasThere(outbox, `${name}.pdf`))) return false
	await wasThere(outbox, `${name}.csv`)
	await takeOutOfPrintFile(tx, file)
	return true
}

/** Nobody knows whether a letter went while the outbox is closed: then nothing is decided, and all of it is asked again later. */
const wasThere = async (outbox: Pick<Outbox, 'recall'>, name: string): Promise<boolean> => {
	const recalled = await outbox.recall(name)
	if (recalled === 'fault') throw new Error('the outbox is closed: whether a letter has gone cannot be known')
	return recalled === 'taken'
}
