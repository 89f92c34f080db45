import { backgroundText, isBackground } from '#access/index.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isEmptyNote, type NoteBody, type NoteKind } from './note.ts'

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

const words: Record<SigningWhy, Text> = {
	no_health_profession: text(
		'Kun medarbejdere med en sundhedsfaglig uddannelse kan underskrive i journalen. En administrator kan rette din uddannelse under Medarbejdere.',
		'Only staff with a health profession can sign in the journal. An administrator can correct your profession under Staff.',
	),
	nothing_written: text('Der er ikke skrevet noget endnu.', 'Nothing has been written yet.'),
	no_day: text('Skriv den dag, besøget fandt sted.', 'Write the day of the visit.'),
	day_not_come: text('Besøgets dag kan ikke ligge i fremtiden.', 'The day of the visit cannot lie in the future.'),
	not_accepted: text(
		'Vælg, hvordan borgeren har sagt ja til besøget. Et besøg kræver et ja.',
		'Choose how the citizen said yes to the visit. A visit needs a yes.',
	),
	did_not_take_place: text(
		'Besøget er registreret som ikke gennemført. Skriv et administrativt notat i stedet.',
		'The visit is recorded as not held. Write an administrative note instead.',
	),
	agreement_unclear: text(
		'Hver aftale skal have en dato og nogle ord om, hvad der er aftalt.',
		'Each agreement needs a date and a few words on what was agreed.',
	),
	agreement_day_passed: text(
		'En aftales dag er allerede passeret. Vælg en dag fra i dag og frem.',
		'The day of an agreement has passed. Choose today or a later day.',
	),
	agreement_refused: text(
		'En aftale kunne ikke laves. Opfølgning i telefonen er kun for en konsulent, der har besøgt borgeren.',
		'An agreement could not be made. Follow-up by phone is only for a consultant who has visited the citizen.',
	),
	hand_over_unclear: text(
		'Skriv ved hver overlevering, hvad modtageren skal vide. Skal der ikke overleveres noget, så tøm linjen.',
		'Write for each hand-over what the receiver is to know. If nothing is to be handed over, empty the row.',
	),
	hand_over_without_consent: text(
		'En overlevering mangler borgerens ja. Spørg borgeren, og vælg hvordan der blev sagt ja. Siger borgeren nej, deles der ikke noget: tøm linjen.',
		'A hand-over lacks the citizen’s yes. Ask the citizen, and choose how they said yes. If the citizen says no, nothing is shared: empty the row.',
	),
	hand_over_refused: text(
		'En overlevering kunne ikke laves. Læs den igennem, og prøv igen.',
		'A hand-over could not be made. Read it through and try again.',
	),
}
/** `demanded`: the background that the standard asks for, as a refusal's detail has it. */
export const signingText = (why: SigningWhy, demanded?: string): Text => {
	if (why !== 'no_health_profession' || !demanded) return words[why]
	const { da, en } = backgroundText(demanded.split(' ').filter(isBackground))
	return text(
		`Den, der underskriver i journalen, skal ifølge kommunens standard være uddannet: ${da}. En administrator kan rette din uddannelse under Medarbejdere.`,
		`By the municipality’s standard, whoever signs in the journal is trained as: ${en}. An administrator can correct your profession under Staff.`,
	)
}
