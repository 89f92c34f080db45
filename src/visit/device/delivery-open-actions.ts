import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { type Entry, readEntry } from './entry.ts'
import { type Opener, openerOf } from './sealing-transport.ts'
import type { Box, RefusedWhy } from './taken-along.ts'
import { type Along, type Delivering, findAlong, type SealingKey } from './taken-along-store.ts'

/** An entry with the visit it is about, as that was taken along. */
export type Opened = { readonly entry: Entry; readonly along: Along }
export type Refused = { readonly id: string; readonly why: RefusedWhy }

/** JSON, or null. */
export const parsed = (written: string): Promise<unknown> => Promise.try(() => JSON.parse(written)).catch(() => null)

const opened = async (
	box: Box,
	open: Opener,
	along: ReadonlyMap<string, Along>,
): Promise<Outcome<Opened, RefusedWhy>> => {
	if (box.enc === null) return no('not_a_box')
	const written = await open(box)
	if (written === null) return no('not_opened')
	const entry = readEntry(await parsed(written))
	if (!entry.ok || entry.value.id !== box.id) return no('not_an_entry')
	const line = along.get(entry.value.ref)
	return line === undefined ? no('not_taken_along') : yes({ entry: entry.value, along: line })
}

/** What was sealed, by the visit it is about; a box that cannot be opened does not stand in the way of the others. */
export const openAll = async (
	db: Db,
	taken: Delivering,
	key: SealingKey,
	boxes: readonly Box[],
): Promise<{ readonly visits: ReadonlyMap<string, readonly Opened[]>; readonly refused: readonly Refused[] }> => {
	const open = await openerOf(key)
	const along = new Map((await findAlong(db, taken.id)).map((line) => [line.ref, line]))
	const good: Opened[] = []
	const refused: Refused[] = []
	for (const box of boxes) {
		const read = await opened(box, open, along)
		if (read.ok) good.push(read.value)
		else refused.push({ id: box.id, why: read.why })
	}
	return { visits: Map.groupBy(good, (one) => one.along.ref), refused }
}
