import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Text, text } from '#kernel/language.ts'
import { lonLatOf } from '#kernel/lon-lat.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { byStraightLine, type Place, type Travel } from './travel.ts'
import { byTable } from './way-table.ts'
import { type BrokenTable, tableOfCsv, tableOfJson } from './way-table-file.ts'

/** How ways were found: of so many, so many by the straight line because nobody else knew; `fault` says why, where there is one reason. */
export type WaysTold = {
	readonly source: 'straight_line' | 'file' | 'router'
	readonly pairs: number
	readonly holes: number
	readonly fault: Text | null
}
type Asked = { readonly travel: Travel; readonly told: WaysTold }
/** How long an answer is waited for. */
const milliseconds = 8_000
type Kept = Pick<Municipality, 'roads' | 'folder'>

/**
 * The ways between these places as the municipality knows them: by its file, its server of routes, or the straight line. Never
 * fails: what nobody answers is answered by the straight line and counted. A server is asked of no secret place; the way to it is
 * guessed by its neighbours'. Not to be asked inside a transaction.
 */
export const travelBetween = async (
	municipality: Kept,
	places: readonly Place[],
	patience = milliseconds,
): Promise<Asked> => {
	const { roads } = municipality
	if (roads.matrix !== undefined) return byFile(municipality, roads.matrix, places)
	if (roads.osrm !== undefined) return byRouter(municipality, roads.osrm, places, patience)
	return { travel: byStraightLine(roads), told: { source: 'straight_line', pairs: 0, holes: 0, fault: null } }
}

const readJson = (written: string): Promise<unknown> => Promise.try(() => JSON.parse(written)).catch(() => null)

const byFile = async ({ folder, roads }: Kept, name: string, places: readonly Place[]): Promise<Asked> => {
	const bytes = await readFile(join(folder, name)).catch(() => null)
	const missing: BrokenTable = {
		broken: text(
			`Filen ${name} findes ikke i kommunens mappe.`,
			`There is no file ${name} in the municipality’s folder.`,
		),
	}
	const table =
		bytes === null
			? missing
			: name.toLowerCase().endsWith('.json')
				? tableOfJson(await readJson(bytes.toString('utf8')))
				: tableOfCsv(bytes)
	const isBroken = 'broken' in table
	const { travel, pairs, holes } = byTable(isBroken ? { places: [], minutes: [] } : table, places, roads)
	return { travel, told: { source: 'file', pairs, holes, fault: isBroken ? table.broken : null } }
}

/** Places asked about at a time. */
const block = 50
/** Nobody drives so long, in seconds; what says so is nonsense. */
const longest = 86_400

const answerShape = z.object({
	code: z.literal('Ok'),
	durations: z.array(z.array(z.number().min(0).max(longest).nullable())),
})

/** About ten metres: enough for a road, and less than a door. */
const written = (place: Place): string => {
	const { lon, lat } = lonLatOf(place)
	return `${lon.toFixed(4)},${lat.toFixed(4)}`
}

const byRouter = async ({ roads }: Kept, url: string, places: readonly Place[], patience: number): Promise<Asked> => {
	const told = places.filter(({ isSecret }) => isSecret !== true)
	const once = [...new Map(told.map((place) => [`${place.x} ${place.y}`, place])).values()]
	const minutes: (number | null)[][] = once.map(() => once.map(() => null))
	let fault: Text | null = null
	for (let from = 0; from < once.length && fault === null; from += block)
		for (let to = 0; to < once.length && fault === null; to += block) {
			const answer = await askTable(url, patience, once.slice(from, from + block), once.slice(to, to + block))
			if ('broken' in answer) fault = answer.broken
			else
				for (const [row, seconds] of answer.entries())
					for (const [column, one] of seconds.entries()) {
						const line = minutes[from + row]
						if (line !== undefined) line[to + column] = one === null ? null : one / 60
					}
		}
	const { travel, pairs, holes } = byTable({ places: once, minutes }, places, roads)
	return { travel, told: { source: 'router', pairs, holes, fault } }
}

/** Seconds from each of the one to each of the other; the service of OSRM called table. */
const askTable = async (
	url: string,
	patience: number,
	from: readonly Place[],
	to: readonly Place[],
): Promise<readonly (readonly (number | null)[])[] | BrokenTable> => {
	const points = [...from, ...to].map(written).join(';')
	const numbers = (first: number, count: number): string => Array.from({ length: count }, (_, i) => first + i).join(';')
	const asked = `${url.replace(/\/$/, '')}/table/v1/driving/${points}?sources=${numbers(0, from.length)}&destinations=${numbers(from.length, to.length)}`
	const answer = await fetch(asked, { redirect: 'error', signal: AbortSignal.timeout(patience) })
		.then(async (response) => ({ status: response.status, body: await response.text() }))
		.catch(() => null)
	if (answer === null)
		return {
			broken: text(
				'Ruteserveren svarer ikke. Vejene regnes efter den lige linje.',
				'The server of routes does not answer. Ways are reckoned by the straight line.',
			),
		}
	const read = answerShape.safeParse(await readJson(answer.body))
	const fits = read.success && read.data.durations.length === from.length
	return fits && read.data.durations.every((row) => row.length === to.length)
		? read.data.durations
		: {
				broken: text(
					`Ruteserveren svarer noget andet end en tabel (HTTP ${answer.status}). Vejene regnes efter den lige linje.`,
					`The server of routes answers something else than a table (HTTP ${answer.status}). Ways are reckoned by the straight line.`,
				),
			}
}
