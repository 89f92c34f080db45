import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day, weekdayOf } from '#kernel/day.ts'
import { closedDaysBetween } from './closed-days.ts'

const file = join(process.env.EXAMPLES ?? '../shared/examples/assess', '../../data/holidays_dk_2020_2035.csv')
const isThere = existsSync(file)
if (!isThere) console.warn(`!! ${file} is not there: Danish holidays are not held against another list`)

/** Date and kind of each line; days by agreement are the municipality's own to name. */
const listed = (kind: string): string[] =>
	readFileSync(file, 'utf8')
		.split('\n')
		.map((line) => line.split(','))
		.filter(([, , type]) => type === kind)
		.map(([date]) => date ?? '')
		.sort()

test.skipIf(!isThere)('public holidays of sixteen years are those of another list, day by day', () => {
	const ours = closedDaysBetween([], day('2020-01-01'), day('2035-12-31'))
	expect(ours.map(({ on }) => on)).toEqual(listed('public'))
	expect(ours.every(({ from }) => from === null)).toBe(true)
	expect(listed('public')).toHaveLength(164)
})

test.skipIf(!isThere)('half days are no holidays, and close where a municipality says so', () => {
	const own = [{ day: '--06-05', from: '12:00' }]
	const halves = closedDaysBetween(own, day('2020-01-01'), day('2035-12-31')).filter(({ from }) => from !== null)
	const whole = new Set(listed('public'))
	expect(halves.map(({ on }) => on)).toEqual(listed('half').filter((on) => !whole.has(on)))
})

test('Great Prayer Day closed for the last time in 2023', () => {
	const fourthFridayAfterEaster = ['2022-05-13', '2023-05-05', '2024-04-26', '2025-05-16', '2026-05-01', '2038-05-21']
	const closed = fourthFridayAfterEaster.filter((on) => closedDaysBetween([], day(on), day(on)).length > 0)
	expect(fourthFridayAfterEaster.every((on) => weekdayOf(day(on)) === 5)).toBe(true)
	expect(closed).toEqual(['2022-05-13', '2023-05-05'])
})
