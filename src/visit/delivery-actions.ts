import type { PersonId, VisitId } from '#kernel/ids.ts'
import { fromMilliseconds, type Instant, isBefore, millisecondsOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { startTakenAlong } from './actions.ts'
import { carriedOut, stands } from './delivery-acts-actions.ts'
import { applyEntries, authorOf } from './entries-actions.ts'
import { insertEntry } from './entries-store.ts'
import { type Entry, readEntry } from './entry.ts'
import type { Follow } from './note-actions.ts'
import { type Opener, openerOf } from './sealing-transport.ts'
import { lockVisit } from './store.ts'
import { type Box, type Delivered, type RefusedWhy, readDelivery } from './taken-along.ts'
import { hashOfDelivery } from './taken-along-actions.ts'
import { type Along, findAlong, findKey, findTaken, setVisitAlong, type Taken } from './taken-along-store.ts'

/** More than this the device's clock is wrong enough to be written down. */
const minutesToMark = 5

type Opened = { readonly entry: Entry; readonly along: Along }

const parsed = (written: string): Promise<unknown> => Promise.try(() => JSON.parse(written)).catch(() => null)

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

/** What is off is the device's clock; nothing was typed before it was taken along, or after it came. */
const clockOf = (taken: Taken, at: Instant, sentAt: number | null) => {
	const off = sentAt === null ? 0 : millisecondsOf(at) - sentAt
	const minutes = Math.round(off / 60_000)
	return {
		clockOff: Math.abs(minutes) > minutesToMark ? minutes : null,
		momentOf: ({ typedAt }: Entry): Instant => {
			const moment = fromMilliseconds(
				Math.min(Math.max(Date.parse(typedAt) + off, millisecondsOf(taken.takenAt)), millisecondsOf(at)),
			)
			return moment
		},
	}
}

/** The visit a line taken along stands for; begun now, when it was not. */
const visitAlong = async (tx: Db, at: Instant, taken: Taken, line: Along): Promise<VisitId | null> => {
	if (line.visit !== null) return line.visit
	if (line.booking === null) return null
	const begun = await startTakenAlong(tx, at, { booking: line.booking, by: taken.staff })
	if (!begun.ok) return null
	await setVisitAlong(tx, taken.id, line.ref, begun.value)
	return begun.value
}

/**
 * Takes in what was typed on a device. Whole or in halves, in any order, once or five times: the same draft. First every entry is kept
 * and the draft brought up to it; then what was asked for is carried out, each in a transaction of its own, and done again by the next
 * delivery if the process dies before.
 */
export const deliver = async (
	db: Db,
	at: Instant,
	sent: { readonly secret: string; readonly written: string },
	follow: Follow,
): Promise<
	Outcome<Delivered & { readonly changed: readonly PersonId[] }, 'unknown_delivery' | 'too_late' | 'not_a_delivery'>
> => {
	const taken = await findTaken(db, hashOfDelivery(sent.secret))
	const staff = taken === null ? null : await authorOf(db, taken)
	const key = taken === null ? null : await findKey(db, taken.key)
	if (taken === null || staff === null || key === null) return no('unknown_delivery')
	if (!isBefore(at, taken.deliversUntil)) return no('too_late')
	const read = readDelivery(await parsed(sent.written))
	if (!read.ok) return read
	const { boxes, sentAt } = read.value
	const open = await openerOf(key)
	const along = new Map((await findAlong(db, taken.id)).map((line) => [line.ref, line]))
	const tried: { readonly id: string; readonly read: Outcome<Opened, RefusedWhy> }[] = []
	for (const box of boxes) tried.push({ id: box.id, read: await opened(box, open, along) })
	const good = tried.flatMap(({ read }) => (read.ok ? [read.value] : []))
	const refused = tried.flatMap(({ id, read }) => (read.ok ? [] : [{ id, why: read.why }]))
	const { clockOff, momentOf } = clockOf(taken, at, sentAt)
	const delivered: string[] = []
	const drafts: Delivered['drafts'][number][] = []
	const changed: PersonId[] = []
	for (const [ref, ofVisit] of Map.groupBy(good, (one) => one.along.ref)) {
		const [first] = ofVisit
		if (first === undefined) continue
		const kept = await inTransaction(db, async (tx) => {
			const id = await visitAlong(tx, at, taken, first.along)
			const visit = id === null ? null : await lockVisit(tx, id)
			if (visit === null) return null
			for (const { entry } of ofVisit.toSorted((a, b) => a.entry.nth - b.entry.nth))
				await insertEntry(tx, {
					visit: visit.id,
					author: taken.staff,
					taken: taken.id,
					entry,
					typedAt: momentOf(entry),
					deliveredAt: at,
					clockOff,
				})
			await applyEntries(tx, at, visit, staff)
			return visit
		})
		if (kept === null) {
			refused.push(...ofVisit.map(({ entry }) => ({ id: entry.id, why: 'gone' as const })))
			continue
		}
		delivered.push(...ofVisit.map(({ entry }) => entry.id))
		if (await carriedOut(db, at, kept, staff, follow)) changed.push(kept.person)
		const place = { taken: taken.id, ref, nth: 2_000_000_000, version: first.along.version }
		const acts = ofVisit.flatMap(({ entry }) => (entry.act === undefined ? [] : [entry.id]))
		drafts.push(await stands(db, kept, staff, place, acts))
	}
	return yes({ delivered, refused, drafts, clockOff, changed })
}
