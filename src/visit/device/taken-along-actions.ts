import { endSessionsOf } from '#access/actions.ts'
import { findBookings } from '#booking/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import { visitToBe } from '../actions.ts'
import { dayOf } from '../day/day-actions.ts'
import type { Call } from '../day/day-sheet.ts'
import { notCarriedOutText } from '../not-carried-out.ts'
import { notesOf } from '../note/note-actions.ts'
import type { Visit } from '../visit.ts'
import { lastRefused } from './entries-store.ts'
import { makeSealingPair } from './sealing-transport.ts'
import type { StandsThere } from './taken-along.ts'
import * as store from './taken-along-store.ts'

const minutesADay = 24 * 60
/** So long after it was taken along, what was typed may be delivered. */
export const daysToDeliver = 60
/** So long one key is sealed to; then a new one is made. */
const daysOfAKey = 30

const keyInUse = async (tx: Db, at: Instant): Promise<store.SealingKey> => {
	const newest = await store.newestKey(tx)
	if (newest !== null && isBefore(at, addMinutes(newest.madeAt, daysOfAKey * minutesADay))) return newest
	const key = { id: crypto.randomUUID(), madeAt: at, ...(await makeSealingPair()) }
	await store.insertKey(tx, key)
	return key
}

/** Takes visits along: a secret that delivers entries to them, told once, and the key to seal them to. */
export const takeAlong = (
	db: Db,
	at: Instant,
	asked: { readonly staff: StaffId; readonly along: readonly store.Along[]; readonly device?: store.Device },
): Promise<{ id: string; delivery: string; key: { id: string; public: string } }> =>
	inTransaction(db, async (tx) => {
		await store.forgetTaken(tx, at)
		const key = await keyInUse(tx, at)
		await store.eraseKeys(tx, addMinutes(at, -daysOfAKey * minutesADay))
		const delivery = newSecret()
		const taken = {
			id: crypto.randomUUID(),
			staff: asked.staff,
			key: key.id,
			takenAt: at,
			deliversUntil: addMinutes(at, daysToDeliver * minutesADay),
			device: asked.device ?? { id: null, browser: null },
		}
		await store.insertTaken(tx, taken, hashOf(delivery), asked.along)
		return { id: taken.id, delivery, key: { id: key.id, public: key.publicPoint } }
	})

/** Browsers that may still deliver, or might if they were not stopped; everyone's without `staff`. */
export const devicesThatDeliver = (db: Db, at: Instant, staff: StaffId | null): Promise<store.DeliveringDevice[]> =>
	store.findDevices(db, at, staff)

/**
 * From now on nothing comes from that browser: what is sent stays there, sealed, and is refused by name. What came before stands.
 * Whoever it belongs to is logged out everywhere, or it could take the next visit along; the session that asks (`by.formToken`) goes on.
 */
export const stopDeliveries = (
	db: Db,
	at: Instant,
	of: store.WhoseDevice,
	by: { readonly id: StaffId; readonly formToken: string },
): Promise<Outcome<null, 'unknown_device'>> =>
	inTransaction(db, async (tx) => {
		if ((await store.lockStops(tx, of)).length === 0) return no('unknown_device')
		await store.stopDevice(tx, at, of, by.id)
		await endSessionsOf(tx, at, of.staff, by.formToken)
		return yes(null)
	})

/** The browser is where it belongs after all: what lies in it is delivered. What another stopped, only an administrator lets go. */
export const letDeliver = (
	db: Db,
	at: Instant,
	of: store.WhoseDevice,
	by: { readonly id: StaffId; readonly roles: readonly string[] },
): Promise<Outcome<null, 'unknown_device' | 'stopped_by_another'>> =>
	inTransaction(db, async (tx) => {
		const stops = await store.lockStops(tx, of)
		if (stops.length === 0) return no('unknown_device')
		const stoppers = stops.filter((one) => one !== null)
		const letsAll = by.roles.includes('administrator')
		if (!letsAll && stoppers.length > 0 && !stoppers.includes(by.id)) return no('stopped_by_another')
		await store.letDeviceDeliver(tx, at, of, by.id, letsAll ? null : by.id)
		return yes(null)
	})

/** The version of the writer's own note on each visit; 0 without one. */
const versionsOf = async (db: Db, visits: readonly Visit[], staff: StaffId): Promise<(visit: Visit) => number> => {
	const ids = visits.map(({ id }) => id)
	const mine = (await notesOf(db, ids)).filter((note) => note.author === staff && note.signedAt === null)
	const versions = new Map(mine.map((note) => [note.visit, note.version]))
	return ({ id }) => versions.get(id) ?? 0
}

const lineOf = (visit: Visit, version: number): store.Along => ({
	ref: `visit:${visit.id}`,
	person: visit.person,
	visit: visit.id,
	booking: null,
	version,
})

/** One visit, by its own page. `shown` is the version that stands on it, where the page says. */
export const visitToTakeAlong = async (
	db: Db,
	visit: Visit,
	staff: StaffId,
	shown: number | null,
): Promise<store.Along> => lineOf(visit, shown ?? (await versionsOf(db, [visit], staff))(visit))

/** How it stands with the writer's own part of a visit. */
export const standsThere = async (db: Db, visit: Visit, author: StaffId): Promise<StandsThere> => {
	const mine = (await notesOf(db, [visit.id])).filter((note) => note.author === author)
	const refused = await lastRefused(db, { visit: visit.id, author })
	const words = refused === null ? null : notCarriedOutText(refused.why, refused.detail)
	if (mine.some((note) => note.signedAt === null)) return { is: 'draft', words }
	if (visit.notGoneAhead !== null) return { is: 'not_held', words }
	return { is: mine.length > 0 ? 'signed' : 'untouched', words }
}

/** A line of the day, as it is taken along; a visit that is not begun is as it will be when it is. */
type LineToTakeAlong = { readonly call: Call; readonly visit: Visit; readonly along: store.Along }

/** The whole of one's own day. What waits for an answer is not taken along. */
export const dayToTakeAlong = async (db: Db, at: Instant, staff: StaffId, day: Day): Promise<LineToTakeAlong[]> => {
	const calls = (await dayOf(db, staff, day)).filter((call) => !call.held)
	const begun = calls.flatMap(({ visit }) => visit ?? [])
	const version = await versionsOf(db, begun, staff)
	const waiting = calls.flatMap(({ visit, booking }) => (visit === null && booking !== null ? [booking] : []))
	const bookings = await findBookings(db, waiting)
	const lines: LineToTakeAlong[] = []
	for (const call of calls) {
		const { visit, booking: id } = call
		const booking = id === null ? undefined : bookings.get(id)
		if (visit !== null) lines.push({ call, visit, along: { ...lineOf(visit, version(visit)), booking: id } })
		else if (booking !== undefined) {
			const toBe = await visitToBe(db, at, booking, staff)
			const along = { ref: `booking:${booking.id}`, person: toBe.person, visit: null, booking: booking.id, version: 0 }
			lines.push({ call, visit: toBe, along })
		}
	}
	return lines
}
