import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { answerable, type Candidate, type Chosen, chooseDue, daysOfPeace, type OpenGround } from '../batch/choose.ts'
import type { Contact } from '../offer.ts'
import { mayComeEarlier } from './year.ts'

/** How somebody will stand from a day on; null where there is nothing to offer, or they want no contact. */
export type StandingAhead = { readonly on: Day; readonly candidate: Candidate | null }

/** An offer that will fall due, if nothing else happens until then. */
export type OfferAhead = {
	readonly person: PersonId
	readonly dueOn: Day
	/** The first day on which it may be made; the same as the due day where it does not come early. */
	readonly earliestOn: Day
	readonly contact: Contact
	readonly minutes: number
	/** An invitation to a meeting for several takes nobody's visiting time. */
	readonly isMeeting: boolean
}

const keyOf = ({ criterion, from }: OpenGround): string => `${criterion} ${from}`

type Next = { readonly chosen: Chosen; readonly dueOn: Day; readonly notBefore: Day }

/** What is chosen for one citizen on a day, and when it falls due; in the time of peace, as it will be after it. */
const nextFor = (candidate: Candidate, on: Day): Next | null => {
	const choice = chooseDue([candidate], on)
	const [now] = [...choice.letters, ...choice.calls]
	if (now !== undefined) return { chosen: now, dueOn: on, notBefore: on }
	const [waiting] = choice.later
	if (waiting !== undefined) return { chosen: waiting, dueOn: waiting.due.on, notBefore: on }
	if (choice.inPeace.length === 0 || candidate.bereavedOn === null) return null
	return nextFor({ ...candidate, bereavedOn: null }, addDays(candidate.bereavedOn, daysOfPeace + 1))
}

/**
 * The offers that one citizen will be due, first to last day: each ground is offered once, together with all that are open that day.
 * What stands open on the first day for somebody who is kept out – offered already, agreed, taken out for a while – is not counted.
 */
export const offersAheadOf = (standings: readonly StandingAhead[], to: Day): OfferAhead[] => {
	const offers: OfferAhead[] = []
	const answered = new Set<string>()
	for (const [at, { on, candidate }] of standings.entries()) {
		if (candidate === null) continue
		const next = standings[at + 1]?.on ?? addDays(to, 1)
		const grounds = answerable(candidate.grounds).filter((ground) => !answered.has(keyOf(ground)))
		const answer = () => {
			for (const ground of grounds) answered.add(keyOf(ground))
		}
		if (at === 0 && candidate.keptOut) {
			answer()
			continue
		}
		const found = nextFor({ ...candidate, grounds, keptOut: false }, on)
		if (found === null || found.dueOn >= next) continue
		const opens = grounds.map(({ from }) => from).reduce(later, found.notBefore)
		offers.push({
			person: candidate.person,
			dueOn: found.dueOn,
			earliestOn: mayComeEarlier(found.chosen.due) ? earlier(opens, found.dueOn) : found.dueOn,
			contact: found.chosen.contact,
			minutes: found.chosen.minutes,
			isMeeting: grounds.every(({ form }) => form === 'collective_event'),
		})
		answer()
	}
	return offers
}
