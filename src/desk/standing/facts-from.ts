import type { Booking } from '#booking/index.ts'
import { type Stance, unserved } from '#eligibility/index.ts'
import { type Agreement, type Closing, closingText } from '#followup/index.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import {
	type Answer,
	criteriaOf,
	firstDueOn,
	type Offer,
	type OptOut,
	promisedIn,
	type SeatStanding,
	stateOf,
	type ToCall,
	withYes,
	wordsForContact,
} from '#offer/index.ts'
import type { Citizen } from '#population/index.ts'
import { exclusionText, type Standard } from '#standard/index.ts'
import { hindranceText, stateOf as stateOfVisit, type Visit } from '#visit/index.ts'
import type { OpenOffer, StandingFacts } from './standing-facts.ts'

/** Where a citizen stands with their offers; newest first. */
export type OfferStanding = {
	readonly offers: readonly (Offer & {
		readonly answers: readonly Answer[]
		readonly isConflicting: boolean
		/** Reminders of it written so far; counted while it awaits its answer. */
		readonly reminders: number
		/** As many as the standard has that it was made under. */
		readonly mostReminders: number
	})[]
	readonly optOut: OptOut | null
}

/** What the rooms know of one citizen. */
export type Known = {
	readonly today: Day
	readonly citizen: Pick<Citizen, 'status' | 'statusSince' | 'bornOn'>
	readonly stance: { readonly verdict: Stance; readonly since: Day } | null
	readonly standard: Standard | null
	/** Newest first. */
	readonly offers: OfferStanding['offers']
	readonly optOut: OptOut | null
	readonly toCall: ToCall | null
	readonly bookings: readonly Booking[]
	/** At events to come, and at those they came to; the first first. */
	readonly seats: readonly SeatStanding[]
	readonly visits: readonly Visit[]
	readonly agreements: readonly Agreement[]
	readonly closings: readonly Closing[]
	readonly nameOf: (staff: StaffId) => string
}

const newest = <One>(many: readonly One[], dayOfOne: (one: One) => Day): One | null =>
	many.toSorted((a, b) => (dayOfOne(a) < dayOfOne(b) ? 1 : -1))[0] ?? null

const heldOrNot = (visit: Visit): boolean => stateOfVisit(visit) !== 'begun'
const dayOfVisit = (visit: Visit): Day => visit.tookPlaceOn ?? visit.plannedOn

/** The latest visit that was held, or that was not and is still to be mended. */
export const latestVisit = (visits: readonly Visit[]): Visit | null =>
	newest(
		visits.filter((visit) => heldOrNot(visit) && visit.newTime !== 'not_wanted'),
		dayOfVisit,
	)

/** The firm time to come, or one gone by of which nothing is written. */
export const firmTime = (bookings: readonly Booking[], visits: readonly Visit[]): Booking | null => {
	const done = new Set(visits.filter(heldOrNot).map((visit) => visit.booking))
	const firm = bookings.filter(
		({ id, heldUntil, releasedAt }) => heldUntil === null && releasedAt === null && !done.has(id),
	)
	return firm.toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1))[0] ?? null
}

type OneOffer = OfferStanding['offers'][number]

const isOverSince = ({ visits, closings }: Known, since: Day): boolean =>
	visits.some((visit) => heldOrNot(visit) && dayOfVisit(visit) >= since) ||
	closings.some((closing) => closing.on >= since)

/** A no is a no; a silence is not: such an offer still waits, until a visit, a closing or the end of its ground. */
const stillWaits = (known: Known): OneOffer | null => {
	const last = known.offers.find(({ madeOn }) => madeOn !== null)
	if (last === undefined || last.madeOn === null || last.endedBecause !== 'no_answer') return null
	return known.stance?.verdict.verdict !== 'not_now' || isOverSince(known, last.madeOn) ? null : last
}

const openOffers = (known: Known): OpenOffer[] => {
	const { offers, today } = known
	const toCall = known.toCall?.reason.kind === 'not_held' ? null : known.toCall
	const waiting = stillWaits(known)
	const steps = offers.flatMap((offer): OpenOffer[] => {
		const state = stateOf(offer, false)
		const isContradicted = offer.isConflicting && offer === offers[0] && !isOverSince(known, offer.madeOn ?? today)
		const step = isContradicted
			? 'contradicted'
			: state === 'proposed' || state === 'approved'
				? 'planned'
				: state === 'held'
					? 'undelivered'
					: state === 'awaiting' || offer === waiting
						? toCall !== null || offer.contact === 'phone'
							? 'to_call'
							: 'awaiting'
						: null
		if (step === null) return []
		const [letter, letters] = [1 + offer.reminders, 1 + offer.mostReminders]
		const on = offer.madeOn ?? dayOf(offer.proposedAt)
		const { answerBy } = offer
		const channel = wordsForContact[offer.contact]
		const callOn = promisedIn(offer.answers.at(-1), toCall?.calls ?? [])?.on ?? null
		return [{ step, on, criteria: criteriaOf(offer), channel, answerBy, letter, letters, callOn }]
	})
	const isCalledAboutNothingOpen = toCall !== null && !steps.some(({ step }) => step === 'to_call')
	return isCalledAboutNothingOpen
		? [
				...steps,
				{
					step: 'to_call',
					on: today,
					criteria: toCall.grounds.map(({ criterion }) => criterion),
					channel: wordsForContact.phone,
					answerBy: null,
					letter: 1,
					letters: 1,
					callOn: null,
				},
			]
		: steps
}

const declinedIn = (offers: Known['offers']): StandingFacts['declined'] => {
	const last = offers.find(({ madeOn }) => madeOn !== null)
	if (last === undefined || last.endedBecause !== 'no' || last.endedAt === null) return null
	const by = last.answers.at(-1)?.byName ?? ''
	return {
		on: dayOf(last.endedAt),
		how: by === '' ? wordsForContact[last.contact] : text(`sagt af ${by}`, `said by ${by}`),
	}
}

/** The visit agreed on, or the event to come. */
const timeOf = ({ today, bookings, visits, seats, nameOf }: Known): StandingFacts['time'] => {
	const time = firmTime(bookings, visits)
	if (time !== null) return { on: dayOf(time.span.from), at: clockOf(time.span.from), staff: nameOf(time.staff) }
	const seat = seats.find(({ at, attended }) => !attended && dayOf(at) >= today)
	return seat === undefined ? null : { on: dayOf(seat.at), at: clockOf(seat.at), staff: seat.title }
}

/** The latest visit, held or not, or event attended. */
const latestMeeting = ({ visits, seats }: Known): StandingFacts['visit'] => {
	const visit = latestVisit(visits)
	const event = seats.findLast(({ attended }) => attended)
	if (event !== undefined && (visit === null || dayOfVisit(visit) < dayOf(event.at)))
		return { on: dayOf(event.at), kind: 'event_attended', because: null }
	if (visit === null) return null
	const { notGoneAhead, form } = visit
	return {
		on: dayOfVisit(visit),
		kind: notGoneAhead !== null ? 'not_held' : form === 'phone_visit' ? 'visited_by_phone' : 'visited',
		because: notGoneAhead === null ? null : hindranceText(notGoneAhead),
	}
}

/** The rooms' knowledge as the ladder asks for it. */
export const factsFrom = (known: Known): StandingFacts => {
	const { today, citizen, stance, standard } = known
	const { optOut } = known
	const closing = newest(known.closings, ({ on }) => on)
	const grounds = stance?.verdict.grounds ?? []
	const open = new Set(unserved(grounds))
	return {
		today,
		status: citizen.status,
		statusSince: citizen.statusSince,
		verdict: stance?.verdict.verdict ?? null,
		since: stance?.since ?? null,
		grounds: grounds.map((ground) => ({
			criterion: ground.criterion,
			from: ground.from,
			target: ground.target,
			until: ground.until,
			overdue: ground.overdue === true,
			servedOn: ground.servedOn ?? null,
			unserved: open.has(ground),
		})),
		offerOn: firstDueOn(withYes([...open], standard ?? undefined), citizen.bornOn),
		exclusions: (stance?.verdict.exclusions ?? [])
			.filter(({ exceptionOn }) => exceptionOn === undefined)
			.map(({ exclusion }) => (standard === null ? text(exclusion, exclusion) : exclusionText(standard, exclusion))),
		nextChangeOn: stance?.verdict.nextChangeOn ?? null,
		offers: openOffers(known),
		declined: declinedIn(known.offers),
		optedOut: optOut === null ? null : { on: optOut.on, until: optOut.until },
		time: timeOf(known),
		visit: latestMeeting(known),
		agreements: known.agreements
			.filter(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null)
			.map(({ dueOn, what, owner, noteStruck }) => ({
				...{ dueOn, what, owner: known.nameOf(owner) },
				isFromInvalidNote: noteStruck !== null,
			})),
		closing: closing === null ? null : { on: closing.on, because: closingText(closing.reason) },
	}
}

/** Criteria on which an offer is still owed although its last day has passed. */
export const overdueIn = (stance: Pick<Stance, 'grounds'> | null): string[] =>
	unserved(stance?.grounds ?? []).flatMap(({ criterion, overdue }) => (overdue === true ? [criterion] : []))

/** Something was held, agreed or offered since the last closing, and is not concluded. */
export const isCourseOpen = (known: Known): boolean => {
	const closed = newest(known.closings, ({ on }) => on)?.on ?? ''
	return (
		known.offers.some(({ endedAt, madeOn }) => endedAt === null && madeOn !== null) ||
		known.visits.some((visit) => dayOfVisit(visit) > closed) ||
		known.agreements.some(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null)
	)
}
