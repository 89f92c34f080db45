import { createHash } from 'node:crypto'
import { confirmBooking, findBooking, hold, holdUntil, moveBooking, releaseBooking } from '#booking/actions.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BookingId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, utcOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { takeTogether, timeTogetherFor } from '../batch/couple-actions.ts'
import { lockEvent } from '../event/event-store.ts'
import { giveUpSeatOfOffer } from '../event/seat-store.ts'
import { isFree, type KeptHours } from '../free-time-actions.ts'
import { ownDeclined } from '../no-contact/opt-out-actions.ts'
import { endOptOut, insertOptOut } from '../no-contact/opt-out-store.ts'
import { isSameTime, type Offer, type OfferEnd, type ProposedTime, spanOf, timeOf } from '../offer.ts'
import { findOffer, lockOffer, setEnded, setOpen, setTime } from '../store.ts'
import { type Answer, type Answerer, type AnswerKind, answerHindrance, type Besides, type NoAnswer } from './answer.ts'
import { answerByForm, answersTo, type FormSent, insertAnswer } from './answer-store.ts'
import { isConflicting } from './conflict.ts'
import { mayHaveVisit } from './visit-instead-actions.ts'

/** What was answered: a time belongs to a yes (null: the one proposed) or a seat, a day to a call, a last day or null to no contact. */
export type Said =
	| { readonly kind: 'yes'; readonly time: ProposedTime | null; readonly seat?: string }
	| { readonly kind: 'no' }
	| { readonly kind: 'call_later'; readonly callOn: Day }
	| { readonly kind: 'no_contact'; readonly until: Day | null }

export type AnswerCommand = Said &
	Partial<Besides> & {
		readonly offer: OfferId
		/** The form's own: the same form sent twice is one answer, sent again with something else in it another. */
		readonly key: string
		readonly by: Answerer
		readonly byName: string
		readonly words: string
		/** Null: the citizen, on the web. */
		readonly recordedBy: StaffId | null
		/** The municipality's visiting hours and closed days, for a time other than the one proposed. */
		readonly kept?: KeptHours | undefined
	}

type Sent = Said & Partial<Besides> & Pick<AnswerCommand, 'key' | 'by' | 'byName' | 'words'>

/** What a form says, as a hash: also the words in it are kept once. */
const sentBy = (sent: Sent): FormSent => {
	const { kind, by, byName, words, needs = [], interpreter, companion, together, callWhen, settles } = sent
	const time = sent.kind === 'yes' && sent.time !== null ? `${sent.time.staff} ${utcOf(sent.time.from)}` : null
	const rest = [time, sent.kind === 'yes' && sent.seat !== undefined, needs.toSorted(), interpreter]
	const days = [sent.kind === 'call_later' ? sent.callOn : null, sent.kind === 'no_contact' ? sent.until : null]
	const said = JSON.stringify([kind, by, byName, words, rest, companion, together, callWhen, settles === true, days])
	return { key: sent.key, says: createHash('sha256').update(said).digest('hex') }
}

/** The answer that this very form has given already; asked after the offer is locked. */
export const answeredBefore = (tx: Db, offer: OfferId, sent: Sent): Promise<Answer | null> =>
	answerByForm(tx, offer, sentBy(sent))

/**
 * Records an answer; those before it stay. A yes makes the held time firm, or takes the chosen one; anything that ends the
 * offer frees the time. The answer can be changed: the latest counts. Of two that contradict each other neither does: the time
 * stays held until somebody has found out.
 */
export const recordAnswer = async (db: Db, at: Instant, command: AnswerCommand): Promise<Outcome<Answer, NoAnswer>> =>
	inTransaction(db, async (tx) => {
		const invitedTo = (await findOffer(tx, command.offer))?.event ?? null
		if (invitedTo !== null) await lockEvent(tx, invitedTo) // the event before its offers, as everywhere
		const offer = await lockOffer(tx, command.offer)
		if (offer === null) return no('unknown_offer')
		const before = await answeredBefore(tx, offer.id, command)
		if (before !== null) return yes(before)
		const hindrance = answerHindrance(offer)
		if (hindrance !== null) return no(hindrance)
		if (command.kind === 'call_later' && command.callOn < dayOf(at)) return no('day_has_passed')
		const isForVisit = command.kind === 'yes' && command.seat === undefined
		if (isForVisit && !(await mayHaveVisit(tx, dayOf(at), offer))) return no('no_visit_instead')
		const answers = await answersTo(tx, [offer.id])
		const isDoubtful = isConflicting([...answers, { ...command, settles: command.settles === true }])
		const booking =
			command.kind === 'yes' && isForVisit
				? await takeTime(tx, at, offer, command.time, { ...command, isDoubtful })
				: null
		if (booking !== null && !booking.ok) return booking
		const answer = await insertAnswer(
			tx,
			sentBy(command),
			answerOf(command, at, booking?.value ?? null, answers.at(-1)),
		)
		if (answer === null) return no('unknown_offer')
		if (isDoubtful) await leaveOpen(tx, offer)
		else await follow(tx, at, offer, command)
		return yes(answer)
	})

/** What the visitor is to know stays as it was told before, where it was not asked about again. */
const answerOf = (
	command: AnswerCommand,
	at: Instant,
	booking: BookingId | null,
	before: Answer | undefined,
): Omit<Answer, 'id'> => ({
	offer: command.offer,
	kind: command.kind,
	by: command.by,
	byName: command.byName,
	on: dayOf(at),
	words: command.words,
	callOn: command.kind === 'call_later' ? command.callOn : null,
	until: command.kind === 'no_contact' ? command.until : null,
	booking,
	seat: command.kind === 'yes' ? (command.seat ?? null) : null,
	recordedAt: at,
	recordedBy: command.recordedBy,
	needs: command.needs ?? before?.needs ?? [],
	interpreter: command.interpreter ?? before?.interpreter ?? '',
	companion: command.companion ?? before?.companion ?? false,
	together: command.together ?? before?.together ?? false,
	callWhen: command.kind === 'call_later' ? (command.callWhen ?? null) : null,
	through: command.through ?? (command.recordedBy === null ? 'web' : 'phone'),
	settles: command.settles ?? false,
})

/** The time agreed on, firm in the calendar unless in doubt: the one proposed, or one that the consultant has free. */
const takeTime = async (
	tx: Db,
	at: Instant,
	offer: Offer,
	chosen: ProposedTime | null,
	{
		recordedBy: by,
		kept,
		isDoubtful,
		together,
	}: Pick<AnswerCommand, 'recordedBy' | 'kept' | 'together'> & { readonly isDoubtful: boolean },
): Promise<Outcome<BookingId, 'time_is_taken' | 'no_time_given' | 'day_has_passed'>> => {
	const time = chosen ?? offer.time
	if (time === null) return no('no_time_given')
	if (isBefore(time.from, at)) return no('day_has_passed')
	const beside = await timeTogetherFor(tx, at, offer.person, together === true && !isDoubtful)
	if (isSameTime(time, beside)) return takeTogether(tx, at, kept, offer, by)
	const booking = offer.booking === null ? null : await findBooking(tx, offer.booking)
	const held = booking?.releasedAt === null ? booking : null
	const isHeld = held !== null && isSameTime(time, timeOf(held))
	const span = isHeld ? held.span : spanOf(time, offer.minutes) // a joint visit is longer than their own
	if (!isHeld && !(await isFree(tx, at, { staff: time.staff, span }, held, kept))) return no('time_is_taken')
	if (held !== null) {
		const moved = await moveBooking(tx, at, held.id, { staff: time.staff, span, because: 'Valgt af borgeren', by })
		if (!moved.ok) return no('time_is_taken')
		if (!isDoubtful) await confirmBooking(tx, at, held.id)
		await setTime(tx, offer.id, time, held.id)
		return yes(held.id)
	}
	const taken = await hold(tx, at, {
		staff: time.staff,
		person: offer.person,
		span,
		purpose: 'home_visit',
		heldUntil: isDoubtful ? dayBefore(span.from) : null,
		by,
	})
	if (!taken.ok) return no('time_is_taken')
	await setTime(tx, offer.id, time, taken.value.id)
	return yes(taken.value.id)
}

const dayBefore = (visit: Instant): Day => addDays(dayOf(visit), -1)

/** Nothing is confirmed and nothing freed by itself: the offer is open, its time held until the day before. */
const leaveOpen = async (tx: Db, { id }: Offer): Promise<void> => {
	await setOpen(tx, id)
	const booking = (await findOffer(tx, id))?.booking ?? null
	const time = booking === null ? null : await findBooking(tx, booking)
	if (time?.releasedAt === null) await holdUntil(tx, time.id, dayBefore(time.span.from))
}

const ends: Readonly<Record<AnswerKind, OfferEnd | null>> = {
	yes: 'yes',
	no: 'no',
	call_later: null,
	no_contact: 'no_contact',
}
const freed = 'Borgeren har takket nej · Declined by the citizen'
const heardAgain = 'Borgeren har svaret igen · The citizen has answered again'

const follow = async (tx: Db, at: Instant, offer: Offer, command: AnswerCommand): Promise<void> => {
	const end = ends[command.kind]
	if (command.kind === 'yes' || command.kind === 'call_later') {
		await ownDeclined(tx, at, offer.person)
		await endOptOut(tx, at, offer.person, dayOf(at), heardAgain, command.recordedBy)
	}
	if (end === null) {
		await setOpen(tx, offer.id)
		return
	}
	if (command.kind !== 'yes' || command.seat === undefined)
		await giveUpSeatOfOffer(tx, at, offer.id, command.recordedBy)
	await setEnded(tx, at, offer.id, { because: end, words: command.words || null, by: command.recordedBy })
	const goesElsewhere = end !== 'yes' || (command.kind === 'yes' && command.seat !== undefined)
	if (goesElsewhere && offer.booking !== null) await releaseBooking(tx, at, offer.booking, freed)
	if (command.kind === 'no_contact')
		await insertOptOut(tx, at, {
			person: offer.person,
			offer: offer.id,
			on: dayOf(at),
			until: command.until,
			askedBy: command.by,
			words: command.words,
			recordedBy: command.recordedBy,
		})
}
