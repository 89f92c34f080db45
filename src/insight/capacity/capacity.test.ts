import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import { clock, instantAt, type Span } from '#kernel/instant.ts'
import { type Capacity, capacityOf, monthsAhead, monthsFrom, tooMany, type VisitAhead } from './capacity.ts'
import { assumedIn } from './capacity-form.ts'
import { capacityPlotOf, capacitySize } from './capacity-geometry.ts'
import { adviceFor, hoursFor } from './capacity-words.ts'

const first = day('2026-10-05')
const all = { accepted: 100, between: 30 }
const visit = (on: Day, earliestOn: Day = on): VisitAhead => ({
	dueOn: on,
	earliestOn,
	contact: 'fixed_time_letter',
	minutes: 60,
})
/** Four visits fit from 9 to 15 with half an hour between them. */
const workingDay = (on: Day): Span => ({ from: instantAt(on, clock('09:00')), to: instantAt(on, clock('15:00')) })
const days = (from: string, count: number): Span[] =>
	Array.from({ length: count }, (_, at) => workingDay(addDays(day(from), at)))
const visits = (count: number, on: string, earliest = on): VisitAhead[] =>
	Array.from({ length: count }, () => visit(day(on), day(earliest)))
const said = ({ months }: Capacity) => months.map(({ due, spread, room }) => [due, spread, room])

describe('demand against hours', () => {
	test('runs over December into the next year', () => {
		expect(monthsFrom(first)).toHaveLength(monthsAhead)
		const { months } = capacityOf(visits(3, '2027-01-10'), days('2027-01-04', 2), first, all)
		expect(months.map((month) => month.first).slice(2, 5)).toEqual(['2026-12-01', '2027-01-01', '2027-02-01'])
		expect(months[3]).toMatchObject({ offers: 3, due: 3, room: 8, hours: 12 })
		expect(months.at(-1)?.first).toBe('2027-09-01')
	})
	test('a month more than half over goes with the next, with its hours and its visits', () => {
		const late = day('2026-10-30')
		const { months } = capacityOf(visits(3, late), days(late, 1), late, all)
		expect(months[0]).toMatchObject({ first: '2026-11-01', offers: 3, room: 4 })
	})
	test('what is too much for a month comes in the nearest earlier one with room, where its right is open', () => {
		const free = [...days('2026-11-02', 2), ...days('2027-01-04', 1)]
		const capacity = capacityOf(
			[...visits(4, '2027-01-10', '2026-10-05'), ...visits(4, '2027-01-10')],
			free,
			first,
			all,
		)
		expect(said(capacity).slice(0, 4)).toEqual([
			[0, 0, 0],
			[0, 4, 8],
			[0, 0, 0],
			[8, 4, 4],
		])
	})
	test('not all accept: so many fewer visits, and so many more offers fit', () => {
		const { months } = capacityOf(visits(10, '2026-11-10'), days('2026-11-02', 1), first, { accepted: 40, between: 30 })
		expect(months[1]).toMatchObject({ offers: 10, due: 4, room: 4 })
		const unknown = capacityOf(visits(100, '2026-11-10'), [], first, { accepted: null, between: 30 })
		expect(unknown.months[1]?.due).toBe(52)
	})
	test('longer ways leave room for fewer', () => {
		const rooms = [0, 30, 240].map(
			(between) => capacityOf([], days('2026-11-02', 1), first, { accepted: null, between }).months[1]?.room,
		)
		expect(rooms).toEqual([6, 4, 2])
	})
	test('nobody due, no hours, nobody who accepts: noughts, not nonsense', () => {
		for (const accepted of [null, 0, 100])
			for (const due of [[], visits(5, '2026-11-10')])
				for (const { offers, ...month } of capacityOf(due, [], first, { accepted, between: 30 }).months)
					expect(Object.values(month).every((one) => typeof one === 'string' || Number.isFinite(one))).toBe(true)
	})
	test('nobody vanishes and nobody is put off, however they fall', () => {
		const anywhere = fc.integer({ min: 0, max: 364 }).map((after) => addDays(first, after))
		const someone = fc.tuple(anywhere, anywhere).map(([a, b]) => (a < b ? visit(b, a) : visit(a, b)))
		fc.assert(
			fc.property(fc.array(someone, { maxLength: 60 }), fc.array(anywhere, { maxLength: 12 }), (some, open) => {
				const { months } = capacityOf(some, open.map(workingDay), first, all)
				const sums = (of: 'due' | 'spread') =>
					months.map((_, at) => months.slice(0, at + 1).reduce((n, m) => n + m[of], 0))
				const [due, spread] = [sums('due'), sums('spread')]
				expect(spread.at(-1)).toBe(due.at(-1))
				expect(due.every((count, at) => count <= (spread[at] ?? 0))).toBe(true)
				for (const month of months) expect(tooMany(month, month.spread)).toBeLessThanOrEqual(tooMany(month, month.due))
			}),
			{ numRuns: 200 },
		)
	})
})

describe('what to do', () => {
	const says = (due: number, spread: number, room: number, hours = 100): string | undefined => {
		const month = { first: day('2027-03-01'), offers: due, due, spread, room, hours }
		return adviceFor(month, { months: [month], minutes: 60 }, all)?.da
	}
	test('says the month, how many, and what helps', () => {
		expect(says(10, 10, 10)).toBeUndefined()
		expect(says(44, 10, 10)).toBe('Marts 2027: 34 besøg flere, end der er timer til. Spredes tilbuddene, er der plads.')
		expect(says(44, 14, 10)).toBe(
			'Marts 2027: 34 besøg flere, end der er timer til. Spredes tilbuddene, mangler der tid til 4: læg ca. 6 timer mere ind.',
		)
		expect(says(12, 12, 10)).toMatch(/^Marts 2027: 2 besøg flere.*Ingen tidligere måned har plads.*ca\. 3 timer mere/)
		expect(says(5, 5, 0, 0)).toMatch(/^Marts 2027: ingen ledige timer til 5 besøg\. /)
	})
	test('hours are those of the visits and the ways between', () => {
		expect(hoursFor(4, { minutes: 60 }, all)).toBe(6)
	})
})

describe('what is taken for given', () => {
	const read = (query: string) => assumedIn(new URLSearchParams(query))
	test('stands as the simulation has it until somebody says otherwise', () => {
		expect(read('')).toEqual({ assumed: { accepted: null, between: 30 }, problems: {} })
		expect(read('ja=55+%25&vej=0')).toEqual({ assumed: { accepted: 55, between: 0 }, problems: {} })
	})
	test.each(['ja=101', 'ja=-1', 'ja=mange', 'ja=5,5', 'vej=241', 'vej=x'])(
		'%s is told, and nothing breaks',
		(query) => {
			const { assumed, problems } = read(query)
			expect(assumed).toEqual({ accepted: null, between: 30 })
			expect(Object.keys(problems)).toHaveLength(1)
		},
	)
})

test('every bar and line stands within the picture, also when nothing or far too much is asked', () => {
	for (const [due, room] of [
		[0, 0],
		[3, 100_000],
		[5000, 0],
		[5000, 4000],
	] as const) {
		const months = monthsFrom(first).map((month) => ({
			...{ first: addMonths(month, 0), offers: due, due, spread: due, room, hours: room },
		}))
		for (const { bars, room: line } of capacityPlotOf(months).columns) {
			for (const { x, width, fits, over } of bars)
				for (const part of [fits, ...(over === null ? [] : [over])]) {
					expect(part.height).toBeGreaterThanOrEqual(0)
					expect(part.y).toBeGreaterThanOrEqual(capacitySize.top)
					expect(part.y + part.height).toBeLessThanOrEqual(capacitySize.height - capacitySize.bottom + 0.11)
					expect(x + width).toBeLessThanOrEqual(capacitySize.width)
				}
			expect(line.y).toBeGreaterThanOrEqual(capacitySize.top)
			expect(line.isAbove).toBe(room === 100_000 || false)
		}
	}
})
