import { readDay } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { SigningWhy } from './signing.ts'

/** Why a note cannot be signed, in words: alike from the server, and on a device where nobody can be asked. */
export const signingWords: Readonly<Record<SigningWhy, Text>> = {
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
	day_too_early: text(
		'Besøgets dag ligger for langt tilbage. Se efter, om måned og år er skrevet rigtigt.',
		'The day of the visit lies too far back. See whether month and year are written right.',
	),
	agreement_unclear: text(
		'Hver aftale skal have en dato og nogle ord om, hvad der er aftalt.',
		'Each agreement needs a date and a few words on what was agreed.',
	),
	agreement_day_passed: text(
		'En aftales dag er allerede passeret. Vælg en dag fra i dag og frem.',
		'The day of an agreement has passed. Choose today or a later day.',
	),
	agreement_day_too_late: text(
		'En aftales dag ligger mere end fem år ude i fremtiden. Se efter, om året er skrevet rigtigt.',
		'The day of an agreement lies more than five years ahead. See whether the year is written right.',
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
	measured_asked_about: text(
		'Et svar i en test eller måling ser ikke rigtigt ud. Ret det, slet det, eller sæt kryds ved “Ja, sådan er det”, hvor der spørges. Underskriv så igen.',
		'An answer in a test or measurement does not look right. Correct it, delete it, or tick “Yes, it is so” where you are asked. Then sign again.',
	),
	hand_over_refused: text(
		'En overlevering kunne ikke laves. Læs den igennem, og prøv igen.',
		'A hand-over could not be made. Read it through and try again.',
	),
}

/** The same with the day that was crossed, where it is said. */
export const missingWords = (why: SigningWhy, detail?: string): Text => {
	const day = readDay(detail ?? '')
	if (why !== 'day_too_early' || day === null) return signingWords[why]
	const earliest = writeShortDay(day)
	return text(
		`Besøgets dag kan tidligst være ${earliest}: længere tilbage kan et besøg ikke skrives ned. Se efter, om måned og år er skrevet rigtigt.`,
		`The day of the visit cannot be before ${earliest}: a visit is not written down later than that. See whether month and year are written right.`,
	)
}

/** Is it one of the reasons that a note cannot be signed? */
export const isSigningWhy = (why: string): why is SigningWhy => Object.hasOwn(signingWords, why)
