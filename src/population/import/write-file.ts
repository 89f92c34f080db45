import { columns, type FileRow } from './file-columns.ts'

const written = (value: FileRow[(typeof columns)[number]]): string | number | null =>
	typeof value === 'boolean' ? (value ? '1' : '0') : value

/** A population file as rows of cells, heading first. */
export const fileCells = (rows: readonly FileRow[]): (string | number | null)[][] => [
	[...columns],
	...rows.map((row) => columns.map((column) => written(row[column]))),
]
