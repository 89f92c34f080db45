import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { EventId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { mayHaveVisit } from '../answer/visit-instead-actions.ts'
import { writeDown } from '../letter/letter-actions.ts'
import { findOffer, setEnded } from '../store.ts'
import { type CollectiveEvent, freeIn, isSeated, isWaiting, type NewEvent, type Seat } from './event.ts'
import {
	everyEvent,
	findEvent,
	insertEvent,
	lockEvent,
	openInvitations,
	setCancelled,
	setSeats,
} from './event-store.ts'
import { toldEvent } from './event-told.ts'
import { moveUp } from './seat-actions.ts'
import { seatsAt, seatsByEvent, setGivenUp } from './seat-store.ts'

/** Plans an event; citizens are invited with the next batch. The same form sent twice makes one. */
export const planEvent = async (db: Db, at: Instant, key: string, planned: NewEvent): Promise<EventId> =>
	insertEvent(db, at, key, planned)

/** An event with everyone who has asked for a seat, and the invitations nobody has answered. */
export type EventWith = {
	readonly event: CollectiveEvent
	readonly seated: readonly Seat[]
	readonly waiting: readonly Seat[]
	readonly givenUp: readonly Seat[]
	readonly invited: readonly { readonly offer: OfferId; readonly person: PersonId; readonly isMade: boolean }[]
	/** Seats not taken. */
	readonly free: number
}

export const eventWith = async (db: Db, id: EventId): Promise<EventWith | null> => {
	const event = await findEvent(db, id)
	if (event === null) return null
	const seats = await seatsAt(db, id)
	return {
		event,
		seated: seats.filter(isSeated),
		waiting: seats.filter(isWaiting),
		givenUp: seats.filter(({ givenUpAt }) => givenUpAt !== null),
		invited: await openInvitations(db, id),
		free: freeIn(event, seats),
	}
}

/** Newest first, each with how many seats are taken and how many citizens wait. */
export const listEvents = async (
	db: Db,
): Promise<{ readonly event: CollectiveEvent; readonly taken: number; readonly waiting: number }[]> => {
	const seats = await seatsByEvent(db)
	return (await everyEvent(db)).map((event) => {
		const own = seats.get(event.id) ?? []
		return { event, taken: event.seats - freeIn(event, own), waiting: own.filter(isWaiting).length }
	})
}

/** More seats, and the waiting list moves up; or fewer, but never fewer than are taken. */
export const changeSeats = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly event: EventId; readonly seats: number },
): Promise<Outcome<CollectiveEvent, 'unknown_event' | 'cancelled' | 'has_begun' | 'more_are_taken'>> =>
	inTransaction(db, async (tx) => {
		const event = await lockEvent(tx, command.event)
		if (event === null) return no('unknown_event')
		if (event.cancelledAt !== null) return no('cancelled')
		if (!isBefore(at, event.span.from)) return no('has_begun')
		const changed = { ...event, seats: command.seats }
		if (freeIn(changed, await seatsAt(tx, event.id)) < 0) return no('more_are_taken')
		await setSeats(tx, event.id, command.seats)
		await moveUp(tx, at, municipality, changed)
		return yes(changed)
	})

/**
 * Cancels an event: whoever has a seat, waits for one or has been invited is told by letter, and what was offered was not given:
 * the offers lapse, and the citizens are to be offered something again. An invitation not sent yet never goes.
 */
export const cancelEvent = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly event: EventId; readonly because: string; readonly by: StaffId },
	sources: readonly FactSource[],
): Promise<Outcome<{ readonly told: number }, 'unknown_event' | 'has_begun' | 'reason_is_missing'>> =>
	inTransaction(db, async (tx) => {
		if (command.because === '') return no('reason_is_missing')
		const event = await lockEvent(tx, command.event)
		if (event === null) return no('unknown_event')
		if (event.cancelledAt !== null) return yes({ told: 0 })
		if (!isBefore(at, event.span.from)) return no('has_begun')
		await setCancelled(tx, at, event.id, command.by, command.because)
		const standing = (await seatsAt(tx, event.id)).filter(({ givenUpAt }) => givenUpAt === null)
		await setGivenUp(
			tx,
			at,
			standing.map(({ id }) => id),
			'event_cancelled',
			command.by,
		)
		const invited = await openInvitations(tx, event.id)
		const lapsing = new Set([
			...standing.flatMap(({ offer }) => offer ?? []),
			...invited.flatMap(({ offer, isMade }) => (isMade ? [offer] : [])),
		])
		for (const { offer, isMade } of invited)
			if (!isMade) await setEnded(tx, at, offer, { because: 'dropped', words: 'event_cancelled', by: null })
		for (const offer of lapsing)
			await setEnded(tx, at, offer, { because: 'lapsed', words: 'event_cancelled', by: command.by })
		const toTell = new Map<PersonId, OfferId | null>([
			...invited.flatMap(({ person, offer, isMade }) => (isMade ? [[person, offer] as const] : [])),
			...standing.map(({ person, offer }) => [person, offer] as const),
		])
		for (const [person, id] of toTell) {
			const offer = id === null ? null : await findOffer(tx, id)
			await writeDown(tx, at, municipality, {
				...{ purpose: 'cancellation', person, offer: id, occasion: event.id, former: event.span.from, next: 'choose' },
				event: toldEvent(event, offer !== null && (await mayHaveVisit(tx, dayOf(at), offer))),
			})
		}
		await reassess(tx, at, dayOf(at), sources, [...new Set([...toTell.keys(), ...invited.map(({ person }) => person)])])
		return yes({ told: toTell.size })
	})
