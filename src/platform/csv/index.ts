import { parse } from 'csv-parse/sync'

type Cell = string | number | null

/** A cell that a spreadsheet would run as a formula is shown as text instead. */
const guarded = (cell: string): string =>
	/^[=+\-@\t\r]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell

const written = (cell: Cell): string => {
	const plain = cell === null ? '' : typeof cell === 'number' ? String(cell) : guarded(cell)
	return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Semicolons and CRLF, as Danish spreadsheets open without asking. */
export const writeCsv = (rows: readonly (readonly Cell[])[]): string =>
	rows.map((row) => `${row.map(written).join(';')}\r\n`).join('')

/** Bytes as text: UTF-8 (with or without a mark), otherwise Windows-1252. */
export const readText = (bytes: Uint8Array): string => {
	const utf8 = new TextDecoder('utf-8').decode(bytes)
	return utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : utf8
}

/** Rows of a comma- or semicolon-separated file, each with its line number; the separator is what the first line uses most. */
export const readCsv = (bytes: Uint8Array): { readonly line: number; readonly cells: readonly string[] }[] => {
	const text = readText(bytes)
	const first = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
	const delimiter = first.split(';').length >= first.split(',').length ? ';' : ','
	const read = parse(text, {
		delimiter,
		bom: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		info: true,
	})
	return (read as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
		line: info.lines,
		cells: record,
	}))
}
