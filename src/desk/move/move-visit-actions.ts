import {
	besideOf,
	bookingsOf,
	conflictThen,
	findBooking,
	followWithCall,
	lockVisit,
	moveJoint,
} from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { type Instant, isBefore, minutesBetween, overlaps } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { followMove, lockOffersOf, toldOfMove } from '#offer/actions.ts'
import { isSameTime, type ProposedTime, spanOf, type ToldOfMove, timeOf, writeTime } from '#offer/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { type Moved, type MoveVisit, mustBeCalled, type NotMoved, type StaysPut } from './move-visit.ts'

/**
 * Moves a visit, both times of a joint one, to another time or another consultant: only from where it was seen, and only to a
 * time that is free. The offer's time follows, and whoever was told of the former time by letter gets a new one; whom no letter
 * reaches is put on the list of those to call. Asked again it is moved already; moving back is the same deed. On a no nothing has
 * changed.
 */
export const moveVisit = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: MoveVisit,
): Promise<Outcome<Moved, NotMoved>> =>
	inTransaction(db, async (tx) => {
		const seen = await findBooking(tx, command.booking)
		if (seen === null) return no('no_such_booking')
		if (command.because.trim() === '') return no('because_is_empty')
		const offers = await lockOffersOf(tx, await seenTogether(tx, seen))
		const visit = await lockVisit(tx, seen.id)
		const [one] = visit
		if (one === undefined) return no('no_such_booking')
		const former = timeOf(one)
		if (isSameTime(former, command.to))
			return yes({ booking: one.id, isMoved: false, former, told: [], isCallOwed: false })
		if (!isSameTime(former, command.expected) && one.releasedAt === null) return no('moved_since', writeTime(former))
		const may = await mayMove(tx, at, municipality, visit, command.to)
		if (!may.ok) return may
		const { staff } = command.to
		const to = { staff, span: spanOf(command.to, minutesOf(one)), because: command.because.trim(), by: command.by }
		const moved = await moveJoint(tx, at, one.id, to)
		if (!moved.ok) return no(moved.why === 'key_means_another_time' ? 'consultant_is_busy' : moved.why)
		let isCallOwed = false
		for (const [which, each] of visit.entries()) {
			await followMove(tx, { ...each, staff, span: to.span }, offers)
			const isOwed = mustBeCalled(may.value[which] ?? 'call', each.span, at)
			isCallOwed = (await followWithCall(tx, at, each, { now: to, isOwed })) || isCallOwed
		}
		return yes({ booking: one.id, isMoved: true, former, told: may.value, isCallOwed })
	})

const seenTogether = async (db: Db, seen: Booking): Promise<readonly Booking[]> => {
	const other = await besideOf(db, seen)
	return other === null ? [seen] : [seen, other]
}

const minutesOf = ({ span }: Booking): number => minutesBetween(span.from, span.to)

const isOneOf =
	(visit: readonly Booking[]) =>
	(id: string | null): boolean =>
		visit.some((booking) => booking.id === id)

/** Why a visit, one booking or the two of a joint one, can be moved nowhere at all; null where it may be. */
export const staysPut = async (db: Db, at: Instant, visit: readonly Booking[]): Promise<StaysPut | null> => {
	if (visit.some(({ releasedAt }) => releasedAt !== null)) return 'released'
	const begun = await visitsOf(db, ...visit.map(({ person }) => person))
	if (begun.some(({ booking }) => isOneOf(visit)(booking))) return 'has_begun'
	return visit.some(({ span }) => isBefore(span.from, at)) ? 'time_has_begun' : null
}

/** Whether a visit, one booking or the two of a joint one, can be moved there; how its citizens would learn of it. Nothing is changed. */
export const mayMove = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	visit: readonly Booking[],
	to: ProposedTime,
): Promise<Outcome<readonly ToldOfMove[], NotMoved>> => {
	const [one] = visit
	if (one === undefined) return no('no_such_booking')
	const stays = await staysPut(db, at, visit)
	if (stays !== null) return no(stays)
	const persons = visit.map(({ person }) => person)
	const isOwn = isOneOf(visit)
	if (isBefore(to.from, at)) return no('in_the_past')
	const span = spanOf(to, minutesOf(one))
	const conflict = await conflictThen(db, municipality, { staff: to.staff, span }, visit)
	if (conflict !== null) return no(conflict)
	for (const person of persons) {
		const standing = (await bookingsOf(db, person)).filter(({ id, releasedAt }) => releasedAt === null && !isOwn(id))
		if (standing.some((other) => overlaps(other.span, span))) return no('citizen_is_busy')
	}
	const told: ToldOfMove[] = []
	for (const booking of visit) {
		const how = await toldOfMove(db, at, municipality, booking, to)
		if (!how.ok) return how
		told.push(how.value)
	}
	return yes(told)
}
