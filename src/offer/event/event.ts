import type { Day } from '#kernel/day.ts'
import type { EventId, OfferId, PersonId, SeatId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'

/** A meeting to which citizens are invited instead of a visit, or beside it. */
export type CollectiveEvent = {
	readonly id: EventId
	readonly title: string
	readonly place: string
	readonly span: Span
	readonly seats: number
	/** Whether each may bring one, who takes a seat too. */
	readonly companions: boolean
	readonly answerBy: Day
	readonly madeBy: StaffId
	readonly cancelledAt: Instant | null
	readonly cancelledBecause: string | null
}

/** An event about to be planned. */
export type NewEvent = Omit<CollectiveEvent, 'id' | 'cancelledAt' | 'cancelledBecause'>

/** A citizen's seat, or place on the waiting list. */
export type Seat = {
	readonly id: SeatId
	readonly event: EventId
	readonly person: PersonId
	readonly offer: OfferId | null
	readonly companion: boolean
	/** Who asked first has the lower one. */
	readonly number: number
	readonly askedAt: Instant
	/** Null: on the waiting list. */
	readonly seatedAt: Instant | null
	readonly givenUpAt: Instant | null
	readonly givenUpBecause: string | null
	/** Null until somebody has written it down. */
	readonly attended: boolean | null
}

/** A seat at an event to come, or one that was attended, as the desk asks for it. */
export type SeatStanding = {
	readonly person: PersonId
	readonly title: string
	readonly at: Instant
	readonly attended: boolean
}

type Counted = Pick<Seat, 'companion' | 'seatedAt' | 'givenUpAt'>

const chairsOf = ({ companion }: Pick<Seat, 'companion'>): number => (companion ? 2 : 1)

export const isSeated = ({ seatedAt, givenUpAt }: Counted): boolean => seatedAt !== null && givenUpAt === null
export const isWaiting = ({ seatedAt, givenUpAt }: Counted): boolean => seatedAt === null && givenUpAt === null

/** Seats not taken, companions counted. */
export const freeIn = (event: Pick<CollectiveEvent, 'seats'>, seats: readonly Counted[]): number =>
	event.seats - seats.filter(isSeated).reduce((sum, seat) => sum + chairsOf(seat), 0)

/** Whether whoever asks now gets a seat, with one for the companion, or goes on the waiting list. */
export const seatOf = (
	event: Pick<CollectiveEvent, 'seats'>,
	seats: readonly Counted[],
	asked: Pick<Seat, 'companion'>,
): 'seated' | 'waiting' => (chairsOf(asked) <= freeIn(event, seats) ? 'seated' : 'waiting')

/** Who comes off the waiting list: the first who asked and fits, until nobody does. Two who need two seats are passed by one who needs one, and stay first. */
export const whoMovesUp = (event: Pick<CollectiveEvent, 'seats'>, seats: readonly Seat[]): Seat[] => {
	let free = freeIn(event, seats)
	return seats
		.filter(isWaiting)
		.toSorted((a, b) => a.number - b.number)
		.filter((seat) => {
			if (chairsOf(seat) > free) return false
			free -= chairsOf(seat)
			return true
		})
}

export type EventState = 'cancelled' | 'over' | 'today' | 'closed' | 'open'

/** Where an event stands; `closed`: the answer-by day has passed, and whoever calls may still come. */
export const stateOfEvent = (
	{ cancelledAt, span, answerBy }: Pick<CollectiveEvent, 'cancelledAt' | 'span' | 'answerBy'>,
	today: Day,
): EventState => {
	if (cancelledAt !== null) return 'cancelled'
	if (dayOf(span.from) < today) return 'over'
	if (dayOf(span.from) === today) return 'today'
	return answerBy < today ? 'closed' : 'open'
}

export const wordsForEventState: Readonly<Record<EventState, Text>> = {
	cancelled: text('Aflyst', 'Cancelled'),
	over: text('Afholdt', 'Held'),
	today: text('I dag', 'Today'),
	closed: text('Svarfristen er gået', 'Answer-by day passed'),
	open: text('Åbent for svar', 'Open for answers'),
}

export type NoSeat = 'unknown_event' | 'cancelled' | 'has_begun' | 'no_companions' | 'no_room_for_companion'

/** Why nobody can take a seat, or give one up, any more; null while they can. */
export const seatHindrance = (
	{ cancelledAt, span, companions }: Pick<CollectiveEvent, 'cancelledAt' | 'span' | 'companions'>,
	at: Instant,
	companion: boolean,
): Exclude<NoSeat, 'unknown_event' | 'no_room_for_companion'> | null => {
	if (cancelledAt !== null) return 'cancelled'
	if (!isBefore(at, span.from)) return 'has_begun'
	return companion && !companions ? 'no_companions' : null
}

/** Why a seat was given up, where the system did it; otherwise in somebody's own words. */
export const wordsForGivingUp: Readonly<Record<string, Text>> = {
	citizen: text('Borgeren har meldt fra', 'The citizen declined'),
	event_cancelled: text('Arrangementet blev aflyst', 'The event was cancelled'),
	dead: text('Borgeren er død', 'The citizen has died'),
	moved: text('Borgeren er flyttet fra kommunen', 'The citizen has moved away'),
	disappeared: text('Borgeren er meldt forsvundet', 'The citizen is reported missing'),
	excluded: text('Borgeren er blevet undtaget', 'The citizen has become excluded'),
	same_citizen: text('Borgeren stod to gange i registret', 'The citizen stood in the register twice'),
}
