import type { Child } from 'hono/jsx'
import type { PersonId } from '#kernel/ids.ts'
import { inDanishOrder } from '#kernel/language.ts'

export type Column<Row> = {
	readonly key: string
	readonly label: string
	/** What is sorted, searched and exported. */
	readonly value: (row: Row) => string | number | null
	/** What is shown, when it is more than the value. */
	readonly cell?: (row: Row) => Child
	readonly align?: 'right'
}
/** A choice above the list that keeps some of the rows; `?key=value` in the address. */
export type Filter<Row> = {
	readonly key: string
	readonly label: string
	readonly choices: readonly { readonly value: string; readonly label: string }[]
	readonly keeps: (row: Row, value: string) => boolean
}
export type List<Row> = {
	readonly rows: readonly Row[]
	readonly columns: readonly Column<Row>[]
	readonly filters?: readonly Filter<Row>[]
	/** Shown when there is nothing at all; says what to do. */
	readonly empty: Child
	/** The citizens a row shows. */
	readonly sees?: (row: Row) => readonly PersonId[]
	/** File name of the export, without an ending. */
	readonly exportName: string
	/** Text for screen readers that names the table. */
	readonly caption: string
	/** More than the usual fifty, where a list is to be read in one go. */
	readonly rowsAPage?: number
}

/** What a cell says when it is text. */
export const textOf = (value: string | number | null): string => (value === null ? '' : String(value))

/** The rows that hold every word searched for and that the address keeps, in the order it asks for: `sort`, `dir` and each filter. */
export const arranged = <Row>(list: List<Row>, query: URLSearchParams, searchedFor: string): Row[] => {
	const words = searchedFor.toLowerCase().split(/\s+/).filter(Boolean)
	const kept = list.rows.filter(
		(row) =>
			(list.filters ?? []).every((filter) => {
				const value = query.get(filter.key) ?? ''
				return value === '' || filter.keeps(row, value)
			}) &&
			words.every((word) => list.columns.some((column) => textOf(column.value(row)).toLowerCase().includes(word))),
	)
	const by = list.columns.find((column) => column.key === query.get('sort'))
	if (!by) return kept
	const turn = query.get('dir') === 'desc' ? -1 : 1
	return kept.toSorted((a, b) => {
		const [x, y] = [by.value(a), by.value(b)]
		if (typeof x === 'number' && typeof y === 'number') return turn * (x - y)
		return turn * inDanishOrder(textOf(x), textOf(y))
	})
}
