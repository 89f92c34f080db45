import { addMonths, addYears, type Day } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
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

/**
 * The day of a note that says all a signed one must; alike on the server, and on a device where nobody can be asked.
 * A detail names the day that was crossed, or the instrument that is asked about.
 */
export const missingToSign = (note: NoteToSign): Outcome<Day, MissingWhy> => {
	const { body, happenedOn, today } = note
	const [earliest, latest] = [earliestDay(note.plannedOn), latestAgreement(today)]
	const due = body.agreements.flatMap(({ dueOn }) => dueOn ?? [])
	if (note.kind === 'journal' && !note.accepted) return no('not_accepted')
	if (isEmptyNote(body)) return no('nothing_written')
	if (happenedOn === null) return no('no_day')
	if (happenedOn > today) return no('day_not_come')
	if (happenedOn < earliest) return no('day_too_early', earliest)
	if (body.agreements.some((one) => one.dueOn === null || !isVisible(one.what))) return no('agreement_unclear')
	if (due.some((day) => day < today)) return no('agreement_day_passed')
	if (due.some((day) => day > latest)) return no('agreement_day_too_late', latest)
	if (body.handOvers.some((one) => !isVisible(one.what))) return no('hand_over_unclear')
	if (body.handOvers.some((one) => one.consent === null)) return no('hand_over_without_consent')
	const [asked] = note.askedAbout
	return asked === undefined ? yes(happenedOn) : no('measured_asked_about', asked)
}
