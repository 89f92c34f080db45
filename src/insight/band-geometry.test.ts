import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandPlotOf, bandSize } from './band-geometry.ts'

const range = fc
	.tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000))
	.map((drawn) => drawn.toSorted((a, b) => a - b))
	.map(([low = 0, expected = 0, high = 0]) => ({ low, expected, high }))

test('lines, bands and names lie inside the picture, and no name covers another', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 15 }), fc.array(range, { minLength: 30, maxLength: 30 }), (years, values) => {
			const drawn = Array.from({ length: years }, (_, at) => 2027 + at)
			const plot = bandPlotOf(drawn, [
				{ key: 'a', values: values.slice(0, years) },
				{ key: 'b', values: values.slice(15, 15 + years) },
			])
			const numbers = plot.bands.flatMap(({ line, band }) => [...`${line}${band}`.matchAll(/([\d.]+),([\d.]+)/g)])
			expect(numbers.length).toBeGreaterThanOrEqual(2 * years)
			for (const [, x, y] of numbers) {
				expect(Number(x)).toBeLessThanOrEqual(bandSize.width - bandSize.right)
				expect(Number(y)).toBeLessThanOrEqual(bandSize.height - bandSize.bottom)
				expect(Number(y)).toBeGreaterThanOrEqual(0)
			}
			const [one, other] = plot.bands.map(({ end }) => end.labelY)
			expect(Math.abs((one ?? 0) - (other ?? 0))).toBeGreaterThanOrEqual(17.9)
			expect([plot.years[0]?.year, plot.years.at(-1)?.year]).toEqual([2027, 2026 + years])
		}),
		{ numRuns: 60 },
	)
})

test('nothing at all still draws an axis', () =>
	expect(bandPlotOf([2027], [{ key: 'a', values: [{ low: 0, expected: 0, high: 0 }] }]).ticks.length).toBeGreaterThan(
		1,
	))
