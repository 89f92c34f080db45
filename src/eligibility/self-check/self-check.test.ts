import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { checkYourself, type SelfAnswers } from './self-check.ts'

const versions = (of: string, ...from: string[]) =>
	from.map((one) => standardInFile(`municipalities/${of}/standard/${one}.yaml`))
const soroe = versions('soroe', '2019-07-01', '2025-07-01')
const soenderborg = versions('soenderborg', '2021-02-02', '2025-07-01')
const today = day('2022-03-09')
const somebody: SelfAnswers = {
	bornIn: 1955,
	bornInMonth: null,
	livesAlone: false,
	movedHere: false,
	inCareHome: false,
	help: { practical: false, personal: false, nursing: false },
	happened: [],
}
const asked = (standards: typeof soroe, answers: Partial<SelfAnswers>) =>
	checkYourself(standards, standardOn(standards, today)!, { ...somebody, ...answers }, today).map(
		({ birthday, verdict, coming }) => ({
			birthday,
			verdict: verdict.verdict,
			on: verdict.grounds.map(({ criterion }) => criterion),
			coming: coming === null ? null : `${coming.year} ${coming.criteria.join(' ')}`,
		}),
	)

describe('by the calendar year', () => {
	test.each([
		[
			'75 this year, whenever the birthday is',
			{ bornIn: 1947 },
			[{ birthday: 'no_matter', verdict: 'offer', on: ['age-75'], coming: null }],
		],
		[
			'66 and nothing else',
			{ bornIn: 1956 },
			[{ birthday: 'no_matter', verdict: 'not_in_target_group', on: [], coming: '2031 age-75' }],
		],
		[
			'70 this year and alone',
			{ bornIn: 1952, livesAlone: true },
			[{ birthday: 'no_matter', verdict: 'offer', on: ['age-70-alone'], coming: null }],
		],
		[
			'70 this year, alone or not unknown',
			{ bornIn: 1952, livesAlone: null },
			[{ birthday: 'no_matter', verdict: 'not_in_target_group', on: [], coming: '2027 age-75' }],
		],
		[
			'a loss, at 66',
			{ bornIn: 1955, happened: ['spouse-died'] },
			[{ birthday: 'no_matter', verdict: 'offer', on: ['spouse-died'], coming: null }],
		],
		[
			'75 with both kinds of help',
			{ bornIn: 1947, help: { practical: true, personal: true, nursing: false } },
			[{ birthday: 'no_matter', verdict: 'excluded', on: ['age-75'], coming: null }],
		],
	])('%s', (_, answers, expected) => expect(asked(soenderborg, answers)).toEqual(expected))
})

describe('by the age year', () => {
	test('75 this year: it turns on the birthday', () =>
		expect(asked(soroe, { bornIn: 1947 })).toEqual([
			{ birthday: 'has_been', verdict: 'offer', on: ['age-75'], coming: null },
			{ birthday: 'is_to_come', verdict: 'not_in_target_group', on: [], coming: '2022 age-75' },
		]))
	test('with the month said, it does not', () => {
		expect(asked(soroe, { bornIn: 1947, bornInMonth: 1 })).toMatchObject([{ birthday: 'no_matter', verdict: 'offer' }])
		expect(asked(soroe, { bornIn: 1947, bornInMonth: 11 })).toMatchObject([{ verdict: 'not_in_target_group' }])
		expect(asked(soroe, { bornIn: 1947, bornInMonth: 3 })).toHaveLength(2)
	})
	test('moved here at 76', () =>
		expect(asked(soroe, { bornIn: 1946, bornInMonth: 1, movedHere: true })).toMatchObject([
			{ verdict: 'offer', on: ['newcomer-75'] },
		]))
	test('lonely at 68: a professional looks', () =>
		expect(asked(soroe, { bornIn: 1953, happened: ['lonely'] })).toMatchObject([{ verdict: 'assess', on: ['lonely'] }]))
})
