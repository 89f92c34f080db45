import { findBooking, hold, holdUntil, releaseBooking, timesAsOf } from '#booking/actions.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer } from '../answer/answer.ts'
import { answersTo, answerWithKey } from '../answer/answer-store.ts'
import { takeBackOptOut } from '../no-contact/opt-out-actions.ts'
import type { Offer, OfferEnd } from '../offer.ts'
import { lettersAbout } from '../reminder/reminder-store.ts'
import { lockOffer, setEnded, setNotMade, setOpen, setTime } from '../store.ts'
import type { Call, CallOutcome } from './call.ts'
import { callsTo, lockCall } from './call-store.ts'

export type NotCorrected = 'unknown_call' | 'call_of_another_day' | 'not_the_latest_call' | 'more_came_of_it'

const words = 'Opkaldet var registreret forkert · The call was recorded wrongly'

/**
 * Takes back what followed from a call: its time is free again, or held as it was before, its wish for no contact ends, its offer
 * is as it was. Only the latest call to a citizen, on the day it was made, by whoever made it; what was written stays readable.
 * What a call about a new time for a visit led to is taken back on the citizen’s card.
 */
export const undoCall = async (
	tx: Db,
	at: Instant,
	id: string,
	{ person, by }: { readonly person: PersonId; readonly by: StaffId },
): Promise<Outcome<Call, NotCorrected>> => {
	const locked = await lockCall(tx, id)
	if (locked === null || locked.call.person !== person || locked.call.madeBy !== by) return no('unknown_call')
	const { call, key } = locked
	if (dayOf(call.madeAt) !== dayOf(at)) return no('call_of_another_day')
	const [latest] = await callsTo(tx, [person])
	if (latest?.id !== id) return no('not_the_latest_call')
	if (reachedNobody.includes(call.outcome)) return yes(call)
	const answer = await answerWithKey(tx, key)
	const offer = call.offer === null ? null : await lockOffer(tx, call.offer)
	if (offer === null || answer === null) return no('more_came_of_it')
	const before = (await answersTo(tx, [offer.id])).findLast((one) => one.id !== answer.id) ?? null
	if (before?.kind === 'yes') return no('more_came_of_it')
	if (call.outcome === 'no_contact') await takeBackOptOut(tx, at, { person, words, by })
	if (answer.booking !== null) await giveBack(tx, at, offer, call, answer.booking)
	else if (offer.booking !== null) await holdAgain(tx, at, offer, call, offer.booking)
	await reopen(tx, at, offer, call, before)
	return yes(call)
}

const reachedNobody: readonly CallOutcome[] = ['no_answer', 'wrong_number', 'moved', 'dead']

const reopen = async (tx: Db, at: Instant, offer: Offer, call: Call, before: Answer | null): Promise<void> => {
	const wasMadeByIt = offer.contact === 'phone' && offer.batch === null && offer.proposedAt === call.madeAt
	if (wasMadeByIt) {
		await setEnded(tx, at, offer.id, { because: 'dropped', words, by: call.madeBy })
		await setNotMade(tx, offer.id)
		return
	}
	const end: OfferEnd | null =
		before === null ? await silenceBefore(tx, offer, call) : before.kind === 'call_later' ? null : before.kind
	if (end === null && (await setOpen(tx, offer.id))) return
	await setEnded(tx, at, offer.id, { because: end ?? 'no_answer', words: null, by: null })
}

/** An offer that had run out in silence when the call took it up again. */
const silenceBefore = async (tx: Db, offer: Offer, call: Call): Promise<OfferEnd | null> => {
	const hasRunOut = offer.answerBy !== null && offer.answerBy < dayOf(call.madeAt)
	const letters = (await lettersAbout(tx, [offer.id])).get(offer.id) ?? []
	return hasRunOut && letters.length > 0 ? 'no_answer' : null
}

/** A time that was held for the offer before the call, at that very time, is held again as long; any other is free. */
const giveBack = async (tx: Db, at: Instant, offer: Offer, call: Call, id: BookingId): Promise<void> => {
	const booking = await findBooking(tx, id)
	if (booking === null || booking.releasedAt !== null) return
	const before = (await timesAsOf(tx, [id]))(id, addMinutes(call.madeAt, -1))
	const isAsBefore = isBefore(booking.madeAt, call.madeAt) && before !== null && before.from === booking.span.from
	if (isAsBefore && offer.answerBy !== null && offer.answerBy >= dayOf(at)) await holdUntil(tx, id, offer.answerBy)
	else await releaseBooking(tx, at, id, words)
}

/** A time that the call freed is held again where nobody has taken it meanwhile. */
const holdAgain = async (tx: Db, at: Instant, offer: Offer, call: Call, id: BookingId): Promise<void> => {
	const freed = await findBooking(tx, id)
	const { answerBy } = offer
	if (freed === null || freed.releasedAt !== call.madeAt || answerBy === null || answerBy < dayOf(at)) return
	const { staff, person, span, purpose } = freed
	const taken = await hold(tx, at, { staff, person, span, purpose, heldUntil: answerBy, by: call.madeBy })
	if (taken.ok) await setTime(tx, offer.id, { staff, from: span.from }, taken.value.id)
}
