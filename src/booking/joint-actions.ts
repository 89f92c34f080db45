import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, minutesBetween } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Booking, MoveTo, NoTime, Purpose } from './booking.ts'
import { canBeHad } from './free-time/reachable-actions.ts'
import { besideIn } from './joint.ts'
import { isSameSpan } from './same-time.ts'
import * as store from './store.ts'

type NotJoined = NoTime | 'no_such_booking' | 'released'

/** The other one's standing time of a joint visit; null when the visit is to one. */
export const besideOf = async (db: Db, booking: Booking): Promise<Booking | null> =>
	booking.joint === null ? null : besideIn(await store.ofJoint(db, booking.joint), booking)

/**
 * Two are visited together: the second gets the first's time, firm, and gives up their own. The visit lasts the minutes asked
 * for where the consultant has them, else as long as the first's; it begins when the first was told. On a "no" nothing has changed.
 */
export const joinTimes = async (
	db: Db,
	at: Instant,
	first: BookingId,
	second: {
		readonly person: PersonId
		/** Their own standing time, which becomes the joint one. */
		readonly booking: BookingId | null
		readonly purpose: Purpose
		readonly minutes: number
		readonly because: string
		readonly by?: StaffId | null
	},
): Promise<Outcome<Booking, NotJoined>> =>
	inTransaction(db, async (tx) => {
		const one = await store.lockBooking(tx, first)
		const own = second.booking === null ? null : await store.lockBooking(tx, second.booking)
		if (one === null || (second.booking !== null && own === null)) return no('no_such_booking')
		if (one.releasedAt !== null || (own !== null && own.releasedAt !== null)) return no('released')
		const to = { staff: one.staff, span: one.span, because: second.because, by: second.by ?? null }
		const joint = await store.openToOthers(tx, one.id)
		const taken = await takeBeside(tx, at, own, { ...second, ...to }, joint)
		if (taken === null) return no('citizen_is_busy')
		await store.setFirm(tx, at, taken)
		const long = { ...to, span: { from: one.span.from, to: addMinutes(one.span.from, second.minutes) } }
		if (second.minutes > minutesBetween(one.span.from, one.span.to))
			await store.claimAndMove(tx, at, await store.lockJoint(tx, joint), long, joint)
		const [after] = await store.findById(tx, [taken])
		return after === undefined ? no('no_such_booking') : yes(after)
	})

const takeBeside = async (
	tx: Db,
	at: Instant,
	own: Booking | null,
	to: MoveTo & { readonly person: PersonId; readonly purpose: Purpose },
	joint: string,
): Promise<BookingId | null> => {
	if (own !== null) return (await store.claimAndMove(tx, at, [own], to, joint)) ? own.id : null
	const made = await store.insertBooking(tx, at, { ...to, heldUntil: null, joint })
	return made?.id ?? null
}

/** Moves a joint visit, both times of it, or a visit to one; on a "no" nothing has changed. */
export const moveJoint = async (db: Db, at: Instant, id: BookingId, to: MoveTo): Promise<Outcome<Booking, NotJoined>> =>
	inTransaction(db, async (tx) => {
		const found = (await store.findById(tx, [id]))[0]
		if (found === undefined) return no('no_such_booking')
		const locked = found.joint === null ? [] : await store.lockJoint(tx, found.joint)
		const one = await store.lockBooking(tx, id)
		if (one === null) return no('no_such_booking')
		if (one.releasedAt !== null) return no('released', one.releasedBecause ?? undefined)
		if (one.staff === to.staff && isSameSpan(one.span, to.span)) return yes(one)
		if (!(await canBeHad(tx, at, to))) return no('consultant_is_busy')
		const other = besideIn(locked, one)
		const both = other === null ? [one] : [one, other]
		const joint = other === null ? null : one.joint
		if (!(await store.claimAndMove(tx, at, both, to, joint))) return no('consultant_is_busy')
		return yes({ ...one, staff: to.staff, span: to.span, joint })
	})
