import { type Text, text } from '#kernel/language.ts'
import type { GroundFacts, StandingFacts } from './standing-facts.ts'
import { nextChange, onDay, type Question } from './standing-question.ts'

/** The grounds that wait on the day for an offer or an assessment. */
export const waiting = ({ grounds, today }: StandingFacts): GroundFacts[] =>
	grounds.filter((ground) => ground.unserved && ground.from <= today)
export const codes = (grounds: readonly GroundFacts[]): string[] => grounds.map((ground) => ground.criterion)

/** By when the first of them is to be met, where any has such a day. */
export const targets = (grounds: readonly GroundFacts[]): Text[] => {
	const [first] = grounds.flatMap(({ target, until }) => target ?? until ?? []).toSorted()
	return first === undefined ? [] : [onDay('Senest', 'By', first)]
}

/** Entitled already, but the spread over the year has not come to them. */
export const isOfferLaterInYear: Question = (facts) =>
	facts.verdict === 'offer' && facts.offerOn !== null && facts.offerOn > facts.today
		? {
				kind: 'offer_planned',
				since: facts.since,
				criteria: codes(waiting(facts)),
				details: [onDay('Tilbydes fra', 'To be offered from', facts.offerOn)],
			}
		: null

export const isOfferDue: Question = (facts) => {
	if (facts.verdict !== 'offer') return null
	const grounds = waiting(facts)
	const isLate = grounds.some((ground) => ground.overdue)
	const isPastTarget = grounds.some((ground) => ground.target !== null && ground.target < facts.today)
	return {
		kind: isLate ? 'offer_overdue' : 'offer_missing',
		badge: isPastTarget ? 'error' : undefined,
		since: facts.since,
		criteria: codes(grounds),
		details: targets(grounds),
	}
}

export const isAssessmentDue: Question = (facts) =>
	facts.verdict === 'assess'
		? {
				kind: 'to_assess',
				since: facts.since,
				criteria: codes(waiting(facts)),
				details: [...(facts.since === null ? [] : [onDay('Siden', 'Since', facts.since)]), ...targets(waiting(facts))],
			}
		: null

export const isExcluded: Question = (facts) =>
	facts.verdict === 'excluded'
		? {
				kind: 'excluded',
				since: facts.since,
				criteria: codes(waiting(facts)),
				label: text(
					`Undtaget (${facts.exclusions.map((one) => one.da).join(', ')})`,
					`Excluded (${facts.exclusions.map((one) => one.en).join(', ')})`,
				),
				details: [nextChange(facts)],
			}
		: null

export const isOfferAhead: Question = (facts) => {
	const ahead = facts.grounds.filter((ground) => ground.from > facts.today && ground.unserved)
	return facts.verdict !== 'not_now' || ahead.length === 0
		? null
		: { kind: 'offer_planned', since: facts.since, criteria: codes(ahead), details: targets(ahead) }
}

export const isServed: Question = (facts) => {
	if (facts.verdict !== 'not_now') return null
	const served = facts.grounds.filter((ground) => ground.servedOn !== null)
	const days = served.flatMap((ground) => ground.servedOn ?? []).toSorted()
	const on = days.at(-1) ?? null
	return {
		kind: 'closed',
		since: on ?? facts.since,
		criteria: codes(served),
		details: [...(on === null ? [] : [onDay('Tilbud givet', 'Offer made', on)]), nextChange(facts)],
	}
}

export const areThereRules: Question = ({ verdict, since }) =>
	verdict === 'no_standard_in_force'
		? {
				kind: 'no_standard',
				since,
				criteria: [],
				details: [text('Ingen kvalitetsstandard gælder på dagen', 'No standard is in force on the day')],
			}
		: null

export const wasNeverAssessed: Question = ({ verdict }) =>
	verdict === null
		? {
				kind: 'not_assessed',
				since: null,
				criteria: [],
				details: [text('Gennemgås i nat', 'Gone through tonight')],
			}
		: null
