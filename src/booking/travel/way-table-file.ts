import { z } from 'zod'
import { type Text, text } from '#kernel/language.ts'
import { readCsv } from '#platform/csv/index.ts'
import type { Place } from './travel.ts'
import type { WayTable } from './way-table.ts'

const metres = z.number().min(0).max(10_000_000)
const shape = z.object({
	places: z.array(z.object({ x: metres, y: metres })).min(2),
	minutes: z.array(z.array(z.number().min(0).max(1440).nullable())),
})

const columns = ['from_x', 'from_y', 'to_x', 'to_y', 'minutes'] as const

/** A table that cannot be used: what, and where. */
export type BrokenTable = { readonly broken: Text }
type ReadTable = WayTable | BrokenTable
const refuse = (da: string, en: string): BrokenTable => ({ broken: text(da, en) })

/** A table as JSON: places and their rows of minutes; what is no JSON comes as null. */
export const tableOfJson = (value: unknown): ReadTable => {
	const read = shape.safeParse(value)
	if (!read.success)
		return refuse(
			'JSON-filen skal have places (x og y) og minutes (en række tal for hvert sted, null hvor vejen er ukendt).',
			'The JSON file must hold places (x and y) and minutes (a row of numbers for each place, null where the way is unknown).',
		)
	const { places, minutes } = read.data
	const wrong = minutes.findIndex((row) => row.length !== places.length)
	if (minutes.length !== places.length || wrong >= 0)
		return refuse(
			`Filen har ${places.length} steder, men ${minutes.length !== places.length ? `${minutes.length} rækker` : `række ${wrong + 1} har ${minutes[wrong]?.length} tal`}.`,
			`The file has ${places.length} places, but ${minutes.length !== places.length ? `${minutes.length} rows` : `row ${wrong + 1} has ${minutes[wrong]?.length} numbers`}.`,
		)
	return { places, minutes }
}

const numberIn = (cell: string): number => (/^\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN)

/** A table as CSV: a way a line, `from_x`, `from_y`, `to_x`, `to_y`, `minutes`. */
export const tableOfCsv = (bytes: Uint8Array): ReadTable => {
	const read = readCsv(bytes)
	if (!read.ok)
		return refuse(
			`CSV-filen kan ikke læses (linje ${read.detail}).`,
			`The CSV file cannot be read (line ${read.detail}).`,
		)
	const [head, ...rows] = read.value
	const at = columns.map((name) => head?.cells.findIndex((cell) => cell.trim().toLowerCase() === name) ?? -1)
	if (at.includes(-1))
		return refuse(`Første linje skal nævne ${columns.join(', ')}.`, `The first line must name ${columns.join(', ')}.`)
	const indexes = new Map<string, number>()
	const places: Place[] = []
	const indexOf = (place: Place): number => {
		const key = `${place.x} ${place.y}`
		const known = indexes.get(key) ?? places.push(place) - 1
		indexes.set(key, known)
		return known
	}
	const ways: { readonly from: number; readonly to: number; readonly minutes: number | null }[] = []
	for (const { line, cells } of rows) {
		const [fromX, fromY, toX, toY, minutes] = at.map((column) => (cells[column] ?? '').trim())
		const numbers = [fromX, fromY, toX, toY].map((cell) => numberIn(cell ?? ''))
		const took = minutes === '' ? null : numberIn(minutes ?? '')
		if (numbers.some(Number.isNaN) || (took !== null && !(took <= 1440)))
			return refuse(
				`Linje ${line}: skriv fire koordinater i meter og højst 1440 minutter. Lad minutter stå tomt, hvor vejen er ukendt.`,
				`Line ${line}: write four coordinates in metres and at most 1440 minutes. Leave minutes empty where the way is unknown.`,
			)
		const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers
		ways.push({ from: indexOf({ x: x1, y: y1 }), to: indexOf({ x: x2, y: y2 }), minutes: took })
	}
	const table: (number | null)[][] = places.map(() => places.map(() => null))
	for (const { from, to, minutes } of ways) {
		const row = table[from]
		if (row !== undefined) row[to] = minutes
	}
	return places.length < 2 ? refuse('Filen har ingen veje.', 'The file has no ways.') : { places, minutes: table }
}
