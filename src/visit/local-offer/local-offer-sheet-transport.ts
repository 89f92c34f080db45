import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { fontsOfManyScripts, typesetApart, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'

/** The hand-out as it is set on paper. */
export type PaperSheet = {
	readonly language: string
	readonly municipality: string
	readonly title: string
	readonly day: string
	readonly offers: readonly {
		readonly name: string
		readonly what: string
		readonly facts: readonly (readonly [string, string])[]
	}[]
	readonly others: readonly string[]
	readonly othersTitle: string
	readonly ask: string
}

/** A tagged PDF/UA-1, set apart from what answers pages. */
export const sheetPdf = (sheet: PaperSheet): Promise<Outcome<Uint8Array, Unset>> =>
	typesetApart({
		fonts: fontsOfManyScripts,
		templates: join(projectFolder, 'src/visit/local-offer/sheets'),
		template: 'local-offers.typ',
		data: sheet,
	})
