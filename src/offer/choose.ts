import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { byUrgency, dueOf, lastDayOf, mostPressing, pressingDays } from './due.ts'
import { type Contact, type Due, isAboutBereavement, type OfferGround } from './offer.ts'

/** A ground of a verdict, as far as an offer needs it. */
export type OpenGround = {
	readonly criterion: string
	readonly intervention: string
	readonly initiative: string
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly contact: Contact
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
}

export type Choice = {
	/** In the order in which they are to be taken. */
	readonly letters: readonly Chosen[]
	readonly calls: readonly Chosen[]
	/** Due, but their time in the year has not come; counted, so that nobody vanishes. */
	readonly laterInYear: number
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
	grounds.map(({ criterion, intervention, from, target, until, cites, overdue }) => ({
		criterion,
		intervention,
		from,
		target,
		until,
		cites,
		overdue: overdue === true,
	}))

/** Everyone to be offered a visit now, most urgent first; several grounds become one offer that names them all. */
export const chooseDue = (candidates: readonly Candidate[], today: Day): Choice => {
	const chosen: Chosen[] = []
	let laterInYear = 0
	for (const candidate of candidates) {
		const grounds = answerable(candidate.grounds)
		const due = mostPressing(grounds.map((ground) => dueOf(ground, candidate.bornOn)).filter(({ on }) => on <= today))
		if (candidate.keptOut || grounds.length === 0) continue
		if (due === null || isToBeLeftInPeace(candidate, grounds, today)) {
			laterInYear += 1
			continue
		}
		chosen.push({
			person: candidate.person,
			standard: candidate.standard,
			grounds: groundsKept(grounds),
			contact: contactFor(grounds, candidate.canBePhoned),
			minutes: Math.max(...grounds.map((ground) => ground.minutes)),
			due,
			until: lastDayOf(grounds),
			hasPriority: candidate.hasPriority,
		})
	}
	const ordered = chosen.toSorted((a, b) => byUrgency(a, b, today))
	return {
		letters: ordered.filter(({ contact }) => contact !== 'phone'),
		calls: ordered.filter(({ contact }) => contact === 'phone'),
		laterInYear,
	}
}

const isToBeLeftInPeace = ({ bereavedOn }: Candidate, grounds: readonly OpenGround[], today: Day): boolean => {
	if (bereavedOn === null || bereavedOn < addDays(today, -daysOfPeace) || isAboutBereavement(grounds)) return false
	const last = lastDayOf(grounds)
	return last === null || last > addDays(today, pressingDays)
}
