import type { Day } from '#kernel/day.ts'
import { readCsv, readText } from '#platform/csv/index.ts'
import { openQuote } from './open-quote.ts'
import { type ReadFile, readFile, unreadable } from './read-file.ts'

/** A population file as it was handed in: CSV, `;` or `,`, UTF-8 or Windows-1252; `on` is the day it describes. */
export const readFileBytes = (file: string, bytes: Uint8Array, on: Day): ReadFile => {
	const open = openQuote(readText(bytes))
	return open === null ? readFile(file, readCsv(bytes), on) : unreadable(file, open)
}
