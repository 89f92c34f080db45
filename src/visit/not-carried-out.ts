import { type Text, text } from '#kernel/language.ts'
import { signingText } from './note/signing.ts'
import { isSigningWhy } from './note/signing-words.ts'

const words: Readonly<Record<string, Text>> = {
	author_not_active: text(
		'Kontoen er lukket. Det skrevne er gemt som kladde, men ikke underskrevet. Koordinatoren kan overtage den.',
		'The account is closed. What was written is kept as a draft, but not signed. The coordinator can take it over.',
	),
	changed_meanwhile: text(
		'Ikke underskrevet: der er skrevet i notatet et andet sted imens. Læs kladden igennem, og underskriv den så.',
		'Not signed: the note was written in elsewhere meanwhile. Read the draft, then sign it.',
	),
	took_place: text(
		'Besøget er allerede skrevet ned som gennemført. Ret det i notatet.',
		'The visit is already written down as held. Correct it in the note.',
	),
	no_reason: text('Vælg, hvorfor besøget ikke blev til noget.', 'Choose why the visit could not be held.'),
	note_missing: text('Skriv kort, hvad der skete.', 'Write briefly what happened.'),
}

/** Why a signature made on a device was not carried out, or that a visit could not be held was not recorded. */
export const notCarriedOutText = (why: string, detail?: string): Text =>
	words[why] ??
	(isSigningWhy(why)
		? signingText(why, detail)
		: text('Det blev ikke udført. Åbn besøget, og prøv igen.', 'It was not carried out. Open the visit and try again.'))
