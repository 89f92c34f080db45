import { tableLimits } from '#platform/csv/index.ts'

const megabyte = 1024 * 1024

/** What a workbook may hold. Nothing is unpacked beyond it, whatever the file says of itself. */
export const limits = {
	...tableLimits,
	entries: 5000,
	/** Rows and cells that are there and empty. */
	rowsThere: 1_100_000,
	cellsThere: 20_000_000,
	/** Unpacked bytes of one part, and of all that are read. */
	part: 192 * megabyte,
	all: 256 * megabyte,
	/** Signs without a tag between them. */
	betweenTags: 2 * megabyte,
	depth: 64,
	/** Texts that cells share, and the signs of all text kept. */
	sharedTexts: 2_000_000,
	signs: 96 * megabyte,
	styles: 100_000,
} as const

export type NoWorkbook =
	| 'too_many_rows'
	| 'too_many_columns'
	| 'too_many_cells'
	| 'cell_too_long'
	/** Unpacks to more than any list of ours: hostile, or not meant for this. */
	| 'too_large_inside'
	/** Entities and document types have no place in a workbook. */
	| 'forbidden_xml'
	| 'damaged'
	| 'encrypted'
	| 'old_xls'
	| 'ods'
	| 'binary_workbook'
	| 'no_workbook'
	| 'no_cells'
