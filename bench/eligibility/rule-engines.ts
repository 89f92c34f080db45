import { type Contender, tallyOf } from './contender.ts'
import { peer } from './peers.ts'
import { bitOf, dayColumns, flags, type Population } from './population.ts'
import { decision, type Test } from './rules.ts'
import { casesOf, decisionIn, feel, zen } from './written.ts'

type Person = Readonly<Record<string, number | boolean>>

/** The first of the population as the plain objects that the rule engines take; made before the clock starts. */
const persons = (people: Population, count: number): readonly Person[] =>
	Array.from({ length: Math.min(count, people.count) }, (_, at) => ({
		...Object.fromEntries(dayColumns.map((name) => [name, people[name][at] ?? 0])),
		...Object.fromEntries(flags.map((name) => [name, ((people.flags[at] ?? 0) & bitOf(name)) !== 0])),
	}))

/** One expression over a list of a thousand people at a time: the fastest of its ways that we found. */
export const zenBatched = (population: Population, count: number): Contender => {
	const { evaluateExpressionSync } = peer('@gorules/zen-engine')
	const people = persons(population, count)
	const expression = `map(people, ${decisionIn(zen, decision)})`
	const batches = Array.from({ length: Math.ceil(people.length / 1000) }, (_, at) =>
		people.slice(at * 1000, (at + 1) * 1000),
	)
	let found: number[] = []
	return {
		name: '@gorules/zen-engine, a thousand at a time',
		people: people.length,
		run: () => {
			found = batches.flatMap((batch) => evaluateExpressionSync(expression, { people: batch }) as number[])
		},
		found: () => tallyOf(found),
	}
}

/** json-rules-engine compares a fact with a value only, so the days between two events are given as a fact. */
const between = (column: string, other: string) => `${column}After${other}`

const conditionOf = (test: Test): object => {
	switch (test.is) {
		case 'within': {
			const last = { fact: test.column, operator: 'lessThanInclusive', value: test.to }
			const first = { fact: test.column, operator: 'greaterThanInclusive', value: test.from }
			return test.from === null ? last : { all: [first, last] }
		}
		case 'since':
			return { fact: between(test.column, test.other), operator: 'greaterThanInclusive', value: test.days }
		case 'flag':
			return { fact: test.flag, operator: 'equal', value: true }
		case 'not':
			return { not: conditionOf(test.of) }
		default:
			return { [test.is]: test.of.map(conditionOf) }
	}
}

const withDaysBetween = (person: Person): Person => ({
	...person,
	...Object.fromEntries(
		dayColumns.map((other) => [between('visited', other), Number(person.visited) - Number(person[other])]),
	),
})

/** One rule a case, the first to hold ends the run: five times as fast as to weigh them all. */
export const jsonRulesEngine = (population: Population, count: number): Contender => {
	const { Engine } = peer('json-rules-engine')
	const people = persons(population, count).map(withDaysBetween)
	const engine = new Engine(
		casesOf(decision).map(({ when, reason }, at) => ({
			conditions: { all: when.map(conditionOf) },
			event: { type: String(reason) },
			priority: 1000 - at,
		})),
	)
	engine.on('success', () => engine.stop())
	let found: number[] = []
	return {
		name: 'json-rules-engine',
		people: people.length,
		run: async () => {
			found = []
			for (const person of people) found.push(Number((await engine.run(person)).events[0]?.type))
		},
		found: () => tallyOf(found),
	}
}

/** One expression over a list, so that it is parsed once for all of them: thirty times as fast as one person at a time. */
export const feelin = (population: Population, count: number): Contender => {
	const { evaluate } = peer('feelin')
	const people = persons(population, count)
	const expression = `for p in people return ${decisionIn(feel, decision)}`
	let found: number[] = []
	return {
		name: 'feelin, all in one expression',
		people: people.length,
		run: () => {
			found = evaluate(expression, { people }).value as number[]
		},
		found: () => tallyOf(found),
	}
}
