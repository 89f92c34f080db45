import { backgroundText, isBackground } from '#access/index.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { allMissing, type MissingWhy, type NoteToSign } from './missing-to-sign.ts'
import { missingWords } from './signing-words.ts'

/** Why a note cannot be signed as it stands. */
export type SigningWhy =
	| MissingWhy
	| 'no_health_profession'
	| 'did_not_take_place'
	| 'agreement_refused'
	| 'hand_over_refused'

export type ToSign = NoteToSign & {
	/** Has the signer the background that the standard demands? */
	readonly professional: boolean
	readonly notGoneAhead: boolean
}

/** What keeps a note from being signed; `detail` as signingText takes it. */
export type Hinders = { readonly why: SigningWhy; readonly detail?: string | undefined }

/**
 * Everything that keeps a note from being signed: a journal entry needs a health professional, a visit that took place and the citizen's
 * acceptance; every note needs words and a day that has come. Who may not sign at all is told nothing else.
 */
export const hinders = (note: ToSign): Hinders[] => {
	const isJournal = note.kind === 'journal'
	if (isJournal && !note.professional) return [{ why: 'no_health_profession' }]
	if (isJournal && note.notGoneAhead) return [{ why: 'did_not_take_place' }]
	return allMissing(note)
}

/** Written on a later day than what it tells about; shown with both days. */
export const isLateEntry = (happenedOn: Day, writtenAt: Instant): boolean =>
	daysBetween(happenedOn, dayOf(writtenAt)) > 0

/** `detail`: what a refusal names – the background that the standard asks for, a day, an instrument. */
export const signingText = (why: SigningWhy, detail?: string): Text => {
	if (why !== 'no_health_profession' || !detail) return missingWords(why, detail)
	const { da, en } = backgroundText(detail.split(' ').filter(isBackground))
	return text(
		`Den, der underskriver i journalen, skal ifølge kommunens standard være uddannet: ${da}. En administrator kan rette din uddannelse under Medarbejdere.`,
		`By the municipality’s standard, whoever signs in the journal is trained as: ${en}. An administrator can correct your profession under Staff.`,
	)
}
