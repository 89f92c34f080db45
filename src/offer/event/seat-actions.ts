import type { EventId, OfferId, PersonId, SeatId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { mayHaveVisit } from '../answer/visit-instead-actions.ts'
import { writeDown } from '../letter/letter-actions.ts'
import { findOffer } from '../store.ts'
import { type CollectiveEvent, freeIn, type NoSeat, type Seat, seatHindrance, seatOf, whoMovesUp } from './event.ts'
import { eventsWithAList, lockEvent } from './event-store.ts'
import { toldEvent } from './event-told.ts'
import { findSeat, insertSeat, seatsAt, setAttended, setCompanion, setGivenUp, setSeated } from './seat-store.ts'

export type SeatWanted = {
	readonly event: EventId
	readonly person: PersonId
	/** The offer that invited; null: asked for without one. */
	readonly offer: OfferId | null
	readonly companion: boolean
	/** Null: the citizen, on the web. */
	readonly by: StaffId | null
}

/**
 * A seat, or a place on the waiting list when there are too few; a letter confirms a seat. Asked for again it is the same
 * one, now with or without a companion. Those who ask at once are served one by one.
 */
export const takeSeat = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	wanted: SeatWanted,
): Promise<Outcome<Seat, NoSeat>> =>
	inTransaction(db, async (tx) => {
		const event = await lockEvent(tx, wanted.event)
		if (event === null) return no('unknown_event')
		const hindrance = seatHindrance(event, at, wanted.companion)
		if (hindrance !== null) return no(hindrance)
		const seats = await seatsAt(tx, event.id)
		const own = seats.find(({ person, givenUpAt }) => person === wanted.person && givenUpAt === null)
		if (own === undefined) {
			const isSeated = seatOf(event, seats, wanted) === 'seated'
			const seat = await insertSeat(tx, at, wanted, isSeated)
			if (isSeated) await confirm(tx, at, municipality, event, seat)
			return yes(seat)
		}
		if (own.companion === wanted.companion) return yes(own)
		if (wanted.companion && own.seatedAt !== null && freeIn(event, seats) < 1) return no('no_room_for_companion')
		await setCompanion(tx, own.id, wanted.companion)
		await moveUp(tx, at, municipality, event)
		const changed = await findSeat(tx, own.id)
		return changed === null ? no('unknown_event') : yes(changed)
	})

export type NoGivingUp = 'unknown_event' | 'cancelled' | 'has_begun' | 'reason_is_missing'

/** Gives up a seat or a place on the list; the first who waits and fits moves up. Given up before, nothing more happens. */
export const giveUpSeat = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly seat: SeatId; readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<Seat, NoGivingUp>> =>
	inTransaction(db, async (tx) => {
		if (command.because === '') return no('reason_is_missing')
		const known = await findSeat(tx, command.seat)
		const event = known === null ? null : await lockEvent(tx, known.event)
		const seat = event === null ? null : await findSeat(tx, command.seat)
		if (event === null || seat === null) return no('unknown_event')
		if (seat.givenUpAt !== null) return yes(seat)
		const hindrance = seatHindrance(event, at, false)
		if (hindrance !== null) return no(hindrance === 'cancelled' ? 'cancelled' : 'has_begun')
		await setGivenUp(tx, at, [seat.id], command.because, command.by)
		await moveUp(tx, at, municipality, event)
		return yes(seat)
	})

/** Those on the waiting list for whom there is room now are seated, and told by letter. The event is locked. */
export const moveUp = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	event: CollectiveEvent,
): Promise<void> => {
	for (const seat of whoMovesUp(event, await seatsAt(tx, event.id))) {
		await setSeated(tx, at, seat.id)
		await confirm(tx, at, municipality, event, seat)
	}
}

/** Waiting lists where seats became free in other ways: a citizen died, moved, or answered otherwise. Run as often as one likes. */
export const moveUpWaiting = async (db: Db, at: Instant, municipality: Municipality): Promise<void> => {
	for (const id of await eventsWithAList(db, at))
		await inTransaction(db, async (tx) => {
			const event = await lockEvent(tx, id)
			if (event !== null && seatHindrance(event, at, false) === null) await moveUp(tx, at, municipality, event)
		})
}

const confirm = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	event: CollectiveEvent,
	{ id, person, offer }: Seat,
): Promise<void> => {
	const invited = offer === null ? null : await findOffer(tx, offer)
	const visitInstead = invited !== null && (await mayHaveVisit(tx, dayOf(at), invited))
	await writeDown(tx, at, municipality, {
		...{ purpose: 'confirmation', person, offer, occasion: id },
		event: toldEvent(event, visitInstead),
	})
}

/** Somebody who came without a seat: written down as seated and there. */
export const addWhoCame = async (
	db: Db,
	at: Instant,
	command: { readonly event: EventId; readonly person: PersonId; readonly by: StaffId },
): Promise<Outcome<Seat, 'unknown_event' | 'cancelled' | 'not_begun'>> =>
	inTransaction(db, async (tx) => {
		const event = await lockEvent(tx, command.event)
		if (event === null) return no('unknown_event')
		if (event.cancelledAt !== null) return no('cancelled')
		if (dayOf(at) < dayOf(event.span.from)) return no('not_begun')
		const own = (await seatsAt(tx, event.id)).find((one) => one.person === command.person && one.givenUpAt === null)
		const seat = own ?? (await insertSeat(tx, at, { ...command, offer: null, companion: false }, true))
		if (seat.seatedAt === null) await setSeated(tx, at, seat.id)
		await setAttended(tx, at, [seat.id], true, command.by)
		return yes({ ...seat, seatedAt: seat.seatedAt ?? at, attended: true })
	})

/** Who came and who did not; those in neither list stand as not written down yet. It can be put right afterwards. */
export const recordAttendance = async (
	db: Db,
	at: Instant,
	command: {
		readonly event: EventId
		readonly came: readonly SeatId[]
		readonly stayedAway: readonly SeatId[]
		readonly by: StaffId
	},
): Promise<Outcome<readonly PersonId[], 'unknown_event' | 'cancelled' | 'not_begun'>> =>
	inTransaction(db, async (tx) => {
		const event = await lockEvent(tx, command.event)
		if (event === null) return no('unknown_event')
		if (event.cancelledAt !== null) return no('cancelled')
		if (dayOf(at) < dayOf(event.span.from)) return no('not_begun')
		const seats = (await seatsAt(tx, event.id)).filter(
			({ seatedAt, givenUpAt }) => seatedAt !== null && givenUpAt === null,
		)
		const told = (seat: Seat): boolean | null =>
			command.came.includes(seat.id) ? true : command.stayedAway.includes(seat.id) ? false : null
		for (const attended of [true, false, null])
			await setAttended(
				tx,
				at,
				seats.filter((seat) => told(seat) === attended).map(({ id }) => id),
				attended,
				command.by,
			)
		return yes(seats.filter((seat) => told(seat) !== seat.attended).map(({ person }) => person))
	})
