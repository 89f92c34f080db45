import { canStand, type Hours, type MeantVisit, type Travel, withVisits } from '#booking/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Offer, spanOf } from '../offer.ts'
import { sharedTimes } from './couple.ts'

/** A line of a portion, as far as its time goes. */
export type TimedLine = Pick<Offer, 'id' | 'person' | 'time' | 'minutes' | 'endedAt' | 'contact'>

/** One visit that a portion promises, to one or to both of a couple, and the lines that name it. */
export type PromisedVisit = { readonly lines: readonly OfferId[]; readonly visit: MeantVisit }

/** What open lines with a time promise. */
export const promisedBy = (
	lines: readonly TimedLine[],
	jointMinutes: number,
	placeOf: (person: PersonId) => MeantVisit['place'],
): PromisedVisit[] => {
	const pairs = new Map(sharedTimes(lines).map(([one, other]) => [one.id, other]))
	const seconds = new Set([...pairs.values()].map(({ id }) => id))
	return lines.flatMap((line): PromisedVisit[] => {
		const { id, time, endedAt, contact, person } = line
		if (time === null || endedAt !== null || contact !== 'fixed_time_letter' || seconds.has(id)) return []
		const other = pairs.get(id)
		const both = other === undefined ? [line] : [line, other]
		const minutes = other === undefined ? line.minutes : jointMinutes
		const persons = both.map((one) => one.person)
		const visit = { staff: time.staff, span: spanOf(time, minutes), place: placeOf(person), persons }
		return [{ lines: both.map((one) => one.id), visit }]
	})
}

/**
 * Of what is promised, what can stand beside what is booked and beside the others, and what cannot; whoever comes first in the list
 * stands. A visit before the answer is due cannot.
 */
export const whatStands = (
	promised: readonly PromisedVisit[],
	hours: Hours,
	answerBy: Day,
	travel: Travel,
): { readonly stand: readonly PromisedVisit[]; readonly lost: readonly PromisedVisit[] } => {
	const stand: PromisedVisit[] = []
	const lost: PromisedVisit[] = []
	let taken = hours
	for (const one of promised) {
		if (dayOf(one.visit.span.from) > answerBy && canStand(taken, one.visit, travel)) {
			stand.push(one)
			taken = withVisits(taken, [one.visit])
		} else lost.push(one)
	}
	return { stand, lost }
}
