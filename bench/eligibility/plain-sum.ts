export type Column = Int32Array | Int16Array | Uint8Array | Uint16Array | Uint32Array

/**
 * Every byte of the columns read once and added up, nothing decided: what JavaScript can reach on one thread.
 * Row by row over all columns at once, with the program written out for them: of the ways tried, V8's fastest.
 */
export const plainSumOf = (columns: readonly Column[]): (() => number) => {
	const names = columns.map((_, at) => `c${at}`)
	const sum = new Function(
		...names,
		`let sum = 0
		for (let at = 0, count = c0.length; at < count; at++) sum = (sum + ${names.map((name) => `${name}[at]`).join(' + ')}) | 0
		return sum`,
	)
	return () => sum(...columns) as number
}

/** The same bytes a column at a time. */
export const sumByColumnOf =
	(columns: readonly Column[]): (() => number) =>
	() =>
		columns.reduce((sum, column) => (sum + sumOf(column)) | 0, 0)

const sumOf = (column: Column): number => {
	let sum = 0
	for (let at = 0; at < column.length; at++) sum = (sum + (column[at] as number)) | 0
	return sum
}
