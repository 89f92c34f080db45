import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barOf, plotOf, size } from './plot-geometry.ts'

describe('plot', () => {
	const plot = plotOf([
		{ key: 'offers', values: [10, 20, null, 40] },
		{ key: 'visits', values: [9, 19, 30, 40] },
	])
	test('a hidden number breaks the curve and has no point', () => {
		expect(plot.curves[0]?.points).toHaveLength(3)
		expect(plot.curves[0]?.path.match(/M/g)).toHaveLength(2)
	})
	test('everything lies inside the picture and names do not cover each other', () => {
		for (const { points } of plot.curves)
			for (const { x, y } of points) {
				expect(x).toBeGreaterThanOrEqual(size.left)
				expect(x).toBeLessThanOrEqual(size.width)
				expect(y).toBeGreaterThanOrEqual(0)
				expect(y).toBeLessThanOrEqual(size.height)
			}
		const [a, b] = plot.curves.map(({ labelY }) => labelY)
		expect(Math.abs((a ?? 0) - (b ?? 0))).toBeGreaterThanOrEqual(17)
	})
	test('nothing at all still draws an axis', () => {
		expect(plotOf([{ key: 'offers', values: Array.from({ length: 12 }, () => 0) }]).ticks.length).toBeGreaterThan(2)
	})
	test('the pieces of a bar fill it exactly, each wide enough to see', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 20 }), (counts) => {
				const pieces = barOf(
					counts.map((count, at) => ({ key: String(at), count })),
					720,
				)
				const sum = pieces.reduce((total, piece) => total + piece.width, 0)
				expect(pieces).toHaveLength(counts.filter((count) => count > 0).length)
				if (pieces.length > 0) expect(sum).toBeCloseTo(720, 6)
				for (const piece of pieces) expect(piece.width).toBeGreaterThanOrEqual(3)
			}),
		)
	})
})
