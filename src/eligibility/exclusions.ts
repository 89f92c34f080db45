import type { Day } from '#kernel/day.ts'
import { type Condition, type Exclusion, isIn, type Standard } from '#standard/index.ts'
import type { Facts, Help } from './facts.ts'
import type { HeldExclusion } from './verdict.ts'

const isReceived = (help: Help): boolean => (typeof help === 'boolean' ? help : help.received)

/** What is not known does not exclude anybody. */
const holds = (condition: Condition, facts: Facts): boolean => {
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
			return false
		case 'help': {
			const help = facts.help[condition.kind]
			if (!isReceived(help)) return false
			const known: Exclude<Help, boolean> = typeof help === 'boolean' ? { received: help } : help
			if (condition.longTerm && known.longTerm !== true) return false
			return condition.moreThanHours === null || (known.hoursPerWeek ?? 0) > condition.moreThanHours
		}
	}
}

export const excludes = ({ when }: Exclusion, facts: Facts): boolean => holds(when, facts)

/** The exclusions that hold, those set aside included; an exception that the standard does not permit is ignored. */
export const heldExclusions = (standard: Standard, facts: Facts, on: Day): readonly HeldExclusion[] =>
	standard.exclusions
		.filter((exclusion) => excludes(exclusion, facts))
		.map(({ code, cites, strength }) => {
			const exceptionPossible = strength === 'default'
			const held = { exclusion: code, cites, exceptionPossible }
			if (!exceptionPossible) return held
			const granted = facts.exceptions.filter((exception) => exception.exclusion === code && exception.on <= on)
			const [first] = granted.map((exception) => exception.on).sort()
			return first === undefined ? held : { ...held, exceptionOn: first }
		})

/** Whether an exclusion that nobody set aside covers a criterion. */
export const isCovered = (standard: Standard, held: readonly HeldExclusion[], criterion: string): boolean =>
	held.some(
		({ exclusion, exceptionOn }) =>
			exceptionOn === undefined &&
			isIn(standard.exclusions.find(({ code }) => code === exclusion)?.covers ?? 'all', criterion),
	)
