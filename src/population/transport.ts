import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { type NoTable, readCsv, tableLimits } from '#platform/csv/index.ts'
import { type ReadFile, readFile, unreadable } from './read-file.ts'

const whyNoTable: Readonly<Record<NoTable, Text>> = {
	open_quote: text(
		'et anførselstegn begynder her og slutter ikke; resten af filen kan ikke læses',
		'a quote begins here and never ends; the rest of the file cannot be read',
	),
	too_many_rows: text(
		`filen har flere end ${tableLimits.rows} rækker; del den`,
		`the file has more than ${tableLimits.rows} rows; divide it`,
	),
	too_many_columns: text(
		`rækken har flere end ${tableLimits.columns} felter`,
		`the row has more than ${tableLimits.columns} fields`,
	),
	cell_too_long: text(
		`et felt er længere end ${tableLimits.cell} tegn`,
		`a field is longer than ${tableLimits.cell} characters`,
	),
}

/** A table as text: `;`, `,` or tab between the cells; UTF-8, UTF-16 or Windows-1252; `on` is the day it describes. */
export const readFileBytes = (file: string, bytes: Uint8Array, on: Day): ReadFile => {
	const table = readCsv(bytes)
	return table.ok ? readFile(file, table.value, on) : unreadable(file, Number(table.detail ?? 1), whyNoTable[table.why])
}

/** A file as it was handed in, whatever its kind: the first bytes tell how it is written, its headings what it is about. */
export const takeFile = async (file: string, bytes: Uint8Array, on: Day): Promise<ReadFile> =>
	readFileBytes(file, bytes, on)
