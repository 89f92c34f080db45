import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { NotPutInForce } from '../version/in-force-actions.ts'
import { longestDraft, longestTitle } from './draft.ts'
import type { Hindrance } from './may-begin.ts'

/** Why its days clash, and what to do. */
export const hindranceWords = ({ why, version: { validFrom, validTo } }: Hindrance): Text => {
	const [da, en] = [writeDay(validFrom, 'da'), writeDay(validFrom, 'en')]
	switch (why) {
		case 'changes_what_is_decided':
			return text(
				`Udgaven fra ${da} har gjaldt på de dage, og det, der er afgjort efter den, skal stå. Skriv en validFrom, der ligger efter i dag.`,
				`The version from ${en} was in force on those days, and what was decided by it must stand. Write a validFrom later than today.`,
			)
		case 'begins_the_same_day':
			return text(
				`Udgaven fra ${da} er lagt ind fra en fil og begynder samme dag. Ret filen, eller skriv en anden validFrom.`,
				`The version from ${en} came from a file and begins the same day. Change the file, or write another validFrom.`,
			)
		case 'overlaps':
			return validTo === null
				? text(
						`Den gælder ind i udgaven fra ${da}. Lad den slutte dagen før, eller skriv ingen validTo.`,
						`It runs into the version from ${en}. Let it end the day before, or write no validTo.`,
					)
				: text(
						`Udgaven fra ${da} gælder til og med ${writeDay(validTo, 'da')}. Begynd dagen efter, eller slut, før den begynder.`,
						`The version from ${en} is in force to ${writeDay(validTo, 'en')}. Begin the day after, or end before it begins.`,
					)
	}
}

const characters = (count: number, separator: string): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, separator)

type Why =
	| Exclude<NotPutInForce, Hindrance['why']>
	| 'closed'
	| 'in_force'
	| 'title_missing'
	| 'text_missing'
	| 'too_large'
	| 'no_such_version'

const refusals: Readonly<Record<Why, Text>> = {
	no_such_draft: text('Kladden findes ikke.', 'There is no such draft.'),
	no_such_version: text('Udgaven findes ikke. Vælg en anden.', 'There is no such version. Choose another.'),
	given_up: text(
		'Kladden er opgivet. Begynd en ny med dens tekst.',
		'The draft was given up. Begin a new one with its text.',
	),
	closed: text(
		'Kladden er lukket og kan ikke ændres. Begynd en ny med dens tekst.',
		'The draft is closed and cannot be changed. Begin a new one with its text.',
	),
	in_force: text('Kladden er sat i kraft og kan ikke opgives.', 'The draft is in force and cannot be given up.'),
	changed_meanwhile: text(
		'Kladden er ændret, siden du læste den. Læs den igen, og sæt den så i kraft.',
		'The draft has changed since you read it. Read it again, then put it in force.',
	),
	approver_missing: text('Skriv, hvem der har godkendt den.', 'Write who approved it.'),
	approved_later: text('Godkendelsen kan ikke ligge efter i dag.', 'The approval cannot be later than today.'),
	has_errors: text('Kontrollen finder fejl. Ret dem først.', 'The check finds errors. Mend them first.'),
	another_municipality: text(
		'Teksten er en anden kommunes. Ret “municipality” øverst.',
		'The text is another municipality’s. Change “municipality” at the top.',
	),
	title_missing: text(
		`Giv kladden et navn på højst ${longestTitle} tegn.`,
		`Give the draft a name of at most ${longestTitle} characters.`,
	),
	text_missing: text('Indsæt en tekst, eller vælg en fil.', 'Paste a text or choose a file.'),
	too_large: text(
		`Teksten er længere end ${characters(longestDraft, '.')} tegn. En standard fylder nogle få sider. Intet er gemt.`,
		`The text is longer than ${characters(longestDraft, ',')} characters. A standard is a few pages. Nothing was saved.`,
	),
}

export const draftRefusal = (why: Why): Text => refusals[why]
