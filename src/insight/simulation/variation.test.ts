import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readStandard, type Standard } from '#standard/index.ts'
import { changesIn, fieldOf, rulesToTry, written } from './simulation-form.ts'
import { agesAsked, variationOf } from './variation.ts'

const read = (folder: string, day: string): Standard => {
	const file = `municipalities/${folder}/standard/${day}.yaml`
	const { standard } = readStandard(readFileSync(file, 'utf8'), file)
	if (standard === null) throw new Error(`${file} cannot be read`)
	return standard
}
const standard = read('soroe', '2019-07-01')
const of = (one: Standard, code: string) => one.criteria.find((criterion) => criterion.code === code)!
const asked = (fields: Record<string, string>) => changesIn(new URLSearchParams(fields), standard)

describe('a rule’s ages', () => {
	test('stand where the rule asks for them', () => {
		expect(agesAsked(of(standard, 'age-75'))).toEqual({ kind: 'one', age: 75 })
		expect(agesAsked(of(standard, 'age-82-yearly'))).toEqual({ kind: 'range', from: 82, to: null })
		expect(agesAsked(of(standard, 'newcomer-75'))).toEqual({ kind: 'one', age: 75 })
		expect(agesAsked(of(standard, 'lonely'))).toEqual({ kind: 'range', from: 65, to: 81 })
	})
})

describe('the form', () => {
	test('as it is shown it changes nothing', () => {
		const fields = Object.fromEntries(
			rulesToTry(standard).flatMap((rule) =>
				(['from', 'to', 'minutes', 'contact', 'initiative'] as const).map((part) => [
					fieldOf(rule.code, part),
					written(new URLSearchParams(), rule, part),
				]),
			),
		)
		const { changes, problems } = asked(fields)
		expect([changes.size, Object.keys(problems)]).toEqual([0, []])
		expect(variationOf(standard, changes)).toBe(standard)
	})

	test('another age, minutes, contact, initiative; an empty upper age takes the limit away', () => {
		const { changes, problems } = asked({
			'age-75.fra': '78',
			'age-75.min': '45',
			'age-82-yearly.til': '95',
			'age-80.kontakt': 'phone',
			'age-80.hvordan': 'on_request',
			'lonely.til': '',
		})
		expect(problems).toEqual({})
		const tried = variationOf(standard, changes)
		expect(of(tried, 'age-75')).toMatchObject({ opens: { ages: [{ from: 78, to: 78 }] }, minutes: 45 })
		expect(of(tried, 'age-82-yearly').opens).toMatchObject({ fromAge: 82, toAge: 95 })
		expect(of(tried, 'age-80')).toMatchObject({ contact: 'phone', initiative: 'on_request' })
		expect(of(tried, 'lonely').needs.ages).toEqual([{ from: 65 }])
		expect(of(tried, 'age-70-alone')).toBe(of(standard, 'age-70-alone'))
		expect(tried.hash).not.toBe(standard.hash)
	})

	test.each([
		['age-75.fra', 'femoghalvfjerds'],
		['age-75.fra', '999'],
		['age-75.min', '4'],
		['age-82-yearly.til', '70'],
	])('%s=%s is told and changes nothing', (field, typed) => {
		const { changes, problems } = asked({ [field]: typed })
		expect([changes.size, Object.keys(problems)]).toEqual([0, [field]])
	})
})
