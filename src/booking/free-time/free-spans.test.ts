import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, weekdayOf } from '#kernel/day.ts'
import { clock, clockOf, dayOf, instantAt, minutesBetween } from '#kernel/instant.ts'
import { closedDaysBetween } from '../working-time/closed-days.ts'
import { type Shift, shiftProblem, weekOf, worksOn } from '../working-time/pattern.ts'
import { freeSpans } from './free-spans.ts'

const shift = (deviation: Partial<Shift> = {}): Shift => ({
	weekday: 1,
	from: clock('09:00'),
	to: clock('15:00'),
	weeks: 'every',
	validFrom: day('2026-01-01'),
	validTo: null,
	...deviation,
})
const open = { from: '08:00', to: '16:00' }
const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => shift({ weekday }))
const clocks = (spans: readonly { from: string; to: string }[]) =>
	spans.map(({ from, to }) => `${from.slice(0, 10)} ${from.slice(11, 16)}–${to.slice(11, 16)}`)

test('the pattern, less closed days, less what is taken, within the hours of the house', () => {
	const monday = day('2026-03-09')
	const at = (hour: string) => instantAt(monday, clock(hour))
	const free = freeSpans(
		[shift({ from: clock('07:00') })],
		[
			{ on: day('2026-03-16'), from: null },
			{ on: day('2026-03-23'), from: clock('12:00') },
		],
		open,
		[{ from: at('10:00'), to: at('11:00') }],
		monday,
		day('2026-03-30'),
	)
	expect(clocks(free)).toEqual([
		'2026-03-09 08:00–10:00',
		'2026-03-09 11:00–15:00',
		'2026-03-23 08:00–12:00',
		'2026-03-30 08:00–15:00',
	])
})

test('a shift that lies after closing time gives nothing, and never time before it begins', () => {
	expect(
		freeSpans(
			[shift({ from: clock('16:30'), to: clock('18:00') })],
			[],
			open,
			[],
			day('2026-03-09'),
			day('2026-03-09'),
		),
	).toEqual([])
})

test('a working day is as long across both summer-time nights', () => {
	for (const on of ['2026-03-29', '2026-10-25'] as Day[])
		for (const { from, to } of freeSpans(allWeek, [], open, [], addDays(on, -1), addDays(on, 1)))
			expect([clockOf(from), clockOf(to), minutesBetween(from, to)]).toEqual(['09:00', '15:00', 360])
})

test('every free span lies in the pattern, on an open day, and outside what is taken', () => {
	const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays(day('2025-12-01'), n))
	fc.assert(
		fc.property(
			days,
			fc.integer({ min: 0, max: 20 }),
			fc.constantFrom('every', 'even', 'odd'),
			(from, length, weeks) => {
				const to = addDays(from, length)
				const closed = closedDaysBetween([{ day: '--12-24' }], from, to)
				for (const span of freeSpans([shift({ weeks }), shift({ weekday: 4 })], closed, open, [], from, to)) {
					const on = dayOf(span.from)
					expect(on >= from && on <= to && [1, 4].includes(weekdayOf(on))).toBe(true)
					expect(closed.some((one) => one.on === on)).toBe(false)
					if (weekdayOf(on) === 1 && weeks !== 'every') expect(weekOf(on) % 2 === 0).toBe(weeks === 'even')
				}
			},
		),
	)
})

test('public holidays close the day; Great Prayer Day until 2023 only; the municipality adds its own', () => {
	const own = [
		{ day: '--12-24' },
		{ day: '--06-05', from: '12:00' },
		{ day: '--05-01', from: '12:00' },
		{ day: '--05-01' },
	]
	const closedOn = (on: string) => closedDaysBetween(own, day(on), day(on))[0]?.from
	expect(closedOn('2026-12-25')).toBe(null)
	expect(closedOn('2026-04-03')).toBe(null)
	expect(closedOn('2026-12-24')).toBe(null)
	expect(closedOn('2026-12-31')).toBe(undefined)
	expect(closedOn('2026-06-05')).toBe('12:00')
	expect(closedOn('2026-05-01')).toBe(null)
	expect(closedOn('2023-05-05')).toBe(null)
	expect(closedOn('2024-04-26')).toBe(undefined)
	expect(closedOn('2026-05-10')).toBe(undefined)
})

test.each([
	['2026-01-01', 1],
	['2026-12-31', 53],
	['2027-01-03', 53],
	['2027-01-04', 1],
	['2024-12-30', 1],
])('week of %s is %i', (on, week) => expect(weekOf(day(on))).toBe(week))

test('a pattern line counts on its weekday, in its weeks, between its days, last day included', () => {
	const line = shift({ weeks: 'even', validTo: day('2026-03-16') })
	expect(worksOn(line, day('2026-03-16'))).toBe(true)
	expect(worksOn(line, day('2026-03-09'))).toBe(false)
	expect(worksOn(line, day('2026-03-30'))).toBe(false)
})

test.each([
	['ends_before_it_begins', shift({ to: clock('09:00') })],
	['valid_to_before_valid_from', shift({ validTo: day('2025-12-31') })],
	['no_such_weekday', shift({ weekday: 8 })],
	['overlaps_another', shift({ from: clock('14:45'), to: clock('16:00') })],
	['overlaps_another', shift({ weeks: 'odd' })],
	[null, shift({ from: clock('15:00'), to: clock('16:00') })],
	[null, shift({ weekday: 2 })],
])('%s', (problem, added) => expect(shiftProblem(added, [shift({ weeks: 'every' })])).toBe(problem))

test('alternating weeks and patterns that follow each other do not overlap', () => {
	expect(shiftProblem(shift({ weeks: 'odd' }), [shift({ weeks: 'even' })])).toBe(null)
	expect(shiftProblem(shift({ validFrom: day('2026-06-01') }), [shift({ validTo: day('2026-05-31') })])).toBe(null)
	expect(shiftProblem(shift({ validFrom: day('2026-05-31') }), [shift({ validTo: day('2026-05-31') })])).toBe(
		'overlaps_another',
	)
})
