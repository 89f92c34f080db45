import { reassess } from '#eligibility/actions.ts'
import type { OfferId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import type { DropReason } from '../batch/recheck.ts'
import { letterGoes } from '../event/going-actions.ts'
import { windowLines } from '../letter/letter-content.ts'
import type { Offer } from '../offer.ts'
import { endWith } from '../offer-letter-actions.ts'
import { lockOffer, setNotMade } from '../store.ts'
import type { Carrier } from './carrier.ts'
import { insertDelivery } from './delivery-store.ts'
import { fileOf } from './letter-file.ts'
import { folderCarrier } from './outbox-transport.ts'
import { type Post, pressed } from './post.ts'
import { nextTry } from './retry.ts'
import {
	carriedBy,
	type LetterDue,
	lockDue,
	setAddressed,
	setDelivered,
	setInVain,
	setLetterHeld,
	setReachable,
	setWithheld,
	unwrite,
} from './sending-store.ts'
import { isSms, type Letter, makesOffer } from './written-letter.ts'

export type HandedOver = 'sent' | 'dropped' | 'held' | 'unreachable' | 'nothing'

const carrierFor = ({ outbox, digitalPost }: Post, { channel }: Letter): Carrier =>
	channel === 'paper' ? folderCarrier(outbox) : (digitalPost ?? folderCarrier(outbox))

/** A letter just written: asked and set in the transaction that wrote it, it is handed over as it is. */
export const handFresh = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	letter: Letter,
	pdf: Uint8Array,
): Promise<HandedOver> =>
	inTransaction(db, async (tx) => {
		const offer = letter.offer === null ? null : await lockOffer(tx, letter.offer)
		const due = await lockDue(tx, letter.id)
		const citizen = await findCitizen(tx, letter.person)
		if (due === null || citizen === null) return 'nothing'
		return hand(tx, at, municipality, post, { letter: due, citizen, offer, pdf })
	})

/**
 * A letter written down before: asked anew, set from what was written, and handed over, all in one transaction. Cut short
 * anywhere, the next run does the same under the same name. One that must no longer go is withheld for good.
 */
export const handLetter = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	id: Pick<Letter, 'id' | 'offer'>,
): Promise<HandedOver> =>
	inTransaction(db, async (tx) => {
		const others = await carriedBy(tx, id.id)
		const offers = await lockAll(tx, [...(id.offer === null ? [] : [id.offer]), ...others])
		const letter = await lockDue(tx, id.id)
		if (letter === null) return 'nothing'
		const offer = offers.get(letter.offer ?? '') ?? null
		const { citizen, goes } = await letterGoes(tx, at, post.sources, letter, offer)
		if (others.length > 0 && !(goes.may === 'go' && (await othersGo(tx, at, post, letter, others, offers))))
			return notOut(tx, at, post, letter, () => writeApart(tx, letter, [...offers.keys()]))
		if (goes.may === 'drop' || citizen === null) {
			const because = goes.may === 'drop' ? goes.because : 'disappeared'
			return notOut(tx, at, post, letter, () => withhold(tx, at, post, letter, offer, because))
		}
		if (goes.may === 'wait') return notOut(tx, at, post, letter, () => keepBack(tx, letter, goes.because))
		const current = await addressedNow(tx, letter, citizen)
		if (isSms(current.content)) return hand(tx, at, municipality, post, { letter: current, citizen, offer, pdf: null })
		const pdf = await pressed(municipality, post, current)
		if (!pdf.ok) return notOut(tx, at, post, letter, () => keepBack(tx, letter, pdf.why))
		return hand(tx, at, municipality, post, { letter: current, citizen, offer, pdf: pdf.value })
	})

/** Locked in one order, whichever of them is asked about. */
const lockAll = async (tx: Db, ids: readonly OfferId[]): Promise<ReadonlyMap<string, Offer>> => {
	const locked = new Map<string, Offer>()
	for (const id of ids.toSorted()) {
		const offer = await lockOffer(tx, id)
		if (offer !== null) locked.set(id, offer)
	}
	return locked
}

const hand = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	post: Post,
	{
		letter,
		...rest
	}: {
		readonly letter: LetterDue
		readonly citizen: Citizen
		readonly offer: Offer | null
		readonly pdf: Uint8Array | null
	},
): Promise<HandedOver> => {
	const handed = await carrierFor(post, letter)(municipality, { letter, ...rest })
	if (handed.as === 'unreachable') {
		await setInVain(tx, at, letter.id, handed.because, nextTry(at, letter.attempts + 1))
		return 'unreachable'
	}
	await setDelivered(tx, at, letter.id)
	if (handed.as === 'refused') await insertDelivery(tx, at, letter.id, 'failed', handed.because)
	if (letter.attempts > 0) await setReachable(tx, letter.channel === 'paper' ? ['paper'] : ['digital_post', 'nemsms'])
	return 'sent'
}

/** Where the citizen lives by now; a letter to both has been asked about both. */
const addressedNow = async (tx: Db, letter: LetterDue, citizen: Citizen): Promise<LetterDue> => {
	const { content } = letter
	if (isSms(content) || content['to-both'] !== null) return letter
	const to = windowLines(citizen)
	if (to.join('\n') === content.to.join('\n')) return letter
	await setAddressed(tx, letter.id, to)
	return { ...letter, content: { ...content, to } }
}

/** What does not go must not lie in the outbox, where it may have come just before a crash; as long as it does, nothing is decided. */
const notOut = async (
	tx: Db,
	at: Instant,
	post: Post,
	letter: LetterDue,
	decide: () => Promise<HandedOver>,
): Promise<HandedOver> => {
	const taken = await post.outbox.takeBack(fileOf(letter))
	if (taken.ok) return decide()
	await setInVain(tx, at, letter.id, taken.why, nextTry(at, letter.attempts + 1))
	return 'unreachable'
}

const keepBack = async (tx: Db, letter: Letter, because: string): Promise<HandedOver> => {
	await setLetterHeld(tx, letter.id, because)
	return 'held'
}

const withhold = async (
	tx: Db,
	at: Instant,
	post: Post,
	letter: Letter,
	offer: Offer | null,
	because: DropReason,
): Promise<HandedOver> => {
	await setWithheld(tx, at, letter.id, because)
	if (makesOffer(letter) && offer !== null && because !== 'answered') {
		await endWith(tx, at, offer, because)
		await setNotMade(tx, offer.id)
		await reassess(tx, at, dayOf(at), post.sources, [offer.person])
	}
	return 'dropped'
}

/** The letter goes to others of the home too, and each of them is asked about as if it were theirs. */
const othersGo = async (
	tx: Db,
	at: Instant,
	post: Post,
	letter: LetterDue,
	others: readonly OfferId[],
	offers: ReadonlyMap<string, Offer>,
): Promise<boolean> => {
	for (const id of others) {
		const offer = offers.get(id)
		if (offer === undefined) return false
		const own = { ...letter, person: offer.person, offer: id }
		if ((await letterGoes(tx, at, post.sources, own, offer)).goes.may !== 'go') return false
	}
	return true
}

/** What was written to both is as if it had not been; each is decided on by themselves, with a letter of their own. */
const writeApart = async (tx: Db, letter: Letter, offers: readonly string[]): Promise<HandedOver> => {
	await unwrite(tx, letter.id)
	for (const id of offers) await setNotMade(tx, id as OfferId)
	return 'nothing'
}
