import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	addDays,
	addMonths,
	addYears,
	ageOn,
	birthdayIn,
	birthdayOfAge,
	type Day,
	dateOf,
	day,
	dayFrom,
	daysBetween,
	daysInMonth,
	firstOfYear,
	isLeapYear,
	lastOfYear,
	mondayOf,
	monthOf,
	readDay,
	weekdayOf,
	yearOf,
} from './day.ts'

/** Any day of two centuries. */
const anyDay = fc.integer({ min: 0, max: 73_000 }).map((count) => addDays(day('1850-01-01'), count))

/** The days on which calendars go wrong, more often than chance would bring them. */
const awkwardDay: fc.Arbitrary<Day> = fc.oneof(
	anyDay,
	fc
		.tuple(fc.integer({ min: 1852, max: 2100 }), fc.constantFrom('02-28', '02-29', '03-01', '12-31', '01-01', '01-31'))
		.map(([year, rest]) => readDay(`${year}-${rest}`) ?? dayFrom(year, 3, 1)),
)

describe('reading a day', () => {
	test.each([
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'26-01-01',
		'2026-1-1',
		' 2026-01-01',
		'2026-01-01T00:00',
		'1900-02-29',
		'0050-01-01',
		'1799-12-31',
		'2200-01-01',
		'9999-12-31',
	])('%s is none', (written) => expect(readDay(written)).toBeNull())
	test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1800-01-01', '2199-12-31'])('%s is one', (written) =>
		expect(readDay(written)).toBe(written),
	)
	test('a malformed day of our own is a bug', () => expect(() => day('2026-02-30')).toThrow('2026-02-30'))
	test('every day is read as it is written', () =>
		fc.assert(
			fc.property(awkwardDay, (d) => {
				expect(readDay(dayFrom(yearOf(d), monthOf(d), dateOf(d)))).toBe(d)
			}),
		))
})

describe('counting days', () => {
	test('going and coming back ends where it began', () =>
		fc.assert(
			fc.property(awkwardDay, fc.integer({ min: -40_000, max: 40_000 }), (d, n) => {
				expect(addDays(addDays(d, n), -n)).toBe(d)
			}),
		))
	test('the distance is what was gone', () =>
		fc.assert(
			fc.property(awkwardDay, fc.integer({ min: -40_000, max: 40_000 }), (d, n) => {
				expect(daysBetween(d, addDays(d, n))).toBe(n)
			}),
		))
	test('later days are greater text', () =>
		fc.assert(
			fc.property(awkwardDay, awkwardDay, (a, b) => {
				expect(a < b).toBe(daysBetween(a, b) > 0)
			}),
		))
	test('the day after 31 December is 1 January', () =>
		fc.assert(
			fc.property(fc.integer({ min: 1850, max: 2150 }), (year) => {
				expect(addDays(lastOfYear(year), 1)).toBe(firstOfYear(year + 1))
			}),
		))
	test('a week has seven days, and its Monday lies in it', () =>
		fc.assert(
			fc.property(awkwardDay, (d) => {
				expect(weekdayOf(addDays(d, 7))).toBe(weekdayOf(d))
				expect(weekdayOf(mondayOf(d))).toBe(1)
				expect(daysBetween(mondayOf(d), d)).toBe(weekdayOf(d) - 1)
			}),
		))
	test('9 March 2026 is a Monday', () => expect(weekdayOf(day('2026-03-09'))).toBe(1))
})

describe('months and years', () => {
	test.each([
		['2026-01-31', 1, '2026-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2026-01-01', 3, '2026-04-01'],
		['2026-11-30', 3, '2027-02-28'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-01-15', -1, '2025-12-15'],
	])('%s and %i months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to))
	test('the date is kept where the month has it, and is the last of the month otherwise', () =>
		fc.assert(
			fc.property(awkwardDay, fc.integer({ min: -600, max: 600 }), (d, n) => {
				const reached = addMonths(d, n)
				expect(dateOf(reached)).toBe(Math.min(dateOf(d), daysInMonth(yearOf(reached), monthOf(reached))))
				expect((yearOf(reached) - yearOf(d)) * 12 + monthOf(reached) - monthOf(d)).toBe(n)
			}),
		))
	test('29 February and a year is 28 February, and four years 29 February', () => {
		expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
		expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
	})
	test('the last of a month is followed by the first', () =>
		fc.assert(
			fc.property(awkwardDay, (d) => {
				const last = dayFrom(yearOf(d), monthOf(d), daysInMonth(yearOf(d), monthOf(d)))
				expect(dateOf(addDays(last, 1))).toBe(1)
			}),
		))
	test('centuries are leap years only every fourth time', () =>
		expect([1900, 2000, 2024, 2026, 2100].map(isLeapYear)).toEqual([false, true, true, false, false]))
})

describe('age', () => {
	test('born on 29 February, the birthday falls on 1 March in other years', () => {
		expect(birthdayIn(day('1948-02-29'), 2023)).toBe('2023-03-01')
		expect(birthdayIn(day('1948-02-29'), 2024)).toBe('2024-02-29')
		expect(ageOn(day('1948-02-29'), day('2023-02-28'))).toBe(74)
		expect(ageOn(day('1948-02-29'), day('2023-03-01'))).toBe(75)
	})
	test('a year is added on the birthday and on no other day', () =>
		fc.assert(
			fc.property(awkwardDay, fc.integer({ min: 0, max: 110 }), (bornOn, age) => {
				const birthday = birthdayOfAge(bornOn, age)
				expect(ageOn(bornOn, birthday)).toBe(age)
				expect(ageOn(bornOn, addDays(birthday, -1))).toBe(age - 1)
			}),
		))
	test('nobody grows younger', () =>
		fc.assert(
			fc.property(awkwardDay, awkwardDay, fc.nat(1000), (bornOn, on, later) => {
				expect(ageOn(bornOn, addDays(on, later))).toBeGreaterThanOrEqual(ageOn(bornOn, on))
			}),
		))
	test('born on 1 January and on 31 December of the same year are a year apart but a day', () => {
		expect(ageOn(day('1951-01-01'), day('2026-01-01'))).toBe(75)
		expect(ageOn(day('1951-12-31'), day('2026-12-30'))).toBe(74)
	})
})
