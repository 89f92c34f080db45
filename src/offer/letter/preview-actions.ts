import type { OfferId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { sharedTimes } from '../batch/couple.ts'
import { codeOf } from '../citizen/code-store.ts'
import type { Offer } from '../offer.ts'
import { goesToBoth, tellingOf } from '../offer-letter-actions.ts'
import { pressed } from '../sending/post.ts'
import { findOffer, offersInBatch } from '../store.ts'
import type { Press } from '../transport.ts'
import { composed } from './letter-actions.ts'
import { letterOfOffer } from './letter-store.ts'

/** Stands where the code will: it is given when the letter is written. */
const noCodeYet = '22222222'

/** The letter as it would go today, or as it went. */
export const previewLetter = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	press: Press,
	id: OfferId,
): Promise<{ readonly pdf: Awaited<ReturnType<Press>>; readonly offer: Offer } | null> => {
	const offer = await findOffer(db, id)
	if (offer === null) return null
	const sent = await letterOfOffer(db, id)
	if (sent !== null) return { pdf: await pressed(municipality, { press }, sent), offer }
	const citizen = await findCitizen(db, offer.person)
	if (citizen === null) return null
	const telling = await tellingOf(db, at, municipality, offer)
	const beside = await proposedBeside(db, offer)
	const proposed =
		beside === null ? {} : { joint: true, ...(offer.booking === null ? { minutes: municipality.jointMinutes } : {}) }
	const time = telling.time && { ...telling.time, ...proposed }
	const isOne = beside !== null && goesToBoth(municipality, citizen, beside.citizen)
	const second = isOne ? { citizen: beside.citizen, code: await codeShown(db, beside.offer) } : null
	const code = await codeShown(db, offer)
	const told = { ...telling, time, second, person: offer.person, offer: id }
	const letter = await composed(db, at, municipality, told, citizen, code)
	return { pdf: await pressed(municipality, { press }, letter), offer }
}

/** Whether the code in the letter as it is shown only stands for the one that will be given. */
export const hasExampleCode = async (db: Db, { person, id }: Pick<Offer, 'person' | 'id'>): Promise<boolean> =>
	(await letterOfOffer(db, id)) === null && (await codeOf(db, person, id)) === null

const codeShown = async (db: Db, { person, id }: Offer): Promise<string> => (await codeOf(db, person, id)) ?? noCodeYet

/** The other one of a couple who are told of one time in this batch. */
const proposedBeside = async (
	db: Db,
	offer: Offer,
): Promise<{ readonly offer: Offer; readonly citizen: Citizen } | null> => {
	if (offer.batch === null) return null
	const pair = sharedTimes(await offersInBatch(db, offer.batch)).find((two) => two.some(({ id }) => id === offer.id))
	const other = pair?.find(({ id }) => id !== offer.id)
	const citizen = other === undefined ? null : await findCitizen(db, other.person)
	return other === undefined || citizen === null ? null : { offer: other, citizen }
}
