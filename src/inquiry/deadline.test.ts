import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { deadlineState, deadlineText, dueOn } from './deadline.ts'

const opened = day('2026-02-26')
const days = (count: number) => ({ count, unit: 'days' }) as const

describe('the last day for an answer', () => {
	test.each([
		['the municipality’s days where the standard says nothing', null, 5, null, '2026-03-03'],
		['what the standard says, whatever the municipality has', days(2), 5, null, '2026-02-28'],
		['a month as the calendar has it', { count: 1, unit: 'months' } as const, 5, null, '2026-03-26'],
		['weeks', { count: 2, unit: 'weeks' } as const, 5, null, '2026-03-12'],
		['the ground’s own last day where that comes first', null, 14, day('2026-03-01'), '2026-03-01'],
		['not the ground’s last day where that comes later', null, 5, day('2026-12-31'), '2026-03-03'],
		['a last day that has passed already', null, 5, day('2026-02-01'), '2026-02-01'],
		['the same day', days(0), 5, null, '2026-02-26'],
	])('%s', (_, interval, municipal, until, due) => {
		expect(dueOn(opened, { interval, days: municipal }, until)).toBe(due)
	})
})

test.each([
	['2026-03-09', 'late', '2 dage over', '2 days late'],
	['2026-03-10', 'late', '1 dag over', '1 day late'],
	['2026-03-11', 'soon', 'i dag', 'today'],
	['2026-03-12', 'soon', 'om 1 dag', 'in 1 day'],
	['2026-03-13', 'soon', 'om 2 dage', 'in 2 days'],
	['2026-03-14', 'in_time', 'om 3 dage', 'in 3 days'],
])('due on %s and asked on 11 March it is %s', (due, state, da, en) => {
	const today = day('2026-03-11')
	expect(deadlineState(day(due), today)).toBe(state)
	expect(deadlineText(day(due), today)).toEqual({ da, en })
})
