import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { type NoTable, readCsv, tableLimits } from '#platform/csv/index.ts'
import { isWorkbook, type NoWorkbook, readWorkbookRows } from '#platform/xlsx/index.ts'
import { type ReadFile, readFile, unreadable } from './import/read-file.ts'

const whyNoTable: Readonly<Record<NoTable | NoWorkbook, Text>> = {
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
	too_many_cells: text(
		`filen har flere end ${tableLimits.cells} felter i alt; udelad kolonner, eller del den`,
		`the file has more than ${tableLimits.cells} fields in all; leave out columns or divide it`,
	),
	cell_too_long: text(
		`et felt er længere end ${tableLimits.cell} tegn`,
		`a field is longer than ${tableLimits.cell} characters`,
	),
	too_large_inside: text(
		'regnearket fylder for meget, når det pakkes ud; gem arket med listen for sig selv som CSV',
		'the workbook is too large when unpacked; save the sheet with the list on its own as CSV',
	),
	forbidden_xml: text(
		'regnearket indeholder XML, som ikke hører til i et regneark; det bliver ikke læst',
		'the workbook contains XML that has no place in a workbook; it is not read',
	),
	damaged: text(
		'regnearket er beskadiget eller afbrudt; hent det igen, eller gem det på ny',
		'the workbook is damaged or cut short; fetch it again or save it anew',
	),
	encrypted: text(
		'regnearket er beskyttet med en adgangskode; fjern den, og gem det igen',
		'the workbook is protected by a password; take it away and save it again',
	),
	old_xls: text(
		'filen er i det gamle format .xls (eller et andet ældre Office-format); gem den som .xlsx eller CSV',
		'the file is in the old format .xls (or another older Office format); save it as .xlsx or CSV',
	),
	ods: text(
		'filen er et OpenDocument-regneark (.ods); gem den som .xlsx eller CSV',
		'the file is an OpenDocument spreadsheet (.ods); save it as .xlsx or CSV',
	),
	binary_workbook: text(
		'regnearket er gemt binært (.xlsb); gem det som .xlsx eller CSV',
		'the workbook is saved as binary (.xlsb); save it as .xlsx or CSV',
	),
	no_workbook: text(
		'filen er pakket som et regneark, men er ikke et; vælg en .xlsx- eller CSV-fil',
		'the file is packed like a workbook but is none; choose an .xlsx or a CSV file',
	),
	no_cells: text('regnearket er tomt', 'the workbook is empty'),
}

/** A table as text: `;`, `,` or tab between the cells; UTF-8, UTF-16 or Windows-1252; `on` is the day it describes. */
export const readFileBytes = (file: string, bytes: Uint8Array, on: Day): ReadFile => {
	const table = readCsv(bytes)
	return table.ok ? readFile(file, table.value, on) : unreadable(file, Number(table.detail ?? 1), whyNoTable[table.why])
}

/** A table as it was handed in: the first bytes tell whether it is a workbook or text, its headings what it is about. */
export const takeFile = async (file: string, bytes: Uint8Array, on: Day): Promise<ReadFile> =>
	isWorkbook(bytes) ? takeWorkbook(file, bytes, on) : readFileBytes(file, bytes, on)

const takeWorkbook = async (file: string, bytes: Uint8Array, on: Day): Promise<ReadFile> => {
	const table = await readWorkbookRows(bytes)
	return table.ok
		? readFile(file, table.value.rows, on, table.value.from)
		: unreadable(file, Number(table.detail ?? 1), whyNoTable[table.why])
}
