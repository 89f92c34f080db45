import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { fontsOfManyScripts, typesetApart, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { PersonRecord } from './record.ts'
import { recordSheet } from './record-sheet.ts'

/** The record as a tagged PDF/UA-1, set apart from what answers pages; of one record always the same bytes. */
export const recordPdf = (record: PersonRecord): Promise<Outcome<Uint8Array, Unset>> =>
	typesetApart({
		fonts: fontsOfManyScripts,
		templates: join(projectFolder, 'src/desk/record-file'),
		template: 'record.typ',
		data: recordSheet(record),
	})
