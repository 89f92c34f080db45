import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { fontsOfManyScripts, openTypesetter, signsOf, textsInSignsAtHand, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { PersonRecord } from './record.ts'
import { recordSheet } from './record-sheet.ts'

/** The record as a tagged PDF/UA-1; of one record always the same bytes. */
export const recordPdf = async (record: PersonRecord): Promise<Outcome<Uint8Array, Unset>> => {
	const templates = join(projectFolder, 'src/desk/record-file')
	const sheet = textsInSignsAtHand(recordSheet(record), signsOf(fontsOfManyScripts))
	return openTypesetter({ fonts: fontsOfManyScripts, templates }).typeset('record.typ', sheet)
}
