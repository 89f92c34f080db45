import { staffNames } from '#access/actions.ts'
import { findBooking, holdUntil } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { addDays } from '#kernel/day.ts'
import type { OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, isSameMoment } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import { answersTo } from '../answer/answer-store.ts'
import { isConflicting } from '../answer/conflict.ts'
import { leastDaysAhead } from '../batch/recheck.ts'
import type { Offer, ProposedTime } from '../offer.ts'
import { asksForNow } from '../reminder/reminder.ts'
import { setAnswerByOf } from '../reminder/reminder-store.ts'
import { setLetterHeld } from '../sending/sending-store.ts'
import { lockOffer, offersHeldAnew, offersOfPersons, setTime } from '../store.ts'
import { channelFor } from './letter.ts'
import { toldTimeOf, writeDown } from './letter-actions.ts'
import type { NotToldAnew, ToldOfMove } from './moved-time.ts'
import { tellingLetters } from './told-store.ts'
import { isTooLate, mayBeUnread, toTellHeld } from './told-time.ts'

/** A promised call, or answers that contradict each other: a person tells of the time, no letter. */
const isSpokenFor = async (db: Db, offer: Offer): Promise<boolean> => {
	const answers = await answersTo(db, [offer.id])
	return answers.at(-1)?.kind === 'call_later' || isConflicting(answers)
}

/**
 * Whoever was offered a time by letter, and has not answered, learns that another is held for them now, with a new day to
 * answer by. Run twice, the second writes nothing.
 */
export const tellHeldTimes = async (db: Db, at: Instant, municipality: Municipality): Promise<number> => {
	let written = 0
	for (const { id } of await offersHeldAnew(db))
		written += await inTransaction(db, async (tx) => {
			const offer = await lockOffer(tx, id)
			const [anew] = await offersHeldAnew(tx, id)
			return offer === null || anew === undefined ? 0 : tellHeld(tx, at, municipality, anew)
		})
	return written
}

const tellHeld = async (tx: Db, at: Instant, municipality: Municipality, offer: Offer): Promise<number> => {
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	const citizen = await findCitizen(tx, offer.person)
	if (booking === null || booking.releasedAt !== null || citizen === null || (await isSpokenFor(tx, offer))) return 0
	const { letters = [], written = 0 } = (await tellingLetters(tx, [offer.id])).get(offer.id) ?? {}
	const told = toTellHeld({ stands: booking.span.from, letters, channel: channelFor(citizen, municipality) }, at)
	if (told === null) return 0
	const heldOn = dayOf(booking.span.from)
	const asks = asksForNow({ answerBy: offer.answerBy, heldOn }, dayOf(at), municipality.answerWithinDays)
	const answerBy = asks.keepsTime ? asks.answerBy : addDays(heldOn, -1)
	const { wait, ...what } = told
	const letter = await writeDown(tx, at, municipality, {
		...what,
		person: offer.person,
		offer: offer.id,
		occasion: String(written + 1),
		terms: { ...offer, answerBy },
		time: await toldTimeOf(tx, booking),
	})
	if (letter === null) return 0
	await setAnswerByOf(tx, offer.id, answerBy)
	await holdUntil(tx, booking.id, answerBy)
	if (wait !== null) await setLetterHeld(tx, letter, wait)
	return 1
}

/** The offers whose times these bookings are, locked until the transaction ends. */
export const lockOffersOf = async (tx: Db, bookings: readonly Booking[]): Promise<readonly Offer[]> => {
	const persons = [...new Set(bookings.map(({ person }) => person))]
	const ids = (await offersOfPersons(tx, persons)).filter(isOf(bookings)).map(({ id }) => id)
	const locked: Offer[] = []
	for (const id of ids.toSorted()) {
		const offer = await lockOffer(tx, id)
		if (offer !== null) locked.push(offer)
	}
	return locked
}

const isOf =
	(bookings: readonly Booking[]) =>
	({ booking }: Offer): boolean =>
		bookings.some(({ id }) => id === booking)

/** Whether the last letter that told a time names another consultant than whoever comes: the citizen opens the door to that name. */
const namesAnother = async (db: Db, offer: Offer, comes: StaffId): Promise<boolean> => {
	const { letters = [] } = (await tellingLetters(db, [offer.id])).get(offer.id) ?? {}
	const who = letters.findLast(({ time }) => time !== null)?.who ?? null
	const isNamed = (name: string | undefined): boolean => name !== undefined && who?.endsWith(` ${name}`) === true
	const names = await staffNames(db)
	return !isNamed(names.get(comes)) && [...names.values()].some(isNamed)
}

/** How the citizen learns of a move, before anything is moved; a no when the time cannot be offered so. */
export const toldOfMove = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	booking: Booking,
	to: ProposedTime,
): Promise<Outcome<ToldOfMove, NotToldAnew>> => {
	const offer = (await offersOfPersons(db, [booking.person])).find(isOf([booking]))
	if (offer === undefined || (offer.endedAt !== null && offer.endedBecause !== 'yes')) return yes('call')
	const on = dayOf(to.from)
	if (offer.madeOn === null) {
		if (on < addDays(dayOf(at), leastDaysAhead)) return no('too_near', String(leastDaysAhead))
		return offer.answerBy !== null && on <= offer.answerBy
			? no('before_answer_by', offer.answerBy)
			: yes('letter_to_come')
	}
	if (isSameMoment(booking.span.from, to.from))
		return yes((await namesAnother(db, offer, to.staff)) ? 'other_name' : 'same_time')
	const isOpen = offer.endedAt === null
	if (isOpen && isConflicting(await answersTo(db, [offer.id]))) return no('answers_conflict')
	const asks = asksForNow({ answerBy: offer.answerBy, heldOn: on }, dayOf(at), municipality.answerWithinDays)
	if (isOpen && !asks.keepsTime) return no('before_answer_by', asks.answerBy)
	if (isOpen && (await isSpokenFor(db, offer))) return yes('call')
	const letters = (await tellingLetters(db, [offer.id])).get(offer.id)?.letters ?? []
	if (isOpen && letters.every(({ time }) => time === null)) return yes('call')
	const citizen = await findCitizen(db, booking.person)
	const isLate = (time: Instant): boolean => citizen === null || isTooLate(time, channelFor(citizen, municipality), at)
	const times = isBefore(at, booking.span.from) ? [to.from, booking.span.from] : [to.from]
	if (times.some(isLate)) return yes('letter_too_late')
	return yes(times.some((time) => mayBeUnread(time, at)) ? 'letter_and_call' : 'letter')
}

/** The offer's time is where its booking is; its letters follow by themselves. */
export const followMove = async (
	tx: Db,
	booking: Booking,
	offers: readonly { readonly id: OfferId; readonly booking: Offer['booking'] }[],
): Promise<void> => {
	for (const offer of offers)
		if (offer.booking === booking.id)
			await setTime(tx, offer.id, { staff: booking.staff, from: booking.span.from }, booking.id)
}
