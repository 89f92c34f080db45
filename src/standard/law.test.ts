import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readLaw } from './law.ts'
import { readNationalMinimum } from './law-transport.ts'

const laws = readNationalMinimum()
const on = (written: string) => laws.find(({ from, to }) => from <= day(written) && (to === null || day(written) <= to))

test('every day since 1 July 1996 has one minimum, until there is none', () => {
	expect(laws.map(({ from }) => from)).toEqual([
		'1996-07-01',
		'2005-05-01',
		'2010-07-01',
		'2016-01-01',
		'2019-07-01',
		'2025-07-01',
	])
	expect(on('1996-06-30')).toBeUndefined()
	expect(on('2015-12-31')?.from).toBe('2010-07-01')
	expect(on('2025-06-30')?.rules).toHaveLength(4)
	expect(on('2026-03-01')?.rules).toEqual([])
})

test('each names its sources, and each rule the place it comes from', () => {
	for (const { sources, rules } of laws) {
		for (const source of sources) expect(source).toMatch(/^https?:\/\//)
		for (const { cites } of rules) expect(cites).toMatch(/\d/)
	}
})

test('two visits a year until 2010, one from then on', () => {
	const times = (written: string) => on(written)?.rules.map(({ opens }) => opens.by === 'yearly' && opens.times)
	expect(times('1999-01-01')).toEqual([2, 2])
	expect(times('2006-01-01')).toEqual([2])
	expect(times('2012-01-01')).toEqual([1])
})

test('a file that is wrong says what is', () => {
	expect(readLaw('name: x', 'law/x.yaml').wrong.join()).toContain('law/x.yaml: inForceFrom')
	expect(readLaw('a: *b', 'law/x.yaml').wrong.join()).toMatch(/^law\/x\.yaml:1: /)
})
