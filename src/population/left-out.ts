import { text } from '#kernel/language.ts'

/** Why a row is not taken in although nothing is wrong with it. */
export const whyLeftOut = {
	elsewhere: text(
		'bor i en anden kommune og er ikke i registret',
		'lives in another municipality and is not in the register',
	),
	unknown: text(
		'er ikke i registret, og filen siger ikke, hvem det er',
		'is not in the register, and the file does not say who they are',
	),
	replaced: text(
		'nummeret er afløst af et andet, og ingen af dem er i registret',
		'the number was replaced by another, and neither is in the register',
	),
	twice: text(
		'en anden række er om den samme borger under det nye nummer',
		'another row is about the same citizen under the new number',
	),
	twoCitizens: text(
		'borgeren har også et tidligere nummer, som står på en anden borger i registret: de to skal slås sammen af en medarbejder',
		'the citizen also has a former number under which the register has another citizen: the two are to be merged by a member of staff',
	),
	merged: text(
		'nummeret hører til en registrering, der er slået sammen med en anden, og rækken siger, at borgeren ikke bor her mere; måske er kun den dobbelte registrering lukket. En medarbejder må se efter, og står det til troende, skal det stå under borgerens nummer',
		'the number belongs to a registration that was merged with another, and the row says that the citizen no longer lives here; perhaps only the double registration was closed. A member of staff is to look; if it is so, it must be said under the citizen’s own number',
	),
} as const
