import { day } from '#kernel/day.ts'
import { numberOf } from '#kernel/day-number.ts'
import type { DayColumn, Flag } from './population.ts'

/** The day of the measurement. */
export const on = day('2026-05-14')

/** Something that is or is not so of a person; days are day numbers, both ends belong to it. */
export type Test =
	| { readonly is: 'within'; readonly column: DayColumn; readonly from: number | null; readonly to: number }
	| { readonly is: 'since'; readonly column: DayColumn; readonly other: DayColumn; readonly days: number }
	| { readonly is: 'flag'; readonly flag: Flag }
	| { readonly is: 'all' | 'any'; readonly of: readonly Test[] }
	| { readonly is: 'not'; readonly of: Test }

/** What becomes of a person: a reason, or a question and what follows from its answer. */
export type Decision = number | { readonly when: Test; readonly yes: Decision; readonly no: Decision }

const today = numberOf(on)
const within = (column: DayColumn, from: string | number | null, to: string | number): Test => ({
	is: 'within',
	column,
	from: typeof from === 'string' ? numberOf(day(from)) : from,
	to: typeof to === 'string' ? numberOf(day(to)) : to,
})
const flag = (name: Flag): Test => ({ is: 'flag', flag: name })
const joined = (is: 'all' | 'any', of: readonly Test[]): Test => {
	const parts = of.flatMap((part) => ('of' in part && part.is === is ? part.of : [part]))
	const [only, ...more] = parts
	return only !== undefined && more.length === 0 ? only : { is, of: parts }
}
const all = (...of: Test[]): Test => joined('all', of)
const any = (...of: Test[]): Test => joined('any', of)
const not = (of: Test): Test => ({ is: 'not', of })
const visitedSince = (other: DayColumn, days: number): Test => ({ is: 'since', column: 'visited', other, days })

type Rule = {
	readonly code: string
	readonly initiative: 'automatic' | 'after_assessment'
	readonly needs: Test
	readonly open: Test
	readonly served: Test
	/** It has happened, and its window is yet to come. */
	readonly coming: Test | null
	/** Closed to those who receive nursing. */
	readonly notWithNursing: boolean
}

const ofAge = within('born', null, '1961-05-14')

const byAge = (code: string, open: Test, needs: Test = all()): Rule => ({
	code,
	initiative: 'automatic',
	needs,
	open,
	served: within('visited', '2026-01-01', today),
	coming: null,
	notWithNursing: true,
})

const byEvent = (code: string, column: DayColumn, from: number, until: number, needs: Test): Rule => ({
	code,
	initiative: 'automatic',
	needs,
	open: within(column, today - until, today - from),
	served: visitedSince(column, from),
	coming: within(column, today - from + 1, today),
	notWithNursing: false,
})

/**
 * The thirteen rules of bench/standard-13.yaml, worked out by hand for 14 May 2026, in the order in which they lead.
 * Nothing here comes from the program: that the reasons are the same is the check.
 */
const rules: readonly Rule[] = [
	byAge('age-70-alone', within('born', '1956-01-01', '1956-12-31'), flag('alone')),
	byAge('age-75', within('born', '1951-01-01', '1951-12-31')),
	byAge('age-80', within('born', '1946-01-01', '1946-12-31')),
	byAge('age-82-yearly', within('born', null, '1944-12-31')),
	{
		...byAge('newcomer', within('since', '2025-11-15', today), ofAge),
		served: visitedSince('since', 0),
		notWithNursing: false,
	},
	byEvent('spouse-died', 'died', 35, 56, ofAge),
	byEvent('spouse-died-half-a-year', 'died', 168, 196, ofAge),
	byEvent('spouse-to-care-home', 'moved', 35, 56, ofAge),
	byEvent(
		'long-after-discharge',
		'discharged',
		182,
		210,
		any(within('born', '1946-05-15', '1961-05-14'), within('born', null, '1943-05-14')),
	),
	{
		...byEvent('readmission-risk', 'discharged', 0, 0, all(flag('ownCase'), ofAge)),
		initiative: 'after_assessment',
		open: within('discharged', '2026-02-15', today),
		coming: null,
	},
]

/** Reasons as numbers; a rule that leads is `leads` and its place in the list. */
export const reasons = { none: 0, notNow: 1, excluded: 2, gone: 3, leads: 10 } as const
export const ruleCodes: readonly string[] = rules.map(({ code }) => code)

const isOpen = ({ needs, open }: Rule): Test => all(needs, open)
const isDue = (rule: Rule): Test => all(rule.needs, rule.open, not(rule.served))

const nobody = all(flag('careHome'))
const bothKindsOfHelp = all(flag('personal'), flag('practical'))
const nursing = flag('nursing')

const anyOpen = any(...rules.map(isOpen))
const anyOpenWithNursing = any(...rules.filter((rule) => !rule.notWithNursing).map(isOpen))
const awaited = any(...rules.flatMap(({ coming, needs }) => (coming === null ? [] : [all(needs, coming)])))

const leastAge = within('born', '1961-05-15', today)
const closed: Decision = {
	when: anyOpen,
	yes: reasons.excluded,
	no: { when: awaited, yes: reasons.notNow, no: reasons.none },
}
const nothingDue: Decision = {
	when: all(nursing, anyOpen, not(anyOpenWithNursing)),
	yes: reasons.excluded,
	no: { when: any(anyOpen, awaited), yes: reasons.notNow, no: reasons.none },
}
const due = rules.reduceRight<Decision>(
	(no, rule, at) => ({
		when: rule.notWithNursing ? all(isDue(rule), not(nursing)) : isDue(rule),
		yes: reasons.leads + at,
		no,
	}),
	nothingDue,
)

/** The whole decision, with the question that lets most people go first: nobody below 65 can be due for anything. */
export const decision: Decision = {
	when: flag('gone'),
	yes: reasons.gone,
	no: {
		when: leastAge,
		yes: reasons.none,
		no: { when: any(nobody, bothKindsOfHelp), yes: closed, no: due },
	},
}
