import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { fontsOfManyScripts, openTypesetter, signsOf, textsInSignsAtHand, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { sheetOf } from './hand-over-sheet.ts'

/** One hand-over as a tagged PDF/UA-1; a sign that no font has stands as its number. */
export const handOverPdf = (sheet: ReturnType<typeof sheetOf>): Promise<Outcome<Uint8Array, Unset>> => {
	const templates = join(projectFolder, 'src/followup/letters')
	const set = textsInSignsAtHand(sheet, signsOf(fontsOfManyScripts))
	return openTypesetter({ fonts: fontsOfManyScripts, templates }).typeset('hand-over.typ', set)
}
