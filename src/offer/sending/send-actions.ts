import type { OfferId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { writeOffer } from '../offer-letter-actions.ts'
import { offersToSend } from '../store.ts'
import { type HandedOver, handFresh, handLetter } from './hand-actions.ts'
import type { Post } from './post.ts'
import { printWhatWaits } from './print-actions.ts'
import { inVainUntilDown, type Way, wayOf, waysDown } from './retry.ts'
import { lettersDue, lettersFailing } from './sending-store.ts'

/** What became of the letters whose turn it was; `waiting`: nobody took them just now, or would have. */
export type Sent = {
	readonly sent: number
	readonly dropped: number
	readonly held: number
	readonly waiting: number
}

/**
 * Sends every letter whose turn it is; run as often as it is asked for, each goes exactly once. Of an offer one transaction asks
 * fresh facts and writes the letter down; only then it is handed over, under its own id. What nobody takes is tried again
 * later, and the others go on; a way on which nobody takes anything is left alone for a while.
 */
export const sendAll = async (db: Db, at: Instant, municipality: Municipality, post: Post): Promise<Sent> => {
	const count = { sent: 0, dropped: 0, held: 0, waiting: 0 }
	const down = new Set(waysDown(await lettersFailing(db, at)))
	const inVain: Record<Way, number> = { paper: 0, digital: 0 }
	const note = (way: Way, done: HandedOver): void => {
		if (done === 'unreachable') {
			inVain[way] += 1
			count.waiting += 1
			if (inVain[way] >= inVainUntilDown) down.add(way)
			return
		}
		if (done === 'sent') inVain[way] = 0
		if (done !== 'nothing') count[done] += 1
	}
	for (const letter of await lettersDue(db, at)) {
		const way = wayOf(letter.channel)
		if (down.has(way)) count.waiting += 1
		else note(way, await handLetter(db, at, municipality, post, letter))
	}
	const passedOver: OfferId[] = []
	for (const id of await offersToSend(db)) {
		const decided = await writeOffer(db, at, municipality, post, id, down)
		if (decided.beside !== null) note('paper', decided.beside)
		if (decided.as === 'passed') passedOver.push(id)
		else if (decided.as !== 'written') note('paper', decided.as)
		else {
			const { letter, pdf } = decided
			note(wayOf(letter.channel), await handFresh(db, at, municipality, post, letter, pdf))
		}
	}
	count.waiting += passedOver.length
	await printWhatWaits(db, at, municipality, post, passedOver)
	return count
}
