import { backgroundText, isBackground } from '#access/index.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isEmptyNote, type NoteBody, type NoteKind } from './note.ts'
import { signingWords } from './signing-words.ts'

/** Why a note cannot be signed as it stands. */
export type SigningWhy =
	| 'no_health_profession'
	| 'nothing_written'
	| 'no_day'
	| 'day_not_come'
	| 'not_accepted'
	| 'did_not_take_place'
	| 'agreement_unclear'
	| 'agreement_day_passed'
	| 'agreement_refused'
	| 'hand_over_unclear'
	| 'hand_over_without_consent'
	| 'hand_over_refused'

export type ToSign = {
	readonly kind: NoteKind
	readonly body: NoteBody
	readonly happenedOn: Day | null
	readonly today: Day
	/** Has the signer the background that the standard demands? */
	readonly professional: boolean
	/** Is it on record that the citizen accepted the visit? */
	readonly accepted: boolean
	readonly notGoneAhead: boolean
}

/** A journal entry needs a health professional, a visit that took place and the citizen's acceptance; every note needs words and a day that has come. */
export const maySign = (note: ToSign): Outcome<Day, SigningWhy> => {
	if (note.kind === 'journal' && !note.professional) return no('no_health_profession')
	if (note.kind === 'journal' && note.notGoneAhead) return no('did_not_take_place')
	if (note.kind === 'journal' && !note.accepted) return no('not_accepted')
	if (isEmptyNote(note.body)) return no('nothing_written')
	if (note.happenedOn === null) return no('no_day')
	if (note.happenedOn > note.today) return no('day_not_come')
	if (note.body.agreements.some((one) => one.dueOn === null || one.what.trim() === '')) return no('agreement_unclear')
	if (note.body.agreements.some((one) => one.dueOn !== null && one.dueOn < note.today))
		return no('agreement_day_passed')
	if (note.body.handOvers.some((one) => one.what.trim() === '')) return no('hand_over_unclear')
	if (note.body.handOvers.some((one) => one.consent === null)) return no('hand_over_without_consent')
	return yes(note.happenedOn)
}

/** Written on a later day than what it tells about; shown with both days. */
export const isLateEntry = (happenedOn: Day, writtenAt: Instant): boolean =>
	daysBetween(happenedOn, dayOf(writtenAt)) > 0

/** `demanded`: the background that the standard asks for, as a refusal's detail has it. */
export const signingText = (why: SigningWhy, demanded?: string): Text => {
	if (why !== 'no_health_profession' || !demanded) return signingWords[why]
	const { da, en } = backgroundText(demanded.split(' ').filter(isBackground))
	return text(
		`Den, der underskriver i journalen, skal ifølge kommunens standard være uddannet: ${da}. En administrator kan rette din uddannelse under Medarbejdere.`,
		`By the municipality’s standard, whoever signs in the journal is trained as: ${en}. An administrator can correct your profession under Staff.`,
	)
}
