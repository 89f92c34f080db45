import { bitOf, type DayColumn, type Flag } from './population.ts'
import type { Decision, Test } from './rules.ts'

/** How a language writes the two kinds of names, and the few words it joins them with. */
export type Dialect = {
	readonly day: (column: DayColumn) => string
	readonly flag: (flag: Flag) => string
	readonly and: string
	readonly or: string
	readonly not: (of: string) => string
	readonly choose: (when: string, then: string, otherwise: string) => string
}

const joined = (parts: readonly string[], word: string): string => `(${parts.join(` ${word} `)})`

const testIn = (dialect: Dialect, test: Test): string => {
	switch (test.is) {
		case 'within': {
			const [named, last] = [dialect.day(test.column), `${dialect.day(test.column)} <= ${test.to}`]
			return test.from === null ? `(${last})` : joined([`${named} >= ${test.from}`, last], dialect.and)
		}
		case 'since':
			return `(${dialect.day(test.column)} >= ${dialect.day(test.other)} + ${test.days})`
		case 'flag':
			return dialect.flag(test.flag)
		case 'not':
			return dialect.not(testIn(dialect, test.of))
		case 'all':
		case 'any':
			return joined(
				test.of.map((part) => testIn(dialect, part)),
				test.is === 'all' ? dialect.and : dialect.or,
			)
	}
}

/** The decision as one expression of the language. */
export const decisionIn = (dialect: Dialect, decision: Decision): string =>
	typeof decision === 'number'
		? String(decision)
		: dialect.choose(
				testIn(dialect, decision.when),
				decisionIn(dialect, decision.yes),
				decisionIn(dialect, decision.no),
			)

export const sql: Dialect = {
	day: (column) => column,
	flag: (flag) => `((flags & ${bitOf(flag)}) <> 0)`,
	and: 'and',
	or: 'or',
	not: (of) => `(not ${of})`,
	choose: (when, then, otherwise) => `case when ${when} then ${then} else ${otherwise} end`,
}

export const zen: Dialect = {
	day: (column) => `#.${column}`,
	flag: (flag) => `#.${flag}`,
	and: 'and',
	or: 'or',
	not: (of) => `(not ${of})`,
	choose: (when, then, otherwise) => `(${when} ? ${then} : ${otherwise})`,
}

export const feel: Dialect = {
	day: (column) => `p.${column}`,
	flag: (flag) => `p.${flag}`,
	and: 'and',
	or: 'or',
	not: (of) => `not(${of})`,
	choose: (when, then, otherwise) => `if ${when} then ${then} else ${otherwise}`,
}

/** Cases in order: the first whose question is answered yes gives the reason. */
export type Case = { readonly when: readonly Test[]; readonly reason: number }

export const casesOf = (decision: Decision, asked: readonly Test[] = []): readonly Case[] =>
	typeof decision === 'number'
		? [{ when: asked, reason: decision }]
		: [...casesOf(decision.yes, [...asked, decision.when]), ...casesOf(decision.no, asked)]
