import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from './day.ts'
import {
	addMinutes,
	clock,
	clockOf,
	dayOf,
	fromMilliseconds,
	instant,
	instantAt,
	isBefore,
	millisecondsOf,
	minutesBetween,
	overlaps,
	readClock,
	readInstant,
	utcOf,
} from './instant.ts'

/** Moments of forty years, with the nights in which the clock is moved more often than chance would bring them. */
const anyMoment = fc
	.oneof(
		fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2050, 0) }),
		fc
			.tuple(
				fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2027, 2, 28), Date.UTC(2027, 9, 31)),
				fc.integer({ min: -10_000, max: 20_000 }),
			)
			.map(([night, seconds]) => night + seconds * 1000),
	)
	.map((since) => fromMilliseconds(Math.floor(since / 1000) * 1000))

describe('the nights in which the clock is moved', () => {
	test('half past two does not exist on 29 March 2026; it is taken as half past three', () =>
		expect(instantAt(day('2026-03-29'), clock('02:30'))).toBe('2026-03-29T03:30:00+02:00'))
	test('half past two comes twice on 25 October 2026; the first is meant', () =>
		expect(instantAt(day('2026-10-25'), clock('02:30'))).toBe('2026-10-25T02:30:00+02:00'))
	test('that night in March is an hour shorter, and the one in October an hour longer', () => {
		const hours = (on: string, next: string) =>
			minutesBetween(instantAt(day(on), clock('00:00')), instantAt(day(next), clock('00:00'))) / 60
		expect(hours('2026-03-29', '2026-03-30')).toBe(23)
		expect(hours('2026-10-25', '2026-10-26')).toBe(25)
		expect(hours('2026-03-09', '2026-03-10')).toBe(24)
	})
	test('an hour is sixty minutes in any night', () =>
		fc.assert(
			fc.property(anyMoment, fc.integer({ min: -3000, max: 3000 }), (at, minutes) => {
				expect(minutesBetween(at, addMinutes(at, minutes))).toBe(minutes)
			}),
		))
})

describe('a moment', () => {
	test('is written in one way only', () =>
		fc.assert(
			fc.property(anyMoment, (at) => {
				expect(fromMilliseconds(millisecondsOf(at))).toBe(at)
				expect(readInstant(at)).toBe(at)
			}),
		))
	test('is read from the database and from the world', () => {
		expect(instant('2026-03-09 09:00:00+01')).toBe('2026-03-09T09:00:00+01:00')
		expect(instant('2026-07-01T07:00:00.123Z')).toBe('2026-07-01T09:00:00+02:00')
	})
	test('is the same moment in the writing of other systems', () => {
		expect(utcOf(instant('2026-03-09T09:00:00+01:00'))).toBe('2026-03-09T08:00:00Z')
		fc.assert(
			fc.property(anyMoment, (at) => {
				expect(readInstant(utcOf(at))).toBe(at)
			}),
		)
	})
	test.each(['2026-02-30T10:00:00Z', '2026-03-09T24:00:00Z', '2026-03-09T10:00:00', '2026-03-09', 'now'])(
		'%s is none',
		(written) => expect(readInstant(written)).toBeNull(),
	)
	test('lies on the day and at the time that a clock in Copenhagen shows', () =>
		fc.assert(
			fc.property(anyMoment, (at) => {
				expect(`${dayOf(at)}T${clockOf(at)}`).toBe(at.slice(0, 16))
			}),
		))
	test('23:30 UTC on 8 March is the 9th in Copenhagen', () =>
		expect(dayOf(instant('2026-03-08T23:30:00Z'))).toBe('2026-03-09'))
})

describe('spans', () => {
	const span = (from: string, to: string) => ({ from: instant(from), to: instant(to) })
	test('that touch do not overlap', () =>
		expect(
			overlaps(
				span('2026-03-09T09:00:00Z', '2026-03-09T10:00:00Z'),
				span('2026-03-09T10:00:00Z', '2026-03-09T11:00:00Z'),
			),
		).toBe(false))
	test('are compared as moments and not as text', () => {
		expect(isBefore(instant('2026-10-25T00:59:00Z'), instant('2026-10-25T01:00:00Z'))).toBe(true)
		expect('2026-10-25T02:59:00+02:00' < '2026-10-25T02:00:00+01:00').toBe(false)
	})
})

test.each(['9:00', '24:00', '12:60', '12:00:00', ''])('%s is no time on the clock', (written) =>
	expect(readClock(written)).toBeNull(),
)
