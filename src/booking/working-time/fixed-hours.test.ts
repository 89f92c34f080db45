import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { clock, clockOf, dayOf, minutesBetween, overlaps } from '#kernel/instant.ts'
import { freeSpans } from '../free-time/free-spans.ts'
import { type FixedHours, fixedProblem, fixedSpans } from './fixed-hours.ts'
import { type Shift, shiftProblem, weekOf } from './pattern.ts'
import { oddWeeksInARow, weeksInView, weekView } from './week-view.ts'

const shift = (deviation: Partial<Shift> = {}): Shift => ({
	weekday: 1,
	from: clock('09:00'),
	to: clock('15:00'),
	weeks: 'every',
	validFrom: day('2026-01-01'),
	validTo: null,
	...deviation,
})
const fixed = (deviation: Partial<FixedHours> = {}): FixedHours => ({
	...shift({ from: clock('12:00'), to: clock('12:30') }),
	kind: 'break',
	...deviation,
})
const open = { from: '09:00', to: '15:00' }
const today = day('2026-03-09')
const free = (shifts: readonly Shift[], lines: readonly FixedHours[], from: Day, to: Day) =>
	freeSpans(shifts, [], open, fixedSpans(lines, from, to), from, to)
const clocks = (spans: ReturnType<typeof free>) =>
	spans.map(({ from, to }) => `${from.slice(5, 10)} ${clockOf(from)}–${clockOf(to)}`)

test('fixed hours are taken out of free time, in their weeks only', () => {
	const meeting = fixed({ kind: 'meeting', from: clock('09:00'), to: clock('10:00'), weeks: 'odd' })
	expect(clocks(free([shift()], [fixed(), meeting], today, day('2026-03-16')))).toEqual([
		'03-09 10:00–12:00',
		'03-09 12:30–15:00',
		'03-16 09:00–12:00',
		'03-16 12:30–15:00',
	])
})

test('somebody part time has free time on their own days only, in their own weeks', () => {
	const partTime = [shift({ weekday: 2, to: clock('12:00') }), shift({ weekday: 4, weeks: 'even' })]
	const spans = free(partTime, [], today, day('2026-04-05'))
	expect(spans.map(({ from }) => dayOf(from))).toEqual([
		...['2026-03-10', '2026-03-17', '2026-03-19', '2026-03-24', '2026-03-31', '2026-04-02'],
	])
})

test('after a year of 53 weeks two odd weeks follow each other, and every week is either', () => {
	const [even, odd] = [shift({ weeks: 'even' }), shift({ weeks: 'odd' })]
	const turn = [day('2026-12-14'), day('2027-01-17')] as const
	expect(free([odd], [], ...turn).map(({ from }) => dayOf(from))).toEqual(['2026-12-14', '2026-12-28', '2027-01-04'])
	expect(free([even], [], ...turn).map(({ from }) => dayOf(from))).toEqual(['2026-12-21', '2027-01-11'])
	expect([2020, 2026, 2032].map((year) => oddWeeksInARow(day(`${year}-03-01`)))).toEqual([2020, 2026, 2032])
	expect([2021, 2025, 2027].map((year) => oddWeeksInARow(day(`${year}-03-01`)))).toEqual([null, null, null])
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 8000 }), (ahead) => {
			const on = addDays(day('2020-01-01'), ahead)
			const [here, next] = [weekOf(on), weekOf(addDays(on, 7))]
			expect(next === here + 1 || (next === 1 && here >= 52)).toBe(true)
		}),
	)
})

test('on both summer-time nights and the days around them fixed hours and free time keep to the clock', () => {
	const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => shift({ weekday }))
	const night = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
		fixed({ weekday, kind: 'phone', from: clock('01:30'), to: clock('03:30') }),
	)
	const breaks = [1, 2, 3, 4, 5, 6, 7].map((weekday) => fixed({ weekday }))
	for (const on of ['2026-03-29', '2026-10-25'] as Day[]) {
		const spans = free(week, [...breaks, ...night], addDays(on, -1), addDays(on, 1))
		expect(spans.map(({ from, to }) => [clockOf(from), clockOf(to), minutesBetween(from, to)])).toEqual(
			[0, 1, 2].flatMap(() => [
				['09:00', '12:00', 180],
				['12:30', '15:00', 150],
			]),
		)
	}
	const lengths = (on: string) => fixedSpans(night, day(on), day(on)).map(({ from, to }) => minutesBetween(from, to))
	expect([lengths('2026-03-28'), lengths('2026-03-29'), lengths('2026-10-25')]).toEqual([[120], [60], [180]])
	const whole = { from: '00:00', to: '23:59' }
	const early = shift({ weekday: 7, from: clock('00:00'), to: clock('06:00') })
	const worked = (on: Day) => freeSpans([early], [], whole, [], on, on).map(({ from, to }) => minutesBetween(from, to))
	expect([worked(day('2026-03-29')), worked(day('2026-10-25'))]).toEqual([[300], [420]])
})

test('free time never touches fixed hours, whatever they are', () => {
	const aClock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
		const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
		return clock(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
	})
	const line = fc
		.record({
			weekday: fc.integer({ min: 1, max: 7 }),
			a: aClock,
			b: aClock,
			weeks: fc.constantFrom('every', 'even', 'odd'),
		})
		.filter(({ a, b }) => a !== b)
		.map(({ weekday, a, b, weeks }) => fixed({ weekday, weeks, from: a < b ? a : b, to: a < b ? b : a }))
	const start = fc.integer({ min: 0, max: 700 }).map((ahead) => addDays(day('2026-01-01'), ahead))
	fc.assert(
		fc.property(fc.array(line, { maxLength: 6 }), start, (lines, from) => {
			const to = addDays(from, 13)
			const week = [1, 2, 3, 4, 5].map((weekday) => shift({ weekday }))
			const spans = free(week, lines, from, to)
			for (const span of spans)
				for (const other of fixedSpans(lines, from, to)) expect(overlaps(span, other)).toBe(false)
		}),
	)
})

describe('a week that cannot be worked is refused:', () => {
	const week = { shifts: [shift()], fixed: [fixed()] }
	test.each([
		['ends_before_it_begins', fixed({ from: clock('12:30'), to: clock('12:00') })],
		['valid_to_before_valid_from', fixed({ validTo: day('2025-12-31') })],
		['overlaps_another', fixed({ kind: 'meeting', from: clock('12:15'), to: clock('13:00') })],
		['nothing_left', fixed({ kind: 'office', from: clock('08:00'), to: clock('12:00'), weekday: 2 })],
		[null, fixed({ kind: 'office', from: clock('08:00'), to: clock('12:00') })],
		[null, fixed({ kind: 'meeting', weekday: 5, from: clock('08:00'), to: clock('16:00') })],
	])('%s', (problem, added) => {
		const shifts = [...week.shifts, shift({ weekday: 2, to: clock('12:00') })]
		expect(fixedProblem(added, { ...week, shifts }, open, today)).toBe(problem)
	})

	test('fixed hours that fill a day in even weeks leave the odd ones to visits', () => {
		const wholeDay = (weeks: Shift['weeks']) =>
			fixed({ kind: 'office', from: clock('12:30'), to: clock('15:00'), weeks })
		const morning = fixed({ kind: 'meeting', from: clock('09:00'), to: clock('12:00') })
		const busy = { shifts: [shift()], fixed: [fixed(), morning] }
		expect(fixedProblem(wholeDay('even'), busy, open, today)).toBe(null)
		expect(fixedProblem(wholeDay('every'), busy, open, today)).toBe('nothing_left')
		expect(fixedProblem(wholeDay('even'), { ...busy, shifts: [shift({ weeks: 'even' })] }, open, today)).toBe(
			'nothing_left',
		)
		expect(fixedProblem(wholeDay('every'), busy, open, day('2031-06-01'))).toBe('nothing_left')
	})

	test('working hours wholly outside the hours of visits, not those that only reach out of them', () => {
		const outside = shift({ from: clock('15:00'), to: clock('18:00') })
		expect(shiftProblem(outside, [], open)).toBe('outside_visiting_hours')
		expect(shiftProblem(outside, [])).toBe(null)
		expect(shiftProblem(shift({ from: clock('07:00'), to: clock('09:15') }), [], open)).toBe(null)
	})
})

test('a week is seen as it is worked: hours, fixed hours and what is left; the next one only where it is another', () => {
	const lines = { shifts: [shift({ from: clock('08:00') })], fixed: [fixed(), fixed({ weekday: 6 })] }
	const [week, ...more] = weeksInView(lines, open, day('2026-03-11'))
	expect(more).toEqual([])
	expect(week).toMatchObject({ monday: '2026-03-09', week: 11 })
	expect(week?.days.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6])
	expect(week?.days[0]).toEqual({
		weekday: 1,
		works: [{ from: '08:00', to: '15:00' }],
		fixed: [{ kind: 'break', from: '12:00', to: '12:30' }],
		visits: [
			{ from: '09:00', to: '12:00' },
			{ from: '12:30', to: '15:00' },
		],
		visitMinutes: 330,
	})
	const alternating = { shifts: [shift({ weeks: 'even' })], fixed: [] }
	expect(weeksInView(alternating, open, today).map(({ week }) => week)).toEqual([11, 12])
	expect(weekView(alternating, open, today).days.every(({ visitMinutes }) => visitMinutes === 0)).toBe(true)
})
