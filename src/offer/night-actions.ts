import { findBookings, releaseLapsed } from '#booking/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answer } from './answer/answer.ts'
import { answersTo } from './answer/answer-store.ts'
import { historyOf } from './batch/facts.ts'
import { attendances } from './event/seat-store.ts'
import { optOutsOf } from './no-contact/opt-out-actions.ts'
import type { Contact, Offer, OfferGround } from './offer.ts'
import { remindAndEnd } from './reminder/reminder-actions.ts'
import { offersMadeBetween, offersMadeTo, offersOfPersons, openOffersStanding } from './store.ts'

/** Whoever has not answered is reminded by the plan of the standard; then the offer ends, and the time held for it is freed. A silence is not a no. Run twice, the second does nothing. */
export const offerNight = async (
	db: Db,
	at: Instant,
	on: Day,
	municipality: Municipality,
): Promise<{ readonly reminded: number; readonly silent: number }> => {
	const count = await remindAndEnd(db, at, on, municipality)
	await releaseLapsed(db, at, on)
	return count
}

const latestBy = (answers: readonly Answer[]): ReadonlyMap<OfferId, Answer> =>
	new Map(answers.map((answer) => [answer.offer, answer]))

/** Offers made, declines, silences and opt-outs, for the weighing of the standard. */
export const offerFacts: FactSource = async (db, whom) => {
	const offers = await offersMadeTo(db, whom)
	const optOuts = Map.groupBy(await optOutsOf(db, whom), ({ person }) => person)
	const attended = await attendances(db, whom)
	return new Map(
		[...new Set([...offers.keys(), ...optOuts.keys(), ...attended.keys()])].map((person) => [
			person,
			{ history: historyOf(offers.get(person) ?? [], optOuts.get(person) ?? [], attended.get(person)) },
		]),
	)
}

/** Every offer to one citizen, also those that never reached them; oldest first. */
export const offersOf = async (db: Db, person: PersonId): Promise<Offer[]> => offersOfPersons(db, [person])

/** Every offer without an end: proposed, approved, held, or awaiting an answer. */
export const openOffers = async (db: Db): Promise<Offer[]> => openOffersStanding(db)

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
