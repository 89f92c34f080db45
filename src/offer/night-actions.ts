import { staffNames } from '#access/actions.ts'
import { findBookings, releaseBooking, releaseLapsed, timesAsOf } from '#booking/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Told } from '#kernel/told.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answer } from './answer.ts'
import { answersTo, callsTo, recordedOptOuts } from './answer-store.ts'
import { waitingBatch } from './batch-store.ts'
import { callList } from './call-actions.ts'
import { historyOf } from './facts.ts'
import { countNotDelivered, lettersAsWritten } from './letter-store.ts'
import type { Contact, Offer, OfferGround } from './offer.ts'
import { optOutsOf } from './opt-out-actions.ts'
import {
	lockOffer,
	offersAwaiting,
	offersHeld,
	offersInBatch,
	offersMadeBetween,
	offersMadeTo,
	offersOfPersons,
	offersToSend,
	openOffersStanding,
	setEnded,
} from './store.ts'
import { tell } from './tell.ts'

/** Offers not answered in time end, and the times held for them are freed. A silence is not a no. Run twice, the second does nothing. */
export const offerNight = async (
	db: Db,
	at: Instant,
	on: Day,
	_municipality?: Municipality,
): Promise<{ readonly silent: number }> => {
	const awaiting = (await offersAwaiting(db)).filter(({ answerBy }) => answerBy !== null && answerBy < on)
	const latest = latestBy(
		await answersTo(
			db,
			awaiting.map(({ id }) => id),
		),
	)
	let silent = 0
	for (const { id } of awaiting) {
		if (latest.get(id)?.kind === 'call_later') continue
		silent += await inTransaction(db, async (tx) => {
			const offer = await lockOffer(tx, id)
			if (offer === null || offer.endedAt !== null) return 0
			if (offer.booking !== null) await releaseBooking(tx, at, offer.booking, 'not_answered_in_time')
			await setEnded(tx, at, id, { because: 'no_answer', words: null, by: null })
			return 1
		})
	}
	await releaseLapsed(db, at, on)
	return { silent }
}

const latestBy = (answers: readonly Answer[]): ReadonlyMap<OfferId, Answer> =>
	new Map(answers.map((answer) => [answer.offer, answer]))

/** Offers made, declines, silences and opt-outs, for the weighing of the standard. */
export const offerFacts: FactSource = async (db, whom) => {
	const offers = await offersMadeTo(db, whom)
	const optOuts = Map.groupBy(await optOutsOf(db, whom), ({ person }) => person)
	return new Map(
		[...new Set([...offers.keys(), ...optOuts.keys()])].map((person) => [
			person,
			{ history: historyOf(offers.get(person) ?? [], optOuts.get(person) ?? []) },
		]),
	)
}

/** Every offer to one citizen, also those that never reached them; oldest first. */
export const offersOf = async (db: Db, person: PersonId): Promise<Offer[]> => offersOfPersons(db, [person])

/** Every offer without an end: proposed, approved, held, or awaiting an answer. */
export const openOffers = async (db: Db): Promise<Offer[]> => openOffersStanding(db)

export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const offers = await offersOfPersons(db, [person])
	const ids = offers.map(({ id }) => id)
	const answers = await answersTo(db, ids)
	return tell(
		{
			offers,
			answers,
			agreed: await timesAsOf(
				db,
				answers.flatMap(({ booking }) => booking ?? []),
			),
			calls: await callsTo(db, [person]),
			optOuts: await recordedOptOuts(db, [person]),
			written: await lettersAsWritten(db, ids),
		},
		await staffNames(db),
	)
}

/** The desk's counts; each is the length of the list its link leads to. */
export const offerCounts = async (
	db: Db,
	today: Day,
): Promise<{
	readonly toApprove: number
	readonly toCall: number
	readonly awaiting: number
	readonly held: number
	readonly sending: number
}> => {
	const waiting = await waitingBatch(db)
	const inBatch = waiting === null ? [] : await offersInBatch(db, waiting.id)
	return {
		toApprove: inBatch.filter(({ endedAt }) => endedAt === null).length,
		toCall: (await callList(db, today)).length,
		awaiting: (await offersAwaiting(db)).length,
		held: (await offersHeld(db)).length,
		sending: (await offersToSend(db, 10_000)).length + (await countNotDelivered(db)),
	}
}

/** One offer made, for the figures. */
export type OfferMade = {
	readonly offer: OfferId
	readonly person: PersonId
	readonly madeOn: Day
	readonly contact: Contact
	readonly standard: string
	readonly grounds: readonly OfferGround[]
	/** The latest answer; `no_answer` once the answer-by day has passed in silence; null while it is awaited. */
	readonly answer: 'yes' | 'no' | 'call_later' | 'no_contact' | 'no_answer' | null
	readonly answeredOn: Day | null
	/** The day of the visit agreed on. */
	readonly visitOn: Day | null
}

/** Offers made from the first to the last day, both included. */
export const offersBetween = async (db: Db, from: Day, to: Day): Promise<OfferMade[]> => {
	const offers = await offersMadeBetween(db, from, to)
	const latest = latestBy(
		await answersTo(
			db,
			offers.map(({ id }) => id),
		),
	)
	const bookings = await findBookings(
		db,
		offers.flatMap(({ booking, endedBecause }) => (booking === null || endedBecause !== 'yes' ? [] : [booking])),
	)
	return offers.map((offer) => {
		const answer = latest.get(offer.id)
		const booking = offer.booking === null ? undefined : bookings.get(offer.booking)
		return {
			offer: offer.id,
			person: offer.person,
			madeOn: offer.madeOn ?? from,
			contact: offer.contact,
			standard: offer.standard,
			grounds: offer.grounds,
			answer: answer?.kind ?? (offer.endedBecause === 'no_answer' ? 'no_answer' : null),
			answeredOn: answer?.on ?? null,
			visitOn: booking === undefined ? null : dayOf(booking.span.from),
		}
	})
}
