import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Offer } from './offer.ts'

export const answerKinds = ['yes', 'no', 'call_later', 'no_contact'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const answerers = ['citizen', 'spouse', 'relative', 'guardian', 'other'] as const
export type Answerer = (typeof answerers)[number]

/** One answer to an offer; every one stays, the latest counts. A yes accepts the visit and is no consent to recording. */
export type Answer = {
	readonly id: string
	readonly offer: OfferId
	readonly kind: AnswerKind
	readonly by: Answerer
	/** Who it was, when it was not the citizen. */
	readonly byName: string
	readonly on: Day
	readonly words: string
	/** *Phone me later*: the day to call. */
	readonly callOn: Day | null
	/** *No contact*: the last day of it; null until taken back. */
	readonly until: Day | null
	readonly booking: BookingId | null
	readonly recordedAt: Instant
	readonly recordedBy: StaffId | null
}

export const wordsForAnswer: Readonly<Record<AnswerKind, Text>> = {
	yes: text('Ja tak', 'Yes please'),
	no: text('Nej tak denne gang', 'No thank you, this time'),
	call_later: text('Ring til mig senere', 'Call me later'),
	no_contact: text('Ønsker ikke at blive kontaktet', 'Wants no contact'),
}

export const wordsForAnswerer: Readonly<Record<Answerer, Text>> = {
	citizen: text('Borgeren selv', 'The citizen'),
	spouse: text('Ægtefælle eller samlever', 'Spouse or partner'),
	relative: text('Pårørende', 'A relative'),
	guardian: text('Værge', 'Guardian'),
	other: text('En anden', 'Someone else'),
}

/** Two different people answered differently last: a person has to find out what holds. */
export const isConflicting = (answers: readonly Answer[]): boolean => {
	const last = answers.at(-1)
	if (last === undefined || last.by === 'citizen') return false
	const before = answers.findLast((answer) => answer.by !== last.by || answer.byName !== last.byName)
	return before !== undefined && before.kind !== last.kind
}

export type NoAnswer =
	| 'unknown_offer'
	| 'not_sent_yet'
	| 'never_reached'
	| 'time_is_taken'
	| 'no_time_given'
	| 'day_has_passed'

/** Whether this offer can be answered at all. */
export const answerHindrance = (offer: Pick<Offer, 'madeOn' | 'endedBecause'>): NoAnswer | null => {
	if (offer.madeOn !== null) return null
	return offer.endedBecause === null ? 'not_sent_yet' : 'never_reached'
}
