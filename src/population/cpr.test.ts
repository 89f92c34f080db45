import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOf, day, dayFrom, daysInMonth, monthOf, yearOf } from '#kernel/day.ts'
import { maskCpr, readCpr, replacementCpr, seventhDigitsFor, writeCpr } from './cpr.ts'

test.each([
	['070341-0039', '1941-03-07', 'm', false],
	['6703410039', '1941-03-07', 'm', true],
	['670341-0004', '1941-03-07', 'f', true],
	['9112350028', '1935-12-31', 'f', true],
	['8802500069', '1950-02-28', 'm', true],
	['8902440004', '1944-02-29', 'f', true],
	['010160-3995', '1960-01-01', 'm', false], // fails modulus 11, as real numbers of that day do
	['010136-4000', '2036-01-01', 'f', false],
	['010137-4000', '1937-01-01', 'f', false],
	['010136-9000', '2036-01-01', 'f', false],
	['010137-9001', '1937-01-01', 'm', false],
	['010157-5000', '2057-01-01', 'f', false],
	['010158-8000', '1858-01-01', 'f', false],
	[' 010199 - 0000 ', '1999-01-01', 'f', false],
])('%s was born on %s', (written, bornOn, sex, replacement) =>
	expect(readCpr(written)).toMatchObject({ bornOn, sex, replacement }),
)

test.each([
	'0000000000',
	'310250-1234',
	'290243-1234',
	'600150-1234',
	'920150-1234',
	'011350-1234',
	'01015-1234',
	'010150A234',
	'',
	'010150-12345',
	'01 01 50-1234',
])('%s is not a CPR number', (written) => expect(readCpr(written)).toBeNull())

test('is written with a hyphen and masked without its four last digits', () => {
	expect(writeCpr('0703410039')).toBe('070341-0039')
	expect(maskCpr('0703410039')).toBe('070341-xxxx')
})

const birthdays = fc
	.tuple(fc.integer({ min: 1858, max: 2057 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
	.map(([year, month, date]) => dayFrom(year, month, Math.min(date, daysInMonth(year, month))))

test('every birthday can be numbered, and the number tells it again', () =>
	fc.assert(
		fc.property(birthdays, fc.integer({ min: 0, max: 999 }), (bornOn, rest) => {
			for (const seventh of seventhDigitsFor(yearOf(bornOn))) {
				const number = replacementCpr(bornOn, `${seventh}${String(rest).padStart(3, '0')}`)
				const read = readCpr(writeCpr(number))
				expect(read).toEqual({ digits: number, bornOn, sex: rest % 2 === 1 ? 'm' : 'f', replacement: true })
			}
			expect(seventhDigitsFor(yearOf(bornOn)).length).toBeGreaterThan(0)
		}),
	))

test('anything at all is read or refused, never misread', () =>
	fc.assert(
		fc.property(fc.string({ maxLength: 14 }), (written) => {
			const read = readCpr(written)
			if (read === null) return
			expect(day(read.bornOn)).toBe(read.bornOn)
			expect(Number(read.digits.slice(0, 2)) % 60).toBe(dateOf(read.bornOn) % 60)
			expect(Number(read.digits.slice(2, 4))).toBe(monthOf(read.bornOn))
		}),
	))
