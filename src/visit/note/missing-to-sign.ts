import { addMonths, addYears, type Day } from '#kernel/day.ts'
import { isVisible } from '#kernel/visible.ts'
import { isEmptyNote, type NoteBody, type NoteKind } from './note.ts'

/** What a note lacks before anybody can sign it, or what in it cannot be. */
export type MissingWhy =
	| 'not_accepted'
	| 'nothing_written'
	| 'no_day'
	| 'day_not_come'
	| 'day_too_early'
	| 'agreement_unclear'
	| 'agreement_day_passed'
	| 'agreement_day_too_late'
	| 'hand_over_unclear'
	| 'hand_over_without_consent'
	| 'measured_asked_about'

export type NoteToSign = {
	readonly kind: NoteKind
	readonly body: NoteBody
	readonly happenedOn: Day | null
	readonly plannedOn: Day
	readonly today: Day
	/** Is it known that the citizen accepted the visit? */
	readonly accepted: boolean
	/** Codes of the instruments with something odd in them that nobody has said is so. */
	readonly askedAbout: readonly string[]
}

/** A visit was held on the day it was planned for, or somewhat before, when it is written down late; a year typed wrong is neither. */
export const earliestDay = (plannedOn: Day): Day => addMonths(plannedOn, -6)
/** Nobody agrees on something that is to be done later than that; a year typed wrong would never fall due. */
export const latestAgreement = (today: Day): Day => addYears(today, 5)

/** One thing that a note lacks; `detail` names the day that was crossed, or the instrument that is asked about. */
export type Missing = { readonly why: MissingWhy; readonly detail?: string }

/** What is wrong with the day that the note is about. */
const missingDay = ({ happenedOn, plannedOn, today }: NoteToSign): Missing | null => {
	const earliest = earliestDay(plannedOn)
	if (happenedOn === null) return { why: 'no_day' }
	if (happenedOn > today) return { why: 'day_not_come' }
	return happenedOn < earliest ? { why: 'day_too_early', detail: earliest } : null
}

/** What is wrong with the agreements in it, the first of all. */
const missingInAgreements = ({ body: { agreements }, today }: NoteToSign): Missing | null => {
	const latest = latestAgreement(today)
	const due = agreements.flatMap(({ dueOn }) => dueOn ?? [])
	if (agreements.some((one) => one.dueOn === null || !isVisible(one.what))) return { why: 'agreement_unclear' }
	if (due.some((day) => day < today)) return { why: 'agreement_day_passed' }
	return due.some((day) => day > latest) ? { why: 'agreement_day_too_late', detail: latest } : null
}

/** What is wrong with the hand-overs in it, the first of all. */
const missingInHandOvers = ({ body: { handOvers } }: NoteToSign): Missing | null => {
	if (handOvers.some((one) => !isVisible(one.what))) return { why: 'hand_over_unclear' }
	return handOvers.some((one) => one.consent === null) ? { why: 'hand_over_without_consent' } : null
}

/** Everything that a note lacks, one thing of each part: alike on the server, and on a device where nobody can be asked. */
export const allMissing = (note: NoteToSign): Missing[] =>
	[
		note.kind === 'journal' && !note.accepted ? ({ why: 'not_accepted' } as const) : null,
		isEmptyNote(note.body) ? ({ why: 'nothing_written' } as const) : null,
		missingDay(note),
		missingInAgreements(note),
		missingInHandOvers(note),
		...note.askedAbout.map((detail) => ({ why: 'measured_asked_about', detail }) as const),
	].filter((one) => one !== null)

/** The first thing that a note lacks; null when it says all a signed one must. */
export const missingToSign = (note: NoteToSign): Missing | null => allMissing(note)[0] ?? null
