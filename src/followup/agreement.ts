import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { AgreementKind } from '#visit/index.ts'
import type { NoteStruck } from './note-struck.ts'

/** Something agreed with the citizen, with a day and an owner. */
export type Agreement = {
	readonly id: AgreementId
	readonly person: PersonId
	readonly visit: VisitId | null
	readonly kind: AgreementKind
	readonly dueOn: Day
	readonly what: string
	readonly owner: StaffId
	readonly madeAt: Instant
	readonly doneAt: Instant | null
	readonly outcome: string | null
	readonly cancelledAt: Instant | null
	readonly cancelledBecause: string | null
	readonly moves: readonly Move[]
	/** Null while the note it was written in stands, or there is none. */
	readonly noteStruck: NoteStruck | null
}

/** An agreement as it is kept, before its note was looked at. */
export type KeptAgreement = Omit<Agreement, 'noteStruck'>

export type Move = { readonly from: Day; readonly to: Day; readonly because: string; readonly at: Instant }

/** Is it what was agreed when it was made? It may have been moved since. */
export const isAgreedAs = (
	{ person, kind, what, dueOn, moves: [first] }: KeptAgreement,
	asked: Pick<Agreement, 'person' | 'kind' | 'what' | 'dueOn'>,
): boolean =>
	person === asked.person && kind === asked.kind && what === asked.what && (first?.from ?? dueOn) === asked.dueOn

export type Standing = 'overdue' | 'due' | 'coming' | 'done' | 'cancelled'
/** Where an agreement stands on a day; overdue from the day after it was due. */
export const standingOf = (agreement: Pick<Agreement, 'dueOn' | 'doneAt' | 'cancelledAt'>, on: Day): Standing => {
	if (agreement.cancelledAt !== null) return 'cancelled'
	if (agreement.doneAt !== null) return 'done'
	return agreement.dueOn < on ? 'overdue' : agreement.dueOn === on ? 'due' : 'coming'
}

/** What is said to a day that nobody agrees on: most often a year typed wrong. */
export const agreedTooLate: Text = text(
	'Dagen ligger mere end fem år ude i fremtiden. Se efter, om året er skrevet rigtigt.',
	'The day lies more than five years ahead. See whether the year is written right.',
)

const standingWords: Record<Standing, Text> = {
	overdue: text('Forfalden', 'Overdue'),
	due: text('I dag', 'Today'),
	coming: text('Kommende', 'Coming'),
	done: text('Udført', 'Done'),
	cancelled: text('Annulleret', 'Cancelled'),
}
export const standingText = (standing: Standing): Text => standingWords[standing]
