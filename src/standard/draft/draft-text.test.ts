import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { day } from '#kernel/day.ts'
import { type Earlier, readStandard } from '../format/read.ts'
import { asWritten } from './draft.ts'
import { asNextVersion, wholeText, withApproval } from './draft-text.ts'

const folder = 'municipalities/soroe/standard'
const text = (validFrom: string) => readFileSync(`${folder}/${validFrom}.yaml`, 'utf8')
const earlier: Earlier = (validFrom) => ({ yaml: text(validFrom), file: validFrom })
const approval = { by: { da: 'Socialudvalget', en: 'The social committee' }, on: day('2026-03-01') }
const next = { replaces: day('2025-07-01'), validFrom: day('2026-04-01') }

describe('a text that stands alone', () => {
	test('says what the version and the one it continues say together: the hash is the same', () => {
		const whole = wholeText(text('2025-07-01'), earlier)
		expect(whole).not.toContain('continues')
		expect(readStandard(whole, 'x').standard?.hash).toBe(readStandard(text('2025-07-01'), 'x', earlier).standard?.hash)
	})
	test('is left as it is when it continues nothing, or nothing that is there', () => {
		expect(wholeText(text('2019-07-01'), earlier)).toBe(text('2019-07-01'))
		expect(wholeText(text('2025-07-01'), () => null)).toBe(text('2025-07-01'))
		for (const broken of [
			'',
			': : :',
			'continues: [1]\nvalidFrom: 2020-01-01',
			'continues: 2025-07-01\nvalidFrom: 2020-01-01',
		])
			expect(wholeText(broken, earlier)).toBe(broken)
	})
})

describe('a version as the next one begins', () => {
	test.each(['2019-07-01', '2025-07-01'])('%s: another life, the same rules', (from) => {
		const before = readStandard(text(from), 'x', earlier).standard
		const { standard, problems } = readStandard(
			asNextVersion(
				wholeText(text(from), earlier).replaceAll(/(Serviceloven §|The Social.*section) 79 a/g, 'Eget tilbud'),
				next,
			),
			'x',
		)
		expect(problems.filter(({ kind }) => kind === 'error')).toEqual([])
		expect(standard).toMatchObject({ validFrom: '2026-04-01', validTo: null, replaces: '2025-07-01' })
		expect(standard?.approval).toEqual({ by: { da: 'endnu ikke godkendt', en: 'not yet approved' }, on: null })
		expect(standard?.criteria).toEqual(before?.criteria)
		expect(standard?.texts).toEqual(before?.texts)
	})
	test('keeps notes in the text, but not the head that told of another version', () => {
		const copy = asNextVersion(`# Version of 2019\n${text('2019-07-01')}# a note\n`, next)
		expect(copy).not.toContain('Version of 2019')
		expect(copy).toContain('# a note')
		expect(copy.indexOf('replaces:')).toBeLessThan(copy.indexOf('legalBasis:'))
	})
	test('what is no standard is copied as it is', () => expect(asNextVersion('[1, 2', next)).toBe('[1, 2'))
})

describe('approval', () => {
	test('is written in, and all else stays sign by sign', () => {
		const before = text('2019-07-01')
		const after = withApproval(before, approval)
		const [head, tail] = [before.indexOf('approval:'), before.indexOf('legalBasis:')]
		expect(after.startsWith(before.slice(0, head))).toBe(true)
		expect(after.endsWith(before.slice(tail))).toBe(true)
		expect(readStandard(after, 'x').standard?.approval).toEqual(approval)
		expect(withApproval(after, approval)).toBe(after)
	})
	test.each([
		'approval: { by: { da: x, en: y } } # why\nb: 2\n',
		'b: 2\napproval:\n  by: { da: x, en: y }',
		'{ b: 2, "approval": { by: 1 } }',
		'approval:\nb: 2\n',
		'b: 2\n',
	])('also in %j', (yaml) => {
		const after = withApproval(yaml, { ...approval, by: { da: 'Udvalget: "ja"', en: 'C' } })
		expect(parse(after)).toEqual({ b: 2, approval: { by: { da: 'Udvalget: "ja"', en: 'C' }, on: '2026-03-01' } })
	})
})

test('lines typed in a browser end as they do in a file', () => {
	expect(asWritten('a: 1\r\nb: 2')).toBe('a: 1\nb: 2\n')
	expect(asWritten('  a: 1\n')).toBe('  a: 1\n')
	expect(asWritten('')).toBe('')
})
