import type { DayNumber } from '#kernel/day-number.ts'
import type { Columns } from './columns.ts'
import { type Constants, firstOfYear } from './constants.ts'
import type { Rules } from './lower.ts'
import { programText } from './program-text.ts'
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
/** Stands where columns cannot tell and the readable evaluator must answer. */
export const unanswered = 255

export type Answers = {
	readonly verdict: Uint8Array
	/** The place of the leading ground's rule, plus one; 0 without an offer or an assessment due. */
	readonly leading: Uint16Array
	/** If given: for each 32 rules a word of bits, one for every rule on which an offer or an assessment is due. */
	readonly due?: readonly Int32Array[]
}

/**
 * A standard compiled: answers for every row, as if the standard were in force, with the constants of a day.
 * Nothing in it depends on the day.
 */
export type Program = { readonly run: (columns: Columns, constants: Constants, answers: Answers) => void }

export const emptyAnswers = (rules: Rules, count: number, withDue = false): Answers => ({
	verdict: new Uint8Array(count),
	leading: new Uint16Array(count),
	...(withDue ? { due: Array.from({ length: (rules.rules.length + 31) >> 5 }, () => new Int32Array(count)) } : {}),
})

/** What `programText` is the body of. */
type Written = (
	columns: Columns,
	constants: Constants,
	answers: Answers,
	rows: readonly number[] | null,
	left: number[],
	firstOfYear: (on: DayNumber) => DayNumber,
) => void

const written = (rules: Rules, whole: boolean): Written =>
	new Function('columns', 'constants', 'answers', 'rows', 'left', 'firstOfYear', programText(rules, whole)) as Written

/**
 * Writes the standard as one loop over columns and lets the machine compile it. Evaluating written source is safe here,
 * because no letter of a standard reaches it: see `programText`, and the test that holds it.
 */
export const compile = (rules: Rules): Program => {
	const fast = written(rules, false)
	const whole = written(rules, true)
	return {
		run: (columns, constants, answers) => {
			const left: number[] = []
			for (const due of answers.due ?? []) due.fill(0)
			if (answers.due === undefined) fast(columns, constants, answers, null, left, firstOfYear)
			if (answers.due !== undefined || left.length > 0)
				whole(columns, constants, answers, answers.due === undefined ? left : null, [], firstOfYear)
			for (const row of columns.irregular) answers.verdict[row] = unanswered
		},
	}
}
