import type { Condition, LivesAlone, Needs } from '#standard/index.ts'
import type { Facts, Help } from './facts.ts'

/** A condition without parts: one question about the citizen. */
export type Question = Extract<Condition, { is: 'help' | 'residence' | 'seenBy' }>

/** The questions in a condition, in the order in which they stand. */
export const questionsIn = (condition: Condition): readonly Question[] => {
	switch (condition.is) {
		case 'any':
		case 'all':
			return condition.of.flatMap(questionsIn)
		case 'not':
			return questionsIn(condition.of)
		default:
			return [condition]
	}
}

type HelpAsked = Extract<Condition, { is: 'help' }>

/** How far what is known of a kind of help goes towards what is asked. */
export type HelpKnown =
	| 'as_asked'
	| 'not_received'
	| 'not_long_term'
	| 'long_term_unknown'
	| 'too_few_hours'
	| 'hours_unknown'

export const helpKnown = ({ kind, longTerm, moreThanHours }: HelpAsked, { help }: Pick<Facts, 'help'>): HelpKnown => {
	const told: Help = help[kind]
	const known: Exclude<Help, boolean> = typeof told === 'boolean' ? { received: told } : told
	if (!known.received) return 'not_received'
	if (longTerm && known.longTerm !== true) return known.longTerm === undefined ? 'long_term_unknown' : 'not_long_term'
	if (moreThanHours === null) return 'as_asked'
	if (known.hoursPerWeek === undefined) return 'hours_unknown'
	return known.hoursPerWeek > moreThanHours ? 'as_asked' : 'too_few_hours'
}

/** Whether a condition holds; what is not known is not so. */
export const holds = (condition: Condition, facts: Pick<Facts, 'help' | 'residence' | 'seenBy'>): boolean => {
	switch (condition.is) {
		case 'any':
			return condition.of.some((part) => holds(part, facts))
		case 'all':
			return condition.of.every((part) => holds(part, facts))
		case 'not':
			return !holds(condition.of, facts)
		case 'residence':
			return condition.in.includes(facts.residence)
		case 'seenBy':
			return facts.seenBy?.some((staff) => condition.in.includes(staff)) ?? false
		case 'help':
			return helpKnown(condition, facts) === 'as_asked'
	}
}

/** Whether the citizen lives alone as the standard defines it; null where it is not known. */
export const isAlone = (
	definition: LivesAlone,
	{ livesAlone, single = null }: Pick<Facts, 'livesAlone' | 'single'>,
): boolean | null => {
	if (definition === 'only_adult_at_address') return livesAlone
	if (definition === 'single_by_civil_status') return single
	if (livesAlone === false || single === false) return false
	return livesAlone === null || single === null ? null : true
}

/** Whether what is asked about the citizen, apart from the age, is so. */
export const suits = (needs: Needs, definition: LivesAlone, facts: Facts): boolean =>
	(needs.livesAlone === null || isAlone(definition, facts) === needs.livesAlone) &&
	(needs.preventiveCase === null || facts.preventiveCase === needs.preventiveCase) &&
	(needs.when === null || holds(needs.when, facts))
