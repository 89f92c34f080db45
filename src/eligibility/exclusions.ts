import { type DayNumber, numberOf } from '#kernel/day-number.ts'
import { type Exclusion, isIn, type Standard } from '#standard/index.ts'
import { holds } from './condition.ts'
import type { Facts } from './facts.ts'
import type { HeldExclusion } from './verdict.ts'

/** An exclusion whose condition holds, and the first decision on record about it. */
export type Closing = { readonly exclusion: Exclusion; readonly decided: Facts['exceptions'][number] | null }

const decisionOn = ({ code }: Exclusion, { exceptions }: Facts): Closing['decided'] => {
	let first: Closing['decided'] = null
	for (const exception of exceptions)
		if (exception.exclusion === code && (first === null || exception.on < first.on)) first = exception
	return first
}

/** The exclusions whose condition holds, whatever was decided about them and when. */
export const closingsOf = ({ exclusions }: Standard, facts: Facts): readonly Closing[] => {
	const closings: Closing[] = []
	for (const exclusion of exclusions)
		if (holds(exclusion.when, facts)) closings.push({ exclusion, decided: decisionOn(exclusion, facts) })
	return closings
}

/**
 * The exclusions that hold on a day, those set aside included. An exception that the standard does not permit is
 * ignored; one that the municipality may make use of holds only by a recorded decision.
 */
export const heldOn = (closings: readonly Closing[], on: DayNumber): readonly HeldExclusion[] => {
	if (closings.length === 0) return none
	const held: HeldExclusion[] = []
	for (const { exclusion, decided } of closings) {
		const { code, cites, strength } = exclusion
		const isDecided = decided !== null && numberOf(decided.on) <= on
		if (strength === 'permissive' && !isDecided) continue
		const exceptionPossible = strength === 'default'
		const hold = { exclusion: code, cites, exceptionPossible }
		held.push(exceptionPossible && isDecided ? { ...hold, exceptionOn: decided.on } : hold)
	}
	return held
}
const none: readonly never[] = []

/** Whether an exclusion that nobody set aside covers a criterion. */
export const isCovered = (standard: Standard, held: readonly HeldExclusion[], criterion: string): boolean =>
	held.some(
		({ exclusion, exceptionOn }) =>
			exceptionOn === undefined &&
			isIn(standard.exclusions.find(({ code }) => code === exclusion)?.covers ?? 'all', criterion),
	)
