import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, StaffId } from '#kernel/ids.ts'
import { clockOf, type Instant } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { Offer } from '../offer.ts'

export const answerKinds = ['yes', 'no', 'call_later', 'no_contact'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const answerers = ['citizen', 'spouse', 'relative', 'guardian', 'other'] as const
export type Answerer = (typeof answerers)[number]
export const needs = ['hearing', 'sight', 'walking', 'memory', 'interpreter', 'dog'] as const
export type Need = (typeof needs)[number]
/** Parts of the day on which a call suits. */
export const callTimes = ['morning', 'midday', 'afternoon'] as const
export type CallTime = (typeof callTimes)[number]
export const waysOfAnswering = ['web', 'phone', 'letter', 'email', 'visit', 'desk'] as const
export type WayOfAnswering = (typeof waysOfAnswering)[number]

/** What the visitor is to know before the visit. */
export type ToKnow = {
	readonly needs: readonly Need[]
	/** The language, where an interpreter is needed; empty where it is still to be asked. */
	readonly interpreter: string
	/** Somebody else will be there. */
	readonly companion: boolean
	/** One visit together with husband, wife or partner. */
	readonly together: boolean
}

/** What an answer says besides yes or no. */
export type Besides = ToKnow & {
	/** *Phone me later*: the part of the day that suits; null: any. */
	readonly callWhen: CallTime | null
	readonly through: WayOfAnswering
	/** Somebody has found out which of two conflicting answers holds: this one. */
	readonly settles: boolean
}

/** One answer to an offer; every one stays, the latest counts. A yes accepts the visit and is no consent to recording. */
export type Answer = Besides & {
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
	/** A yes to a meeting instead of a visit: the seat at it, or the place on its waiting list. */
	readonly seat: string | null
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

export const wordsForNeed: Readonly<Record<Need, Text>> = {
	hearing: text('Jeg hører dårligt', 'I am hard of hearing'),
	sight: text('Jeg ser dårligt', 'I do not see well'),
	walking: text('Jeg går dårligt', 'I have difficulty walking'),
	memory: text('Jeg har svært ved at huske', 'I find it hard to remember things'),
	interpreter: text('Jeg vil gerne have en tolk', 'I would like an interpreter'),
	dog: text('Jeg har hund', 'I have a dog'),
}

/** The same, as staff read it before a visit. */
export const wordsForNeedOf: Readonly<Record<Need, Text>> = {
	hearing: text('hører dårligt', 'hard of hearing'),
	sight: text('ser dårligt', 'does not see well'),
	walking: text('går dårligt', 'difficulty walking'),
	memory: text('svært ved at huske', 'finds it hard to remember'),
	interpreter: text('tolk', 'interpreter'),
	dog: text('hund i hjemmet', 'dog at home'),
}

/** What the visitor is to know, in a line for staff; empty when nothing was told. */
export const wordsToKnow = (told: ToKnow | null, language: Language): string => {
	if (told === null) return ''
	const said = (one: Text): string => one[language]
	return [
		...told.needs.map((need) => {
			if (need !== 'interpreter') return said(wordsForNeedOf[need])
			const which = told.interpreter || said(text('spørg, hvilket sprog', 'ask which language'))
			return `${said(wordsForNeedOf.interpreter)} (${which})`
		}),
		...(told.companion ? [said(text('har en med', 'somebody will be there too'))] : []),
		...(told.together ? [said(text('vil gerne have besøg sammen', 'would like a visit together'))] : []),
	].join(' · ')
}

export const wordsForCallTime: Readonly<Record<CallTime, Text>> = {
	morning: text('Om formiddagen', 'In the morning'),
	midday: text('Midt på dagen', 'Around noon'),
	afternoon: text('Om eftermiddagen', 'In the afternoon'),
}

/** The day on which we call, and the part of it that suits: *mandag den 9. marts 2026, om formiddagen*. */
export const callAt = ({ on, when }: { readonly on: Day; readonly when: CallTime | null }): Text => {
	const day = text(writeLongDay(on, 'da'), writeLongDay(on, 'en'))
	if (when === null) return day
	const part = wordsForCallTime[when]
	return text(`${day.da}, ${part.da.toLowerCase()}`, `${day.en}, ${part.en.toLowerCase()}`)
}

/** The part of the day that a moment lies in. */
export const callTimeAt = (at: Instant): CallTime => {
	const now = clockOf(at)
	return now < '11:00' ? 'morning' : now < '13:00' ? 'midday' : 'afternoon'
}

export const wordsForWay: Readonly<Record<WayOfAnswering, Text>> = {
	web: text('På nettet', 'On the web'),
	phone: text('I telefonen', 'By telephone'),
	letter: text('I et brev', 'By letter'),
	email: text('I en e-mail', 'By e-mail'),
	visit: text('Ved et besøg', 'At a visit'),
	desk: text('Ved skranken', 'At the desk'),
}

export type NoAnswer =
	| 'unknown_offer'
	| 'not_sent_yet'
	| 'never_reached'
	| 'withdrawn'
	| 'no_visit_instead'
	| 'time_is_taken'
	| 'no_time_given'
	| 'day_has_passed'

/** Whether this offer can be answered at all. */
export const answerHindrance = (offer: Pick<Offer, 'madeOn' | 'endedBecause'>): NoAnswer | null => {
	if (offer.endedBecause === 'withdrawn') return 'withdrawn'
	if (offer.madeOn !== null) return null
	return offer.endedBecause === null ? 'not_sent_yet' : 'never_reached'
}
