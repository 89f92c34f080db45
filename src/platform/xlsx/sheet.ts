import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { TableRow } from '#platform/csv/index.ts'
import { type NumberLook, unescaped, writeNumber } from './cell-text.ts'
import { limits, type NoWorkbook } from './limits.ts'
import type { Archive } from './workbook.ts'
import { listen } from './xml.ts'

/** Texts that cells point at, in their order; how they are read aloud is left out. */
export const readSharedTexts = async (
	archive: Archive,
	path: string | null,
): Promise<Outcome<readonly string[], NoWorkbook>> => {
	const part = path === null ? undefined : archive.parts.get(path)
	if (part === undefined) return yes([])
	const texts: string[] = []
	let [text, isText, isAloud, signs] = ['', false, false, 0]
	const trouble = await listen(part, archive.allowance, {
		open: (name) => {
			if (name === 'si') text = ''
			if (name === 'rPh') isAloud = true
			if (name === 't') isText = !isAloud
			return null
		},
		text: (some) => {
			if (!isText) return null
			text += some
			return text.length > limits.cell ? 'cell_too_long' : null
		},
		close: (name) => {
			if (name === 't') isText = false
			if (name === 'rPh') isAloud = false
			if (name !== 'si') return null
			signs += text.length
			texts.push(unescaped(text))
			return texts.length > limits.sharedTexts || signs > limits.signs ? 'too_large_inside' : null
		},
	})
	return trouble === null ? yes(texts) : no(trouble)
}

/** *BC12*: the column, from 0; -1 where it is none. */
const columnOf = (reference: string | undefined): number => {
	if (reference === undefined) return -1
	let column = 0
	for (let at = 0; at < reference.length && at < 4; at++) {
		const letter = reference.charCodeAt(at)
		if (letter < 65 || letter > 90) break
		column = column * 26 + letter - 64
	}
	return column - 1
}

export type Legend = {
	readonly texts: readonly string[]
	readonly looks: readonly NumberLook[]
	readonly isFrom1904: boolean
}

type Cell = { column: number; type: string; style: number; value: string; inline: string }

const written = (cell: Cell, { texts, looks, isFrom1904 }: Legend): string => {
	const { type, value } = cell
	if (type === 's') return texts[Number(value)] ?? ''
	if (type === 'inlineStr') return unescaped(cell.inline)
	if (type === 'str') return unescaped(value)
	if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false'
	if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/(\d)T(\d)/, '$1 $2')
	if (type === 'e') return value
	return value === '' ? '' : writeNumber(value, looks[cell.style] ?? 'number', isFrom1904)
}

/** The rows of a sheet that have something in them, with their numbers; of a formula, what it came to when it was saved. */
export const readSheet = async (
	archive: Archive,
	path: string,
	legend: Legend,
): Promise<Outcome<TableRow[], NoWorkbook>> => {
	const part = archive.parts.get(path)
	if (part === undefined) return no('damaged')
	const rows: TableRow[] = []
	let [line, cells, count, signs]: [number, string[], number, number] = [0, [], 0, 0]
	let cell: Cell | null = null
	let hears: 'value' | 'inline' | null = null
	let [next, isAloud, rowsThere, cellsThere] = [0, false, 0, 0]
	const put = (done: Cell): NoWorkbook | null => {
		const text = written(done, legend)
		if (text === '') return null
		if (text.length > limits.cell) return 'cell_too_long'
		if (done.column >= limits.columns) return 'too_many_columns'
		if (done.type !== 's') signs += text.length
		while (cells.length < done.column) cells.push('')
		cells[done.column] = text
		count += 1
		if (count > limits.cells) return 'too_many_cells'
		return signs > limits.signs ? 'too_large_inside' : null
	}
	const why = await listen(part, archive.allowance, {
		open: (name, attributes) => {
			if (name === 'row') {
				const said = Number(attributes.r)
				line = Number.isInteger(said) && said > 0 ? said : line + 1
				;[cells, next] = [[], 0]
				if (++rowsThere > limits.rowsThere) return 'too_many_rows'
			} else if (name === 'c') {
				const column = columnOf(attributes.r)
				cell = {
					column: column < 0 ? next : column,
					type: attributes.t ?? 'n',
					style: Number(attributes.s ?? 0),
					value: '',
					inline: '',
				}
				next = cell.column + 1
				if (++cellsThere > limits.cellsThere) return 'too_large_inside'
			} else if (name === 'v') hears = 'value'
			else if (name === 'rPh') isAloud = true
			else if (name === 't') hears = isAloud ? null : 'inline'
			return null
		},
		text: (some) => {
			if (cell === null || hears === null) return null
			cell[hears] += some
			return cell[hears].length > limits.cell ? 'cell_too_long' : null
		},
		close: (name) => {
			if (name === 'v' || name === 't') hears = null
			if (name === 'rPh') isAloud = false
			if (name === 'c' && cell !== null) {
				const done = cell
				cell = null
				return put(done)
			}
			if (name === 'row' && cells.length > 0) {
				if (rows.length >= limits.rows) return 'too_many_rows'
				rows.push({ line, cells })
				cells = []
			}
			return null
		},
	})
	return why === null ? yes(rows) : no(why, String(Math.max(1, line)))
}
