import { addDays, addYears, type Day, later } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Consent, Partner } from '#visit/index.ts'
import type { NoteStruck } from '../note-struck.ts'

export const ways = ['phone', 'secure_mail', 'digital_post', 'letter', 'meeting', 'system'] as const
/** How a hand-over was sent. system: in a system that the receiver reads */
export type Way = (typeof ways)[number]

/** What staff can tell about a hand-over. stopped: it is not to be sent after all */
export const told = ['sent', 'received', 'outcome', 'not_taken', 'stopped'] as const
export type StepKind = (typeof told)[number] | 'ended'

/** The steps after which nothing more is to be done. ended: by the system */
export const endings = ['ended', 'stopped', 'outcome', 'not_taken'] as const satisfies readonly StepKind[]
type Ending = (typeof endings)[number]

export type Step = {
	readonly id: string
	/** ended: by the system; `words` is then why, as a code. */
	readonly step: StepKind
	readonly way: Way | null
	readonly on: Day
	readonly words: string
	readonly by: StaffId | null
	readonly at: Instant
	/** Recorded by mistake, because; it stays to be read and counts no longer. */
	readonly undone: { readonly because: string; readonly by: StaffId; readonly at: Instant } | null
}

/** The citizen's yes to sharing this with that receiver. */
export type SharingConsent = {
	readonly how: Consent
	readonly on: Day
	readonly recordedBy: StaffId
	readonly withdrawn: { readonly on: Day; readonly by: StaffId } | null
}

/** Something given on to somebody else on the citizen's behalf. */
export type HandOver = {
	readonly id: HandOverId
	readonly person: PersonId
	readonly visit: VisitId | null
	/** The signed note it was written in. */
	readonly note: string | null
	readonly to: Partner
	readonly what: string
	readonly madeBy: StaffId
	readonly madeAt: Instant
	/** In the order they were recorded; the last one holds. */
	readonly consents: readonly SharingConsent[]
	readonly steps: readonly Step[]
	/** Null while the note it was written in stands, or there is none. */
	readonly noteStruck: NoteStruck | null
}

/** A hand-over as it is kept, before its note was looked at. */
export type KeptHandOver = Omit<HandOver, 'noteStruck'>

/**
 * Where there is still something to do, what waits longest first: sent without an answer, then not sent in time, then what may not
 * be shared, then what is still to be sent. unanswered: sent, and not received within the days the municipality allows ·
 * unsent: not sent within as many · groundless: not sent, and its note is invalid
 */
export const waiting = ['unanswered', 'unsent', 'groundless', 'withdrawn', 'to_send', 'sent', 'received'] as const

const standingOf = {
	ended: 'ended',
	stopped: 'stopped',
	outcome: 'done',
	not_taken: 'not_taken',
} as const satisfies Record<Ending, string>
export type HandOverStanding = (typeof waiting)[number] | (typeof standingOf)[Ending]

/** Why something is not handed over. */
export type NewHandOverWhy = 'no_words' | 'day_not_come' | 'consent_too_early' | 'form_was_used'

/** A yes to sharing exactly this is younger than that; one year typed wrong is older. */
export const earliestConsent = (today: Day): Day => addYears(today, -1)

/** Is it the one that was asked for, in everything that was told when it was made? */
export const isMadeOf = (
	{ person, to, what, consents: [first] }: KeptHandOver,
	asked: Pick<HandOver, 'person' | 'to' | 'what'> & { readonly consent: Consent; readonly consentedOn: Day },
): boolean =>
	person === asked.person &&
	to === asked.to &&
	what === asked.what &&
	first?.how === asked.consent &&
	first.on === asked.consentedOn

/** The citizen's yes as it stands; null when it was taken back. */
export const standingConsent = ({ consents }: Pick<HandOver, 'consents'>): SharingConsent | null => {
	const last = consents.at(-1)
	return last === undefined || last.withdrawn !== null ? null : last
}

/** The latest step of a kind that counts. */
export const lastStep = ({ steps }: Pick<HandOver, 'steps'>, kind: StepKind): Step | null =>
	steps.findLast((one) => one.step === kind && one.undone === null) ?? null

const endingOf = (handOver: Pick<HandOver, 'steps'>): Ending | undefined =>
	endings.find((kind) => lastStep(handOver, kind) !== null)

/** Is there nothing more to do about it? */
export const isOver = (handOver: Pick<HandOver, 'steps'>): boolean => endingOf(handOver) !== undefined

/** Over without ever being answered: given up by staff, or ended by the system. */
export const isCalledOff = (handOver: Pick<HandOver, 'steps'>): boolean =>
	lastStep(handOver, 'stopped') !== null || lastStep(handOver, 'ended') !== null

/** Called off, or closed since that moment. */
export const isSeenToSince = (handOver: Pick<HandOver, 'steps'>, at: Instant): boolean =>
	isCalledOff(handOver) ||
	endings.some((kind) => {
		const step = lastStep(handOver, kind)
		return step !== null && !isBefore(step.at, at)
	})

/** Not sent, and the note that it comes from is invalid: it is not to be. */
export const isGroundless = (handOver: Pick<HandOver, 'steps' | 'noteStruck'>): boolean =>
	handOver.noteStruck !== null && lastStep(handOver, 'sent') === null

/** The last day on which the receiver is waited for; null before it is sent. */
const answerBy = (handOver: Pick<HandOver, 'steps'>, days: number): Day | null => {
	const sent = lastStep(handOver, 'sent')
	return sent === null ? null : addDays(sent.on, days)
}

/** The last day for sending it: the receiver has as many days for an answer. They run from the yes where that was given anew. */
const sendBy = ({ madeAt, consents }: Pick<HandOver, 'madeAt' | 'consents'>, days: number): Day => {
	const made = dayOf(madeAt)
	const asked = standingConsent({ consents })?.on ?? made
	return addDays(later(made, asked), days)
}

/** The last day for what comes next: for us to send it, then for the receiver to answer. */
export const dueBy = (handOver: Pick<HandOver, 'madeAt' | 'steps' | 'consents'>, days: number): Day =>
	answerBy(handOver, days) ?? sendBy(handOver, days)

/** Where a hand-over stands, by the first question that is answered with yes. */
export const handOverStanding = (
	handOver: Pick<HandOver, 'madeAt' | 'steps' | 'consents' | 'noteStruck'>,
	on: Day,
	answerDays: number,
): HandOverStanding => {
	const ending = endingOf(handOver)
	if (ending !== undefined) return standingOf[ending]
	if (isGroundless(handOver)) return 'groundless'
	if (standingConsent(handOver) === null) return 'withdrawn'
	if (lastStep(handOver, 'received') !== null) return 'received'
	const isLate = dueBy(handOver, answerDays) < on
	if (lastStep(handOver, 'sent') === null) return isLate ? 'unsent' : 'to_send'
	return isLate ? 'unanswered' : 'sent'
}
