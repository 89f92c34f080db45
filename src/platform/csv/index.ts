export { type NoTable, readCsv, type TableRow, tableLimits } from './read.ts'

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
