import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { fontsOfManyScripts, typesetApart, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { sheetOf } from './hand-over/hand-over-sheet.ts'

/** One hand-over as a tagged PDF/UA-1, set apart from what answers pages. */
export const handOverPdf = (sheet: ReturnType<typeof sheetOf>): Promise<Outcome<Uint8Array, Unset>> =>
	typesetApart({
		fonts: fontsOfManyScripts,
		templates: join(projectFolder, 'src/followup/letters'),
		template: 'hand-over.typ',
		data: sheet,
	})
