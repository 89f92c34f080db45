import type { Rules } from './compile/lower.ts'
import type { VerdictWord } from './verdict.ts'

/** The verdicts as they stand in a column: their place here. */
export const verdictCodes: readonly VerdictWord[] = [
	'no_standard_in_force',
	'not_resident',
	'excluded',
	'offer',
	'assess',
	'not_now',
	'not_in_target_group',
]
/** The place of a verdict in a column. */
export const codeOf = (verdict: VerdictWord): number => verdictCodes.indexOf(verdict)

/** Stands where columns cannot tell and the readable evaluator must answer. */
export const unanswered = 255

export type Answers = {
	readonly verdict: Uint8Array
	/** The place of the leading ground's rule, plus one; 0 without an offer or an assessment due. */
	readonly leading: Uint16Array
	/** If given: for each 32 rules a word of bits, one for every rule on which an offer or an assessment is due. */
	readonly due?: readonly Int32Array[]
}

export const emptyAnswers = (rules: Rules, count: number, withDue = false): Answers => ({
	verdict: new Uint8Array(count),
	leading: new Uint16Array(count),
	...(withDue ? { due: Array.from({ length: (rules.rules.length + 31) >> 5 }, () => new Int32Array(count)) } : {}),
})
