import { addDays, type Day } from '#kernel/day.ts'
import type { EventId, PersonId } from '#kernel/ids.ts'
import type { Form } from '#standard/index.ts'
import { type Contact, type Due, isAboutBereavement, type OfferGround } from '../offer.ts'
import { byUrgency, dueOf, firstOf, lastDayOf, mostPressing, pressingDays } from './due.ts'

/** A ground of a verdict, as far as an offer needs it. */
export type OpenGround = {
	readonly criterion: string
	readonly intervention: string
	readonly initiative: string
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly contact: Contact
	readonly form?: Form
	readonly minutes: number
	readonly cites: string
	readonly servedOn?: Day | null
	readonly overdue?: boolean
	/** The rule needed a yes from a person, and somebody has said it. */
	readonly assessed?: boolean
}

/** A citizen who is to be offered a visit, and what speaks for or against doing it now. */
export type Candidate = {
	readonly person: PersonId
	readonly bornOn: Day
	readonly standard: string
	readonly grounds: readonly OpenGround[]
	/** The standard sorts them first; it entitles to nothing. */
	readonly hasPriority: boolean
	readonly bereavedOn: Day | null
	/** False when there is no number, or the number did not reach them: a letter goes instead. */
	readonly canBePhoned: boolean
	/** Opted out, already offered or agreed, taken out for a while, or told us something that has to be looked at. */
	readonly keptOut: boolean
}

export type Chosen = {
	readonly person: PersonId
	readonly standard: string
	readonly grounds: readonly OfferGround[]
	readonly contact: Contact
	readonly minutes: number
	readonly due: Due
	readonly until: Day | null
	readonly hasPriority: boolean
	/** The collective event to invite to instead of a visit. */
	readonly event?: EventId
}

export type Choice = {
	/** In the order in which they are to be taken. */
	readonly letters: readonly Chosen[]
	readonly calls: readonly Chosen[]
	/** A ground is open, and their time in the year has not come: as they would be offered, the first to come first. */
	readonly later: readonly Chosen[]
	/** Newly bereaved: to be offered something once the time of peace is over. */
	readonly inPeace: readonly PersonId[]
	/** Opted out, already offered or agreed, taken out for a while, or to be looked at first. */
	readonly keptOut: readonly PersonId[]
	/** Nothing that a rule offers by itself: only on request, after an assessment, or had already. */
	readonly nothingToOffer: readonly PersonId[]
}

/** The newly bereaved are left in peace for this long, unless the offer is about the loss or its last day is near. */
export const daysOfPeace = 35

/** The grounds that an offer would answer today. */
export const answerable = (grounds: readonly OpenGround[]): OpenGround[] =>
	grounds.filter((ground) => ground.initiative === 'automatic' && !ground.servedOn)

/** One channel for all grounds: a call when any ground asks for one, else a fixed time when any does. */
export const contactFor = (grounds: readonly OpenGround[], canBePhoned: boolean): Contact => {
	const wanted = new Set(grounds.map((ground) => ground.contact))
	if (wanted.has('phone') && canBePhoned) return 'phone'
	return wanted.has('fixed_time_letter') ? 'fixed_time_letter' : 'self_booking_letter'
}

export const groundsKept = (grounds: readonly OpenGround[]): OfferGround[] =>
	grounds.map(({ criterion, intervention, from, target, until, cites, overdue, form }) => ({
		criterion,
		intervention,
		from,
		target,
		until,
		cites,
		overdue: overdue === true,
		...(form === undefined ? {} : { form }),
	}))

/**
 * Everyone to be offered a visit now, most urgent first; several grounds become one offer that names them all. Whoever is
 * not among them stands in exactly one of the other lists: nobody vanishes.
 */
export const chooseDue = (candidates: readonly Candidate[], today: Day): Choice => {
	const now: Chosen[] = []
	const later: Chosen[] = []
	const inPeace: PersonId[] = []
	const keptOut: PersonId[] = []
	const nothingToOffer: PersonId[] = []
	for (const candidate of candidates) {
		const grounds = answerable(candidate.grounds)
		if (candidate.keptOut) keptOut.push(candidate.person)
		else if (grounds.length === 0) nothingToOffer.push(candidate.person)
		else if (isToBeLeftInPeace(candidate, grounds, today)) inPeace.push(candidate.person)
		else {
			const dues = grounds.map((ground) => dueOf(ground, candidate.bornOn))
			const pressing = mostPressing(dues.filter(({ on }) => on <= today))
			const first = pressing ?? firstOf(dues)
			if (first !== null) (pressing === null ? later : now).push(chosenFrom(candidate, grounds, first))
		}
	}
	const inOrder = (some: readonly Chosen[]) => some.toSorted((a, b) => byUrgency(a, b, today))
	const ordered = inOrder(now)
	return {
		letters: ordered.filter(({ contact }) => contact !== 'phone'),
		calls: ordered.filter(({ contact }) => contact === 'phone'),
		later: inOrder(later),
		inPeace,
		keptOut,
		nothingToOffer,
	}
}

const chosenFrom = (candidate: Candidate, grounds: readonly OpenGround[], due: Due): Chosen => ({
	person: candidate.person,
	standard: candidate.standard,
	grounds: groundsKept(grounds),
	contact: contactFor(grounds, candidate.canBePhoned),
	minutes: Math.max(...grounds.map((ground) => ground.minutes)),
	due,
	until: lastDayOf(grounds),
	hasPriority: candidate.hasPriority,
})

const isToBeLeftInPeace = ({ bereavedOn }: Candidate, grounds: readonly OpenGround[], today: Day): boolean => {
	if (bereavedOn === null || bereavedOn < addDays(today, -daysOfPeace) || isAboutBereavement(grounds)) return false
	const last = lastDayOf(grounds)
	return last === null || last > addDays(today, pressingDays)
}
