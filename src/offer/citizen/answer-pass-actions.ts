import { findBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId } from '#kernel/ids.ts'
import { addMinutes, dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { reachOf } from '../call/call.ts'
import { callsTo } from '../call/call-store.ts'
import { sameCitizen } from '../merge.ts'
import type { Offer } from '../offer.ts'
import { findOffer, offersOfPerson } from '../store.ts'
import {
	type CodeIssued,
	codeIssued,
	codeOfPass,
	deletePass,
	deletePassesOpenedFor,
	insertPass,
} from './answer-pass-store.ts'
import { giveCode } from './code-store.ts'
import { codeHolds, tooOften } from './personal-code.ts'
import { attemptsSince, insertAttempt, removeAttempt } from './wrong-code-store.ts'

/** The cookie that carries a citizen's pass. */
export const passCookie = 'hj_svar'
/** Minutes for which a pass opens the answer page. */
export const minutesOfPass = 30
/** As long as a citizen's own page stays open untouched: who opened the answer page from there is not remembered for longer. */
export const minutesOfOwnPass = 15

/** Who answers, and what: everything as it stands at this moment. */
export type Holder = {
	readonly code: string
	readonly citizen: Citizen
	/** Null: the code is the citizen's own, in letters about no offer. */
	readonly offer: Offer | null
	/** The time held or agreed on, while it stands. */
	readonly booking: Booking | null
}

const nobody = '00000000-0000-4000-8000-000000000000'

/**
 * Code and birth date for a pass of half an hour. Wrong, run out, or of somebody who is dead or gone: all one *no*, after the same
 * questions to the database. Too many attempts: another *no* for the visitor, never for the code – that would tell it exists.
 */
export const openPass = async (
	db: Db,
	at: Instant,
	tried: { readonly code: string; readonly bornOn: Day; readonly visitor: string },
): Promise<Outcome<string, 'wrong' | 'too_often'>> => {
	const known = await codeIssued(db, tried.code)
	const attempt = await insertAttempt(db, at, { visitor: tried.visitor, code: known?.code ?? null })
	const limit = tooOften(await attemptsSince(db, at, { visitor: tried.visitor, code: known?.code ?? null }))
	const holder = await holderOf(db, at, known)
	if (limit !== null) {
		await removeAttempt(db, attempt)
		return no(limit === 'visitor' ? 'too_often' : 'wrong')
	}
	if (holder === null || holder.citizen.bornOn !== tried.bornOn) return no('wrong')
	const token = newSecret()
	await inTransaction(db, async (tx) => {
		await removeAttempt(tx, attempt)
		await insertPass(tx, at, { tokenHash: hashOf(token), code: holder.code, until: addMinutes(at, minutesOfPass) })
	})
	return yes(token)
}

/** Whom a pass lets in; asked anew at every page, so that a death in between shuts it. */
export const holderOfPass = async (db: Db, at: Instant, token: string | undefined): Promise<Holder | null> =>
	token === undefined ? null : holderOf(db, at, await codeOfPass(db, at, hashOf(token)))

export const closePass = async (db: Db, token: string): Promise<void> => deletePass(db, hashOf(token))

/** Null for no code at all, after the same questions. */
const holderOf = async (db: Db, at: Instant, known: CodeIssued | null): Promise<Holder | null> => {
	const person = known?.person ?? (nobody as PersonId)
	const citizen = await findCitizen(db, person)
	const { reported } = reachOf(await callsTo(db, [person]))
	const offer = await offerThatHolds(db, known?.offer ?? (nobody as OfferId))
	const found = await findBooking(db, offer?.booking ?? (nobody as BookingId))
	const booking = found === null || found.releasedAt !== null ? null : found
	if (known === null || citizen === null || citizen.status !== 'resident' || reported !== null) return null
	if (known.offer !== null && (offer === null || !wasMade(offer))) return null
	const visitOn = booking === null || offer?.endedBecause !== 'yes' ? null : dayOf(booking.span.from)
	if (!codeHolds({ letterOn: known.letterOn, visitOn }, dayOf(at))) return null
	return { code: known.code, citizen, offer, booking }
}

/** What a code answers; where it fell because its citizen stood in the register twice, what they were offered under the other number. */
const offerThatHolds = async (db: Db, id: OfferId): Promise<Offer | null> => {
	const offer = await findOffer(db, id)
	if (offer?.endedBecause !== 'withdrawn' || offer.endedWords !== sameCitizen) return offer
	return (await offersOfPerson(db, offer.person)).find(wasMade) ?? null
}

/** It reached the citizen, was not withdrawn, and has not lapsed with them; where only its event was cancelled, the letter about that asks for an answer. */
const wasMade = ({ madeOn, endedBecause, endedWords }: Offer): boolean =>
	madeOn !== null && endedBecause !== 'withdrawn' && (endedBecause !== 'lapsed' || endedWords === 'event_cancelled')

/** What a citizen who is logged in can answer now: the newest offer that reached them, while its letter's code would hold. */
export const holderOfOwn = async (
	db: Db,
	at: Instant,
	person: PersonId,
): Promise<(Omit<Holder, 'code' | 'offer'> & { readonly offer: Offer }) | null> => {
	const citizen = await findCitizen(db, person)
	const offer = (await offersOfPerson(db, person)).find(wasMade)
	if (citizen === null || citizen.status !== 'resident' || offer === undefined || offer.madeOn === null) return null
	const found = offer.booking === null ? null : await findBooking(db, offer.booking)
	const booking = found === null || found.releasedAt !== null ? null : found
	const visitOn = booking === null || offer.endedBecause !== 'yes' ? null : dayOf(booking.span.from)
	return codeHolds({ letterOn: offer.madeOn, visitOn }, dayOf(at)) ? { citizen, offer, booking } : null
}

/** A pass to the answer page for somebody who is logged in and needs no code, the only one of theirs: leaving it leaves none. Null when there is nothing to answer. */
export const openOwnPass = (db: Db, at: Instant, person: PersonId): Promise<string | null> =>
	inTransaction(db, async (tx) => {
		const holder = await holderOfOwn(tx, at, person)
		if (holder === null) return null
		const code = await giveCode(tx, at, person, holder.offer.id)
		await deletePassesOpenedFor(tx, person, minutesOfOwnPass)
		const token = newSecret()
		await insertPass(tx, at, { tokenHash: hashOf(token), code, until: addMinutes(at, minutesOfOwnPass) })
		return token
	})
