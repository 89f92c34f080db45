import { type Text, text } from '#kernel/language.ts'
import type { Heading } from '../import/file-columns.ts'

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

/** What a file says, as a page or a list may repeat it: on one line, not too long, and nothing that no database keeps. */
export const shown = (written: string, longest = 60): string =>
	written
		.replaceAll(/\p{Cc}+/gu, ' ')
		.trim()
		.slice(0, longest)
		.toWellFormed()

/** Why a heading fits no kind of file: what was found in it, and what each kind needs. */
export const notRecognised = (cells: readonly string[], found: readonly (Heading | null)[]): Text => {
	const written = cells.map((cell) => shown(cell, 40)).filter(Boolean)
	// A file without a heading begins with a citizen: its first line is not repeated.
	const isHeading = written.every((cell) => !/\d{3}/.test(cell))
	const some = isHeading ? written.slice(0, 30) : []
	const understood = cells.filter((_, place) => found[place]).map((cell) => shown(cell, 40))
	const known = isHeading ? [...new Set(understood)].slice(0, 30) : []
	return text(
		`overskriften passer ikke til nogen slags fil. ${some.length > 0 ? `Fundet: ${listed(some)}. ` : 'Den første linje ligner ikke en overskrift. '}` +
			`${known.length > 0 ? `Forstået: ${listed(known)}. ` : ''}` +
			'Hele registret skal have kolonnerne person_id (CPR-nummer) og status. En liste over hjælp skal have CPR og mindst én af praktisk hjælp, personlig hjælp, sygepleje og plejebolig. ' +
			'En besøgshistorik skal have CPR og mindst én af seneste invitation, seneste besøg og frabedt til. En liste over plejehjem skal have vej, husnummer og postnummer',
		`the heading fits no kind of file. ${some.length > 0 ? `Found: ${listed(some)}. ` : 'The first line does not look like a heading. '}` +
			`${known.length > 0 ? `Understood: ${listed(known)}. ` : ''}` +
			'The whole register needs the columns person_id (CPR number) and status. A list of help needs CPR and at least one of practical help, personal help, nursing and care home. ' +
			'A history of visits needs CPR and at least one of latest invitation, latest visit and declined until. A list of care homes needs street, house number and postal code',
	)
}
