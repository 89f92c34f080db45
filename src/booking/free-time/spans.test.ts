import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt, type Span } from '#kernel/instant.ts'
import { merge, type Stretch, spanOf, stretchOf, subtract } from './spans.ts'

const stretches = fc.array(
	fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]): Stretch => [a, b]),
	{ maxLength: 8 },
)
const covers = (list: readonly Stretch[], at: number): boolean => list.some(([from, to]) => from <= at && at < to)
const everyMoment = Array.from({ length: 62 }, (_, at) => at)

const mergeSpans = (spans: readonly Span[]) => merge(spans.map(stretchOf)).map(spanOf)
const subtractSpans = (a: readonly Span[], b: readonly Span[]) =>
	subtract(a.map(stretchOf), b.map(stretchOf)).map(spanOf)

const isTidy = (list: readonly Stretch[]): boolean =>
	list.every(([from, to], i) => from < to && (i === 0 || (list[i - 1]?.[1] ?? 0) <= from))

test('merge covers the same moments with the fewest stretches, none touching', () => {
	fc.assert(
		fc.property(stretches, (a) => {
			const merged = merge(a)
			for (const at of everyMoment) expect(covers(merged, at)).toBe(covers(a, at))
			expect(merged.every(([from, to], i) => from < to && (i === 0 || merged[i - 1]![1] < from))).toBe(true)
		}),
	)
})

test('subtract says moment by moment what and-not says', () => {
	fc.assert(
		fc.property(stretches, stretches, (a, b) => {
			const only = subtract(a, b)
			expect(isTidy(only)).toBe(true)
			for (const at of everyMoment) expect(covers(only, at)).toBe(covers(a, at) && !covers(b, at))
		}),
		{ numRuns: 300 },
	)
})

test('a span ends where the next begins: half-open', () => {
	const at = (hour: string) => instantAt(day('2026-03-09'), clock(hour))
	const morning = { from: at('08:00'), to: at('12:00') }
	expect(mergeSpans([morning, { from: at('12:00'), to: at('15:00') }])).toEqual([
		{ from: at('08:00'), to: at('15:00') },
	])
	expect(subtractSpans([morning], [{ from: at('12:00'), to: at('13:00') }])).toEqual([morning])
})

test.each(['2026-03-29', '2026-10-25'])(
	'the night summer time changes, %s, is one day and not twenty-four hours',
	(on) => {
		const [midnight, next] = [instantAt(day(on), clock('00:00')), instantAt(addDays(day(on), 1), clock('00:00'))]
		const left = subtractSpans(
			[{ from: midnight, to: next }],
			[{ from: instantAt(day(on), clock('01:00')), to: instantAt(day(on), clock('04:00')) }],
		)
		expect(left.map(({ from, to }) => [from.slice(11, 16), to.slice(11, 16)])).toEqual([
			['00:00', '01:00'],
			['04:00', '00:00'],
		])
	},
)
