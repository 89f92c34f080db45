import { findStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { fromMilliseconds, type Instant, isBefore, millisecondsOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { startTakenAlong } from './actions.ts'
import { carriedOut, stands } from './delivery-acts-actions.ts'
import { type Opened, openAll, parsed, type Refused } from './delivery-open-actions.ts'
import { applyEntries } from './entries-actions.ts'
import { insertEntry } from './entries-store.ts'
import type { Entry } from './entry.ts'
import type { Follow } from './note-actions.ts'
import { lockVisit } from './store.ts'
import { type Delivered, type DeliveredDraft, readDelivery } from './taken-along.ts'
import { hashOfDelivery } from './taken-along-actions.ts'
import { type Along, findKey, findTaken, setVisitAlong, type Taken } from './taken-along-store.ts'
import type { Visit } from './visit.ts'

/** More than this the device's clock is wrong enough to be written down. */
const minutesToMark = 5
/** As far as the database counts: a place on a device after everything that was typed there, a clock that is off beyond measure. */
const afterAll = 2_000_000_000

/** What is off is the device's clock; nothing was typed before it was taken along, or after it came. */
const deviceClock = (taken: Taken, at: Instant, sentAt: number | null) => {
	const off = sentAt === null ? 0 : millisecondsOf(at) - sentAt
	const minutes = Math.round(off / 60_000)
	const [first, last] = [millisecondsOf(taken.takenAt), millisecondsOf(at)]
	return {
		clockOff: Math.abs(minutes) > minutesToMark ? Math.min(Math.max(minutes, -afterAll), afterAll) : null,
		momentOf: ({ typedAt }: Entry): Instant =>
			fromMilliseconds(Math.min(Math.max(Date.parse(typedAt) + off, first), last)),
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

/** Keeps every entry of one visit and brings the draft up to them; null when the visit is gone. */
const kept = (
	db: Db,
	at: Instant,
	taken: Taken,
	staff: Staff,
	ofVisit: readonly Opened[],
	clock: ReturnType<typeof deviceClock>,
): Promise<Visit | null> =>
	inTransaction(db, async (tx) => {
		const line = ofVisit[0]?.along
		const id = line === undefined ? null : await visitAlong(tx, at, taken, line)
		const visit = id === null ? null : await lockVisit(tx, id)
		if (visit === null) return null
		const all = { visit: visit.id, author: staff.id, taken: taken.id, deliveredAt: at, clockOff: clock.clockOff }
		for (const { entry } of ofVisit.toSorted((a, b) => a.entry.nth - b.entry.nth))
			await insertEntry(tx, { ...all, entry, typedAt: clock.momentOf(entry) })
		await applyEntries(tx, at, visit, staff)
		return visit
	})

type Taking = Delivered & {
	/** Citizens about whom something was carried out. */
	readonly changed: readonly PersonId[]
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
): Promise<Outcome<Taking, 'unknown_delivery' | 'too_late' | 'not_a_delivery'>> => {
	const taken = await findTaken(db, hashOfDelivery(sent.secret))
	const staff = taken === null ? null : await findStaff(db, taken.staff)
	const key = taken === null ? null : await findKey(db, taken.key)
	if (taken === null || staff === null || key === null) return no('unknown_delivery')
	if (!isBefore(at, taken.deliversUntil)) return no('too_late')
	const read = readDelivery(await parsed(sent.written))
	if (!read.ok) return read
	const clock = deviceClock(taken, at, read.value.sentAt)
	const { visits, refused } = await openAll(db, taken, key, read.value.boxes)
	const delivered: string[] = []
	const gone: Refused[] = []
	const drafts: DeliveredDraft[] = []
	const changed: PersonId[] = []
	for (const [ref, ofVisit] of visits) {
		const visit = await kept(db, at, taken, staff, ofVisit, clock)
		const ids = ofVisit.map(({ entry }) => entry.id)
		if (visit === null) {
			gone.push(...ids.map((id) => ({ id, why: 'gone' as const })))
			continue
		}
		delivered.push(...ids)
		if (await carriedOut(db, at, visit, staff, follow)) changed.push(visit.person)
		const place = { taken: taken.id, ref, nth: afterAll, version: ofVisit[0]?.along.version ?? 0 }
		const acts = ofVisit.flatMap(({ entry }) => (entry.act === undefined ? [] : [entry.id]))
		drafts.push(await stands(db, visit, staff, place, acts))
	}
	return yes({ delivered, refused: [...refused, ...gone], drafts, clockOff: clock.clockOff, changed })
}
