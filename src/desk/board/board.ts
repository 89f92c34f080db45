import type { Booking } from '#booking/index.ts'
import { besideIn } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Instant, isBefore, type Span } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { isAboutBereavement, type Offer } from '#offer/index.ts'
import { type Citizen, fullName, shownAddress } from '#population/index.ts'
import { stateOf, type Visit } from '#visit/index.ts'

/** `offered`: a letter has named the time; `proposed`: its letter is still to be written. */
export type CardState =
	| 'proposed'
	| 'offered'
	| 'firm'
	| 'begun'
	| 'took_place'
	| 'not_gone_ahead'
	| 'passed'
	| 'called_off'

/** One visit on the board, to one citizen or to both of a home. */
export type Card = {
	readonly booking: BookingId
	readonly staff: StaffId
	readonly on: Day
	readonly span: Span
	/** Minutes after midnight. */
	readonly from: number
	readonly to: number
	readonly citizens: readonly { readonly id: PersonId; readonly name: string; readonly where: Text }[]
	readonly state: CardState
	/** The last day on which the time is held. */
	readonly heldUntil: Day | null
	readonly isPhone: boolean
	readonly isFollowUp: boolean
	readonly isAfterLoss: boolean
	readonly isProtected: boolean
	readonly mayMove: boolean
	/** It stands, and whoever was to come is away then or works here no longer. */
	readonly isUncovered: boolean
}

/** One consultant on one day: when they work, why not where and while they do not, and what lies in it. */
export type Cell = {
	readonly staff: StaffId
	readonly on: Day
	/** Stretches in which visits are or may be, in minutes after midnight. */
	readonly hours: readonly (readonly [from: number, to: number])[]
	readonly off: Text | null
	readonly cards: readonly Card[]
	readonly calledOff: readonly Card[]
}

export type Board = {
	readonly today: Day
	readonly days: readonly Day[]
	readonly consultants: readonly { readonly id: StaffId; readonly name: string }[]
	readonly cells: readonly Cell[]
	/** The hours that the board shows, whole hours after midnight. */
	readonly opens: number
	readonly closes: number
}

export const minuteOf = (at: Instant): number => {
	const [hour, minute] = clockOf(at).split(':').map(Number)
	return (hour ?? 0) * 60 + (minute ?? 0)
}

/** The end of a span, also when that is midnight. */
const endOf = ({ from, to }: Span): number => (dayOf(from) === dayOf(to) ? minuteOf(to) : 24 * 60)

export type KnownOfWeek = {
	readonly at: Instant
	readonly bookings: readonly Booking[]
	readonly citizens: ReadonlyMap<PersonId, Citizen>
	readonly offers: readonly Offer[]
	readonly visits: readonly Visit[]
	readonly uncovered: ReadonlySet<BookingId>
}

const movable: readonly CardState[] = ['proposed', 'offered', 'firm']
const visitStates = { begun: 'begun', took_place: 'took_place', not_gone_ahead: 'not_gone_ahead' } as const

const cardState = (booking: Booking, offer: Offer | undefined, visit: Visit | undefined, at: Instant): CardState => {
	if (booking.releasedAt !== null) return 'called_off'
	if (visit !== undefined) return visitStates[stateOf(visit)]
	if (isBefore(booking.span.from, at)) return 'passed'
	if (booking.heldUntil === null) return 'firm'
	return offer !== undefined && offer.madeOn === null ? 'proposed' : 'offered'
}

/** One card a visit, in order of time; the two of a joint visit share one. */
export const cardsOf = (known: KnownOfWeek): Card[] => {
	const visits = new Map(known.visits.map((visit) => [visit.booking, visit]))
	const offers = new Map(known.offers.map((offer) => [offer.booking, offer]))
	const shown = new Set<BookingId>()
	return known.bookings.flatMap((booking) => {
		if (shown.has(booking.id)) return []
		const beside = besideIn(known.bookings, booking)
		const together = beside === null ? [booking] : [booking, beside]
		for (const { id } of together) shown.add(id)
		const citizens = together.flatMap(({ person }) => known.citizens.get(person) ?? [])
		const [visit] = together.flatMap(({ id }) => visits.get(id) ?? [])
		const state = cardState(booking, offers.get(booking.id), visit, known.at)
		const { id, staff, span, heldUntil, purpose } = booking
		return {
			...{
				booking: id,
				staff,
				on: dayOf(span.from),
				span,
				from: minuteOf(span.from),
				to: endOf(span),
				state,
				heldUntil,
			},
			citizens: citizens.map((citizen) => ({
				id: citizen.id,
				name: fullName(citizen),
				where: shownAddress(citizen),
			})),
			isPhone: purpose === 'phone_visit',
			isFollowUp: purpose === 'follow_up',
			isAfterLoss: together.some((one) => isAboutBereavement(offers.get(one.id)?.grounds ?? [])),
			isProtected: citizens.some((citizen) => citizen.protected),
			mayMove: movable.includes(state),
			isUncovered: [...movable, 'passed'].includes(state) && together.some((one) => known.uncovered.has(one.id)),
		}
	})
}

/** Stretches of a day that are free or taken by a visit, as few as cover them. */
export const hoursOn = (on: Day, spans: readonly Span[]): [number, number][] => {
	const hours: [number, number][] = []
	const own = spans.filter(({ from }) => dayOf(from) === on).map((span) => [minuteOf(span.from), endOf(span)] as const)
	for (const [from, to] of own.toSorted((a, b) => a[0] - b[0])) {
		const last = hours.at(-1)
		if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
		else hours.push([from, to])
	}
	return hours
}

/** Whole hours around everything that happens. */
export const hoursShown = (cells: readonly Pick<Cell, 'hours' | 'cards'>[]): { opens: number; closes: number } => {
	const from = cells.flatMap(({ hours, cards }) => [...hours.map(([from]) => from), ...cards.map((card) => card.from)])
	const to = cells.flatMap(({ hours, cards }) => [...hours.map(([, to]) => to), ...cards.map((card) => card.to)])
	return {
		opens: from.length === 0 ? 8 : Math.floor(Math.min(...from) / 60),
		closes: to.length === 0 ? 16 : Math.ceil(Math.max(...to) / 60),
	}
}
