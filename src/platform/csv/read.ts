import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { separatorOf } from './separator.ts'
import { readText } from './text.ts'

/** A row of a table and the line it begins on, as an editor or a spreadsheet counts them. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** More than any register of a municipality needs; beyond it a file is hostile or broken. Empty rows are rows. */
export const tableLimits = { rows: 250_000, columns: 250, cells: 3_000_000, cell: 32_767 } as const

export type NoTable = 'open_quote' | 'too_many_rows' | 'too_many_columns' | 'too_many_cells' | 'cell_too_long'

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d]

/** The place after a quoted cell's end, or -1 when it never ends. */
const endOfQuoted = (text: string, from: number, separator: number): number => {
	for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
		const next = text.charCodeAt(at + 1)
		if (next === quote) at++
		else if (Number.isNaN(next) || next === separator || next === lineFeed || next === carriageReturn) return at
	}
	return -1
}

const linesIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1

/** Nothing but the rows as they are written: empty lines are left out. `detail` of a no is the line. */
const rowsOf = (
	text: string,
	first: { readonly at: number; readonly line: number; readonly separator: string },
): Outcome<TableRow[], NoTable> => {
	const separator = first.separator.charCodeAt(0)
	const rows: TableRow[] = []
	let [at, line, begun] = [first.at, first.line, first.line]
	let cells: string[] = []
	let [count, rowsThere] = [0, 0]
	const end = text.length
	while (at <= end) {
		if (cells.length >= tableLimits.columns) return no('too_many_columns', String(begun))
		let cell: string
		if (text.charCodeAt(at) === quote) {
			const closes = endOfQuoted(text, at + 1, separator)
			if (closes === -1) return no('open_quote', String(line))
			if (closes - at > 2 * tableLimits.cell) return no('cell_too_long', String(begun))
			const inside = text.slice(at + 1, closes)
			line += linesIn(inside)
			cell = inside.includes('""') ? inside.replaceAll('""', '"') : inside
			at = closes + 1
		} else {
			const from = at
			let sign = text.charCodeAt(at)
			while (at < end && sign !== separator && sign !== lineFeed && sign !== carriageReturn)
				sign = text.charCodeAt(++at)
			cell = text.slice(from, at)
		}
		if (cell.length > tableLimits.cell) return no('cell_too_long', String(begun))
		cells.push(cell)
		if (at < end && text.charCodeAt(at) === separator) {
			at++
			continue
		}
		if (at < end || cells.length > 1 || cells[0] !== '') rowsThere += 1
		if (rowsThere > tableLimits.rows) return no('too_many_rows', String(begun))
		if (cells.length > 1 || cells[0] !== '') {
			count += cells.length
			if (count > tableLimits.cells) return no('too_many_cells', String(begun))
			rows.push({ line: begun, cells })
		}
		cells = []
		at += text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1
		begun = ++line
	}
	return yes(rows)
}

/** A spreadsheet's own note of what stands between the cells. */
const note = /^sep=(.)(?:\r\n|\r|\n|$)/

/**
 * Rows of a file with cells between semicolons, tabs or commas. A quote opens a cell only where it begins, and closes it only
 * where it ends; any other is a sign like others. Never throws: what cannot be told apart is a no, with its line as `detail`.
 */
export const readCsv = (bytes: Uint8Array): Outcome<TableRow[], NoTable> => {
	const text = readText(bytes)
	const noted = note.exec(text)
	return rowsOf(text, {
		at: noted?.[0].length ?? 0,
		line: noted === null ? 1 : 2,
		separator: noted?.[1] ?? separatorOf(text),
	})
}
