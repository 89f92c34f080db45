import { randomUUID } from 'node:crypto'
import type { OfferId, SeatId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Answerer, Besides, NoAnswer } from '../answer/answer.ts'
import { answeredBefore, recordAnswer } from '../answer/answer-actions.ts'
import type { SaidToStaff } from '../answer/said-form.ts'
import type { Offer } from '../offer.ts'
import { findOffer } from '../store.ts'
import { type NoSeat, type Seat, seatHindrance } from './event.ts'
import { lockEvent } from './event-store.ts'
import { giveUpSeat, moveUp, type NoGivingUp, takeSeat } from './seat-actions.ts'
import { findSeat, seatsOf } from './seat-store.ts'

export type EventAccepted = Partial<Omit<Besides, 'companion'>> & {
	readonly offer: OfferId
	/** The form's own: the same form sent twice is one answer. */
	readonly key: string
	/** Left out: as they stand, or alone. */
	readonly companion?: boolean
	readonly by: Answerer
	readonly byName: string
	readonly words: string
	/** Null: the citizen, on the web. */
	readonly recordedBy: StaffId | null
}

/** Yes to the event that an offer invites to: a seat or a place on the waiting list, and the answer that took it, or neither. */
export const acceptEvent = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	said: EventAccepted,
): Promise<Outcome<Seat, NoSeat | NoAnswer>> =>
	inTransaction(db, async (tx) => {
		const offer = await findOffer(tx, said.offer)
		if (offer === null) return no('unknown_offer')
		if (offer.event === null) return no('unknown_event')
		const { event, person } = offer
		await lockEvent(tx, event)
		const companion = said.companion ?? (await standingSeat(tx, offer))?.companion ?? false
		const before = await seatTakenBefore(tx, offer, { ...said, companion })
		if (before !== null) return yes(before)
		const asked = { event, person, offer: offer.id, companion, by: said.recordedBy }
		const seat = await takeSeat(tx, at, municipality, asked)
		if (!seat.ok) return seat
		const answer = await recordAnswer(tx, at, { ...said, companion, kind: 'yes', time: null, seat: seat.value.id })
		return answer.ok ? yes(seat.value) : answer
	})

/** What this very form took when it was sent before, be it given up since; asked after the event is locked. */
export const seatTakenBefore = async (
	tx: Db,
	{ id }: Pick<Offer, 'id'>,
	said: Omit<EventAccepted, 'offer' | 'recordedBy'>,
): Promise<Seat | null> => {
	const answer = await answeredBefore(tx, id, { ...said, kind: 'yes', time: null, seat: '' })
	return answer === null || answer.seat === null ? null : findSeat(tx, answer.seat as SeatId)
}

/** The seat at the event that an offer invites to, or the place on its waiting list. */
export const standingSeat = async (
	db: Db,
	{ event, person }: Pick<Offer, 'event' | 'person'>,
): Promise<Seat | undefined> =>
	event === null
		? undefined
		: (await seatsOf(db, [person])).find((seat) => seat.event === event && seat.givenUpAt === null)

/**
 * Somebody tells staff that a citizen does not come. Where an offer invited them that is a no to it, so that they get what the
 * standard gives instead; a seat on no offer is only given up. `stands`: a guardian has said yes, and somebody must find out.
 */
export const declineSeat = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly seat: SeatId; readonly by: StaffId },
): Promise<Outcome<{ readonly seat: Seat; readonly stands: boolean }, NoGivingUp | NoAnswer>> =>
	inTransaction(db, async (tx) => {
		const known = await findSeat(tx, command.seat)
		const event = known === null ? null : await lockEvent(tx, known.event)
		const seat = event === null ? null : await findSeat(tx, command.seat)
		if (event === null || seat === null) return no('unknown_event')
		const hindrance = seatHindrance(event, at, false)
		if (seat.givenUpAt === null && hindrance === null && seat.offer !== null) {
			const said = { kind: 'no', by: 'citizen', byName: '', words: '', recordedBy: command.by } as const
			const answer = await recordAnswer(tx, at, { ...said, offer: seat.offer, key: randomUUID() })
			if (!answer.ok) return answer
			await moveUp(tx, at, municipality, event)
			return yes({ seat, stands: (await findSeat(tx, seat.id))?.givenUpAt === null })
		}
		const given = await giveUpSeat(tx, at, municipality, { ...command, because: 'citizen' })
		return given.ok ? yes({ seat, stands: false }) : given
	})

/** What staff wrote down of an offer: yes to its event takes a seat, everything else is an answer by itself. */
export const recordSaid = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	said: SaidToStaff,
	rest: Partial<Besides> & Omit<EventAccepted, 'companion'>,
): Promise<Outcome<unknown, NoSeat | NoAnswer>> =>
	said.kind === 'event'
		? acceptEvent(db, at, municipality, rest)
		: recordAnswer(db, at, { ...said, ...rest, kept: municipality })
