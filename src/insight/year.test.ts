import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { byGround, byMonth, type Happening, totalOf, withoutGround } from './year.ts'

const happening = (series: Happening['series'], on: string, ...criteria: string[]): Happening => ({
	series,
	on: day(on),
	criteria,
})

describe('figures of a year', () => {
	const year = [
		happening('offers', '2026-01-31', 'age-75'),
		happening('offers', '2026-02-01', 'age-75', 'spouse-died'),
		happening('accepted', '2026-02-09', 'age-75'),
		happening('visits', '2026-02-20'),
		happening('offers', '2025-12-31', 'age-75'),
	]
	test('by month', () => {
		expect(
			byMonth(year, 2026)
				.map(({ offers, visits }) => [offers, visits])
				.slice(0, 3),
		).toEqual([
			[1, 0],
			[1, 1],
			[0, 0],
		])
		expect(totalOf(byMonth(year, 2026))).toEqual({ offers: 2, accepted: 1, declined: 0, visits: 1 })
	})
	test('by ground: one with two grounds counts under each, one with none under its own', () => {
		expect(byGround(year, 2026).map(({ criterion, figures }) => [criterion, figures.offers])).toEqual([
			['age-75', 2],
			['spouse-died', 1],
			[withoutGround, 0],
		])
	})
})
