import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { codeHolds, codeSigns, readCode, tooOften } from './personal-code.ts'

const signs = fc.array(fc.constantFrom(...codeSigns), { minLength: 8, maxLength: 8 }).map((drawn) => drawn.join(''))

describe('a code as it is typed', () => {
	test('is read with or without hyphen and blanks, in large and small letters', () => {
		fc.assert(
			fc.property(signs, fc.constantFrom('-', '', ' ', ' – ', '.'), fc.boolean(), (code, between, isSmall) => {
				const typed = ` ${code.slice(0, 4)}${between}${code.slice(4)} `
				expect(readCode(isSmall ? typed.toLowerCase() : typed)).toBe(code)
			}),
		)
	})
	test.each([
		['K7OM-4TXP', 'K7QM4TXP'],
		['k70m 4txp', 'K7QM4TXP'],
		['K1QM4TXP', 'K7QM4TXP'],
		['K7QM4TXU', 'K7QM4TXV'],
	])('%s: signs that are in none are read for those they look like', (typed, code) => {
		expect(readCode(typed)).toBe(code)
	})
	test.each(['', 'K7QM', 'K7QM4TXPP', 'K7QM4TXÆ', 'AAAAAAAA', '<script>', '٣٣٣٣٣٣٣٣'])('%s is none', (typed) => {
		expect(readCode(typed)).toBeNull()
	})
	test('whatever is typed is a code or none', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				expect(readCode(typed) ?? 'BBBBBBBB').toMatch(/^[2-9BCDFGHJKMNPQRSTVWXYZ]{8}$/)
			}),
		)
	})
})

describe('a code', () => {
	const letterOn = day('2026-03-02')
	test.each([
		['on its 90th day', null, addDays(letterOn, 90), true],
		['after it', null, addDays(letterOn, 91), false],
		['the day after a visit later than that', day('2026-07-01'), day('2026-07-02'), true],
		['two days after it', day('2026-07-01'), day('2026-07-03'), false],
		['after an early visit, until the 90th day', day('2026-03-20'), addDays(letterOn, 90), true],
	])('%s', (_name, visitOn, today, holds) => {
		expect(codeHolds({ letterOn, visitOn }, today)).toBe(holds)
	})
})

describe('attempts', () => {
	test.each([
		['the first', { withCode: 1, byVisitor: 1, byAll: 1 }, null],
		['the fifth with one code', { withCode: 5, byVisitor: 5, byAll: 5 }, null],
		['the sixth with one code', { withCode: 6, byVisitor: 1, byAll: 6 }, 'code'],
		['the twentieth of one visitor', { withCode: 1, byVisitor: 20, byAll: 20 }, null],
		['the twenty-first', { withCode: 1, byVisitor: 21, byAll: 21 }, 'visitor'],
		['one of five hundred', { withCode: 0, byVisitor: 20, byAll: 500 }, null],
		['more than that, by one of those who guess', { withCode: 0, byVisitor: 4, byAll: 501 }, 'visitor'],
		['more than that, from elsewhere', { withCode: 1, byVisitor: 1, byAll: 10_000 }, null],
		['from elsewhere, with a code tried too often', { withCode: 6, byVisitor: 1, byAll: 10_000 }, 'code'],
	] as const)('%s', (_name, attempts, found) => {
		expect(tooOften(attempts)).toBe(found)
	})
})
