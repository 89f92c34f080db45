import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, ageOn, birthdayOfAge, type Day, day, yearOf } from './day.ts'
import { ageOnNumber, birthdayNumber, dayOfNumber, monthsAfter, numberOf, yearOfNumber } from './day-number.ts'

const anyDay = fc.integer({ min: 0, max: 146_000 }).map((days): Day => addDays(day('1800-01-01'), days))

test('the first of January 1970 is day 0, and the days follow each other', () => {
	expect(numberOf(day('1970-01-01'))).toBe(0)
	expect(numberOf(day('2000-03-01')) - numberOf(day('2000-02-28'))).toBe(2)
	expect(numberOf(day('1900-03-01')) - numberOf(day('1900-02-28'))).toBe(1)
})

test('counts as the written day does', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 120 }), (on, months, age) => {
			const number = numberOf(on)
			expect(dayOfNumber(number)).toBe(on)
			expect(yearOfNumber(number)).toBe(yearOf(on))
			expect(dayOfNumber(monthsAfter(number, months))).toBe(addMonths(on, months))
			expect(dayOfNumber(birthdayNumber(number, age))).toBe(birthdayOfAge(on, age))
		}),
		{ numRuns: 5000 },
	)
})

test('whole years are counted alike', () => {
	fc.assert(
		fc.property(anyDay, anyDay, (born, on) => {
			expect(ageOnNumber(numberOf(born), numberOf(on))).toBe(ageOn(born, on))
		}),
		{ numRuns: 5000 },
	)
})
