import type { Day } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { type Answers, emptyAnswers, verdictCodes } from './answers.ts'
import { compile, type Program } from './compile/compile.ts'
import { constantsFor } from './compile/constants.ts'
import { columnsOf } from './compile/facts-in-columns.ts'
import type { Rules } from './compile/lower.ts'
import { rulesOf } from './compile/lowered.ts'
import { isCovered } from './exclusions.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import type { VerdictWord } from './verdict.ts'

/** A verdict with the criterion that leads, and every criterion on which an offer or an assessment is due. */
export type ShortVerdict = {
	readonly verdict: VerdictWord
	readonly leading: string | null
	readonly due: readonly string[]
}

const programs = new WeakMap<Rules, Program>()

const programOf = (rules: Rules): Program => {
	const known = programs.get(rules) ?? compile(rules)
	programs.set(rules, known)
	return known
}

/** The same of one citizen by the readable evaluator. */
export const shortVerdict = (standard: Standard, facts: Facts, on: Day): ShortVerdict => {
	const { verdict, grounds, exclusions } = judge([standard], facts, on)
	const due = grounds.filter(
		({ servedOn, initiative, criterion }) =>
			servedOn === undefined && initiative !== 'on_request' && !isCovered(standard, exclusions, criterion),
	)
	const leads = verdict === 'offer' ? due.find(({ initiative }) => initiative === 'automatic') : due[0]
	return {
		verdict,
		leading: verdict === 'offer' || verdict === 'assess' ? (leads?.criterion ?? null) : null,
		due: due.map(({ criterion }) => criterion),
	}
}

const read = ({ verdict, leading, due = [] }: Answers, rules: Rules, row: number): ShortVerdict => ({
	verdict: verdictCodes[verdict[row] ?? 0] ?? 'no_standard_in_force',
	leading: rules.rules[(leading[row] ?? 0) - 1]?.criterion.code ?? null,
	due: rules.rules.flatMap(({ criterion }, place) =>
		((due[place >> 5]?.[row] ?? 0) & (1 << (place & 31))) === 0 ? [] : [criterion.code],
	),
})

/** Verdicts of many citizens under one version on one day, by the compiled rules. */
export const verdictsOf = (standard: Standard, facts: readonly Facts[], on: Day): readonly ShortVerdict[] => {
	if (standardOn([standard], on) === null)
		return facts.map(() => ({ verdict: 'no_standard_in_force', leading: null, due: [] }))
	const [rules, day] = [rulesOf(standard), numberOf(on)]
	const columns = columnsOf(rules, facts, day)
	const answers = emptyAnswers(rules, facts.length, true)
	programOf(rules).run(columns, constantsFor(rules, day, day), answers)
	return facts.map((known, row) =>
		columns.irregular.has(row) ? shortVerdict(standard, known, on) : read(answers, rules, row),
	)
}
