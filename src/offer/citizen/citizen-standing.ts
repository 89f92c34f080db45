import type { Booking } from '#booking/index.ts'
import type { HistoryEntry } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { dayOf, type Instant, isBefore, millisecondsOf } from '#kernel/instant.ts'
import type { Answer, CallTime } from '../answer/answer.ts'
import { isConflicting } from '../answer/conflict.ts'
import { type Call, promisedIn } from '../call/call.ts'
import type { CollectiveEvent, Seat } from '../event/event.ts'
import type { Offer } from '../offer.ts'

/** Where a citizen stands with the letter, as the answer page tells them. `mayChange`: until the day before. */
export type CitizenStanding =
	| { readonly kind: 'doubt' }
	| { readonly kind: 'agreed'; readonly booking: Booking; readonly mayChange: boolean; readonly isOver: boolean }
	| {
			readonly kind: 'seated'
			readonly event: CollectiveEvent
			readonly seat: Seat
			readonly mayChange: boolean
			readonly visitInstead: boolean
	  }
	| { readonly kind: 'no_contact'; readonly until: Day | null }
	| { readonly kind: 'may_write' }
	| { readonly kind: 'declined'; readonly mayHaveVisit: boolean }
	| {
			readonly kind: 'call'
			/** The day asked for, or the one set since by whoever called in vain; it may have passed. */
			readonly on: Day
			readonly when: CallTime | null
			/** The time proposed, or the one agreed on: that stands until they have been called. */
			readonly booking: Booking | null
			readonly mayHaveVisit: boolean
	  }
	| { readonly kind: 'invited'; readonly event: CollectiveEvent; readonly visitInstead: boolean }
	/** The event that they were invited to is cancelled or over, and nothing comes in its place. */
	| { readonly kind: 'event_gone'; readonly isCancelled: boolean }
	| { readonly kind: 'proposed'; readonly booking: Booking }
	/** No time is held for them; `isLate`: one was. */
	| { readonly kind: 'choose'; readonly isLate: boolean }

export type KnownOfCitizen = {
	readonly offer: Pick<Offer, 'time' | 'endedAt' | 'endedBecause'> | null
	/** The time held or agreed on, while it stands. */
	readonly booking: Booking | null
	/** Oldest first. */
	readonly answers: readonly Answer[]
	/** Those made to the citizen, newest first. */
	readonly calls: readonly Call[]
	readonly optOut: { readonly until: Day | null } | null
	/** What the letter invites to, and their seat there, while it stands. */
	readonly event: CollectiveEvent | null
	readonly seat: Seat | null
	/** False: nothing is offered to who does not come to the event. */
	readonly mayHaveVisit: boolean
	readonly at: Instant
}

/** The first question answered with yes decides. */
export const citizenStanding = (known: KnownOfCitizen): CitizenStanding => {
	const { offer, booking, answers, calls, optOut, event, seat, mayHaveVisit, at } = known
	const today = dayOf(at)
	const noContact = optOut === null ? null : ({ kind: 'no_contact', until: optOut.until } as const)
	if (offer === null) return noContact ?? { kind: 'may_write' }
	if (isConflicting(answers)) return { kind: 'doubt' }
	if (offer.endedBecause === 'yes' && booking !== null) {
		const { from, to } = booking.span
		return { kind: 'agreed', booking, mayChange: today < dayOf(from), isOver: !isBefore(at, to) }
	}
	if (event !== null && event.cancelledAt === null && seat !== null)
		return { kind: 'seated', event, seat, mayChange: today < dayOf(event.span.from), visitInstead: mayHaveVisit }
	if (noContact !== null) return noContact
	const latest = answers.at(-1)
	if (latest?.kind === 'no') return { kind: 'declined', mayHaveVisit }
	const promised = offer.endedAt === null ? promisedIn(latest, calls) : null
	if (promised !== null) {
		const isToBe = booking !== null && isBefore(at, booking.span.to)
		return { kind: 'call', on: promised.on, when: promised.when, booking: isToBe ? booking : null, mayHaveVisit }
	}
	if (event !== null && event.cancelledAt === null && today < dayOf(event.span.from))
		return { kind: 'invited', event, visitInstead: mayHaveVisit }
	if (event !== null && !mayHaveVisit) return { kind: 'event_gone', isCancelled: event.cancelledAt !== null }
	if (offer.endedAt === null && booking !== null && today < dayOf(booking.span.from))
		return { kind: 'proposed', booking }
	return { kind: 'choose', isLate: offer.time !== null }
}

/** The visit agreed on that is still to be: also while a call about it is waited for. */
export const visitAgreed = (standing: CitizenStanding): Booking | null => {
	if (standing.kind === 'agreed') return standing.booking
	return standing.kind === 'call' && standing.booking?.heldUntil === null ? standing.booking : null
}

export type HeldVisit = { readonly kind: 'visit' | 'phone_visit'; readonly on: Day }

/** The latest visit held at the time agreed on, whichever day that became, or since; another before answers nothing about it. */
export const heldAsAgreed = (history: readonly HistoryEntry[], { id, span }: Booking): HeldVisit | null =>
	history
		.flatMap((entry) => {
			if (entry.kind !== 'visit' && entry.kind !== 'phone_visit') return []
			const { kind, on, booking } = entry
			return booking === id || on >= dayOf(span.from) ? [{ kind, on }] : []
		})
		.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
		.at(-1) ?? null

/** Nothing more is changed on the web: the visit, or the meeting, is today or has been. */
export const isTooLate = (standing: CitizenStanding): boolean =>
	(standing.kind === 'agreed' || standing.kind === 'seated') && !standing.mayChange

/** Days of free times on one page, and how far ahead the last page may begin. */
export const daysOfTimes = 60
export const mostDaysAhead = 180

/** Whether a time may have been among those shown: neither too soon nor too far ahead, at a whole quarter. */
export const mayBeChosen = (from: Instant, today: Day, needsInterpreter: boolean): boolean => {
	const [on, first] = [dayOf(from), firstDayToChoose(today, needsInterpreter)]
	return first <= on && on <= addDays(first, mostDaysAhead + 1 + daysOfTimes) && millisecondsOf(from) % 900_000 === 0
}

/** The first day to choose from: an interpreter has to be found, and a consultant to see it in the calendar. */
export const firstDayToChoose = (today: Day, needsInterpreter: boolean): Day => addDays(today, needsInterpreter ? 7 : 2)
