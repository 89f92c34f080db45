import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { never, numberOf } from '#kernel/day-number.ts'
import { standardInFile } from '#standard/actions.ts'
import { emptyAnswers, unanswered, verdictCodes } from '../answers.ts'
import { assessment, emptyColumns, happened, owe } from './columns.ts'
import { compile } from './compile.ts'
import { constantsFor } from './constants.ts'
import { factWordsOf } from './fact-bits.ts'
import { lower } from './lower.ts'

const rules = lower(standardInFile('municipalities/soenderborg/standard/2025-07-01.yaml'))
const on = numberOf(day('2026-03-09'))
const place = (code: string): number => rules.rules.findIndex(({ criterion }) => criterion.code === code)
const resident = {
	status: 'resident',
	livesAlone: null,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	preventiveCase: false,
} as const
const columnsFor = (count: number) => {
	const columns = emptyColumns(rules, count)
	for (const [at, word] of factWordsOf(rules, columns.bits, resident).entries()) columns.facts[at]!.fill(word)
	return columns
}
const answersOf = (columns: ReturnType<typeof emptyColumns>): (string | undefined)[] => {
	const answers = emptyAnswers(rules, columns.count)
	compile(rules).run(columns, constantsFor(rules, on, on), answers)
	return [...answers.verdict].map((code, row) => {
		const leads = rules.rules[answers.leading[row]! - 1]?.criterion.code
		return leads === undefined ? verdictCodes[code] : `${verdictCodes[code]} ${leads}`
	})
}

test('of whom nothing is known, not even that they live here', () => {
	expect(answersOf(emptyColumns(rules, 2))).toEqual(['not_resident', 'not_resident'])
})

test('of two losses, whichever is in its window gives the ground', () => {
	const columns = columnsFor(4)
	columns.bornOn.fill(numberOf(day('1958-03-01')))
	const lost = rules.happenings.findIndex(
		(happening) => happening.nature === 'event' && happening.kinds.includes('spouse_died'),
	)
	happened(columns, lost, 0, on - 42)
	for (const ago of [42, 400]) happened(columns, lost, 1, on - ago)
	for (const ago of [3, 42, 3]) happened(columns, lost, 2, on - ago)
	for (const ago of [3, 400]) happened(columns, lost, 3, on - ago)
	expect([columns.latest[lost]![2], columns.before[lost]![2]]).toEqual([on - 3, on - 42])
	expect([columns.latest[lost]![0], columns.before[lost]![0]]).toEqual([on - 42, never])
	expect(answersOf(columns)).toEqual(['offer spouse-died', 'offer spouse-died', 'offer spouse-died', 'not_now'])
})

test('an offer owed is due whatever the age; a row that columns cannot tell is left to be answered', () => {
	const columns = columnsFor(3)
	columns.bornOn.set([numberOf(day('1990-01-01')), numberOf(day('1990-01-01')), numberOf(day('1951-05-01'))])
	owe(columns, place('age-75'), 0)
	columns.irregular.add(2)
	expect(answersOf(columns)).toEqual(['offer age-75', 'not_in_target_group', undefined])
	expect(unanswered).toBeGreaterThan(verdictCodes.length)
})

test('days before 1970 and an assessment keep their outcome in one number', () => {
	for (const [when, outcome] of [
		[-1, 'yes'],
		[-1, 'no'],
		[20_000, 'yes'],
	] as const) {
		const kept = assessment(when, outcome)
		expect([kept >> 1, (kept & 1) === 1 ? 'yes' : 'no']).toEqual([when, outcome])
	}
})
