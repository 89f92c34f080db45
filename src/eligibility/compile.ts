import type { DayNumber } from '#kernel/day-number.ts'
import type { Columns } from './columns.ts'
import { type Constants, firstOfYear } from './constants.ts'
import type { Rules } from './lower.ts'
import { fastText, wholeText } from './program-text.ts'
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

/** What the texts are the bodies of. */
type Written = (
	columns: Columns,
	constants: Constants,
	answers: Answers,
	rows: readonly number[] | null,
	firstOfYear: (on: DayNumber) => DayNumber,
) => void

const written = (text: string): Written =>
	new Function('columns', 'constants', 'answers', 'rows', 'firstOfYear', text) as Written

/** Rows in which something stands twice or is owed: the fast function looks at neither. */
const rareRows = ({ count, bits, facts, before, owed }: Columns): readonly number[] => {
	const word = facts[0]
	if (word === undefined || ![...before, ...owed].some((column) => column !== null)) return []
	const rare = (1 << bits.twice) | (1 << bits.owed)
	const rows: number[] = []
	for (let row = 0; row < count; row++) if (((word[row] as number) & rare) !== 0) rows.push(row)
	return rows
}

/**
 * Writes the standard as one loop over columns and lets the machine compile it. Evaluating written source is safe here,
 * because no letter of a standard reaches it: see `fastText`, and the test that holds it.
 */
export const compile = (rules: Rules): Program => {
	const fast = written(fastText(rules))
	const whole = written(wholeText(rules))
	return {
		run: (columns, constants, answers) => {
			if (answers.due === undefined) {
				fast(columns, constants, answers, null, firstOfYear)
				const rows = rareRows(columns)
				if (rows.length > 0) whole(columns, constants, answers, rows, firstOfYear)
			} else {
				for (const due of answers.due) due.fill(0)
				whole(columns, constants, answers, null, firstOfYear)
			}
			for (const row of columns.irregular) answers.verdict[row] = unanswered
		},
	}
}
