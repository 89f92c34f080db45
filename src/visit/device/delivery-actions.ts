import { findStaff } from '#access/actions.ts'
import type { Staff } from '#access/index.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { fromMilliseconds, type Instant, isBefore, millisecondsOf } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf } from '#platform/secret/index.ts'
import { startTakenAlong } from '../actions.ts'
import type { Follow } from '../note/note-actions.ts'
import { lockVisit } from '../store.ts'
import type { Visit } from '../visit.ts'
import { carriedOut, stands } from './delivery-acts-actions.ts'
import { type Opened, openAll, parsed, type Refused } from './delivery-open-actions.ts'
import { applyEntries } from './entries-actions.ts'
import { keepEntry } from './entries-store.ts'
import type { Entry } from './entry.ts'
import { type Delivered, type DeliveredDraft, readDelivery } from './taken-along.ts'
import { type Along, type Delivering, findKey, findTaken, setVisitAlong } from './taken-along-store.ts'

/** More than this the device's clock is wrong enough to be written down. */
const minutesToMark = 5
/** As far as the database counts: a place on a device after everything that was typed there, a clock that is off beyond measure. */
const afterAll = 2_000_000_000

/** What is off is the device's clock; nothing was typed before it was taken along, or after it came. */
const deviceClock = (taken: Delivering, at: Instant, sentAt: number | null) => {
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
const visitAlong = async (tx: Db, at: Instant, taken: Delivering, line: Along): Promise<VisitId | null> => {
	if (line.visit !== null) return line.visit
	if (line.booking === null) return null
	const begun = await startTakenAlong(tx, at, { booking: line.booking, by: taken.staff })
	if (!begun.ok) return null
	await setVisitAlong(tx, taken.id, line.ref, begun.value)
	return begun.value
}

/** A visit with what came of it, and those whose id is that of something else. */
type Kept = { readonly visit: Visit; readonly strange: readonly string[] }

/** Keeps every entry of one visit and brings the draft up to them; null when the visit is gone. */
const kept = (
	db: Db,
	at: Instant,
	taken: Delivering,
	staff: Staff,
	ofVisit: readonly Opened[],
	clock: ReturnType<typeof deviceClock>,
): Promise<Kept | null> =>
	inTransaction(db, async (tx) => {
		const line = ofVisit[0]?.along
		const id = line === undefined ? null : await visitAlong(tx, at, taken, line)
		const visit = id === null ? null : await lockVisit(tx, id)
		if (visit === null) return null
		const all = { visit: visit.id, author: staff.id, taken: taken.id, deliveredAt: at, clockOff: clock.clockOff }
		const strange: string[] = []
		for (const { entry } of ofVisit.toSorted((a, b) => a.entry.nth - b.entry.nth))
			if (!(await keepEntry(tx, { ...all, entry, typedAt: clock.momentOf(entry) }))) strange.push(entry.id)
		await applyEntries(tx, at, visit, staff)
		return { visit, strange }
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
): Promise<Outcome<Taking, 'unknown_delivery' | 'too_late' | 'stopped' | 'not_a_delivery'>> => {
	const taken = await findTaken(db, hashOf(sent.secret))
	const staff = taken === null ? null : await findStaff(db, taken.staff)
	const key = taken === null ? null : await findKey(db, taken.key)
	if (taken === null || staff === null || key === null) return no('unknown_delivery')
	if (!isBefore(at, taken.deliversUntil)) return no('too_late')
	if (taken.isStopped) return no('stopped')
	const read = readDelivery(await parsed(sent.written))
	if (!read.ok) return read
	const clock = deviceClock(taken, at, read.value.sentAt)
	const { visits, refused } = await openAll(db, taken, key, read.value.boxes)
	const delivered: string[] = []
	const notKept: Refused[] = []
	const drafts: DeliveredDraft[] = []
	const changed: PersonId[] = []
	for (const [ref, ofVisit] of visits) {
		const here = await kept(db, at, taken, staff, ofVisit, clock)
		const ids = ofVisit.map(({ entry }) => entry.id)
		if (here === null) {
			notKept.push(...ids.map((id) => ({ id, why: 'gone' as const })))
			continue
		}
		const { visit, strange } = here
		delivered.push(...ids.filter((id) => !strange.includes(id)))
		notKept.push(...strange.map((id) => ({ id, why: 'id_of_another' as const })))
		if (await carriedOut(db, at, visit, staff, follow)) changed.push(visit.person)
		const place = { taken: taken.id, ref, nth: afterAll, version: ofVisit[0]?.along.version ?? 0 }
		drafts.push(await stands(db, visit, staff, place))
	}
	return yes({ delivered, refused: [...refused, ...notKept], drafts, clockOff: clock.clockOff, changed })
}
