import { type Text, text } from './language.ts'
import type { Told } from './told.ts'

/** What stands in a line by name: *Svarfrist: 9. marts 2026*. The file is in the language that the record is kept in. */
export type Detail = { readonly label: string; readonly words: string }

/** Why something on record does not stand in the file that the citizen is handed. */
export type LeftOut = 'another_person' | 'protected_address' | 'opens_a_door'

/** A line of the file that a citizen is handed: told as in the story, with everything else that is on record about it. */
export type Filed = Told & {
	readonly details?: readonly Detail[]
	/** What is on record and not told, and why. */
	readonly leftOut?: readonly { readonly what: string; readonly because: LeftOut }[]
}

/** Rooms hand up their lines, and may hand up facts that have no day. */
export type FiledPart = {
	readonly facts?: readonly Detail[]
	readonly factsLeftOut?: Filed['leftOut']
	readonly lines: readonly Filed[]
}

/** As the file marks the place, with the law that says so. */
export const leftOutText: Readonly<Record<LeftOut, { readonly mark: Text; readonly law: Text }>> = {
	another_person: {
		mark: text('udeladt: oplysning om en anden person', 'left out: about another person'),
		law: text(
			'databeskyttelsesforordningens artikel 15, stk. 4, og databeskyttelseslovens § 22: retten til en kopi må ikke krænke andres rettigheder',
			'Article 15(4) of the General Data Protection Regulation and section 22 of the Danish Data Protection Act: the right to a copy shall not harm the rights of others',
		),
	},
	protected_address: {
		mark: text('udeladt: beskyttet adresse', 'left out: protected address'),
		law: text(
			'CPR-lovens regler om navne- og adressebeskyttelse: adressen er registreret, men står ikke i en fil, som andre kan få i hænde. Du kan få den oplyst ved personlig henvendelse',
			'the rules on protection of name and address in the Danish CPR Act: the address is on record, and does not stand in a file that others may come to hold. You can have it by asking in person',
		),
	},
	opens_a_door: {
		mark: text('udeladt: en kode, der giver adgang', 'left out: a code that gives access'),
		law: text(
			'databeskyttelsesforordningens artikel 32: koder og nøgler opbevares, så andre ikke kan bruge dem',
			'Article 32 of the General Data Protection Regulation: codes and keys are kept so that others cannot use them',
		),
	},
}

/** The details that are known; empty ones are left away. */
export const detailsOf = (known: Readonly<Record<string, string | null | undefined>>): readonly Detail[] =>
	Object.entries(known).flatMap(([label, words]) => (words ? [{ label, words }] : []))
