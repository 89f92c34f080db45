import { addDays, addMonths, type Day } from '#kernel/day.ts'

/** A stretch of the calendar as a standard writes it: `6 weeks`, `3 months`, `0 days`. */
export type Interval = { readonly count: number; readonly unit: 'days' | 'weeks' | 'months' }

const written = /^(\d{1,4}) (day|week|month)s?$/

/** Null when it is not `<number> days|weeks|months`. */
export const readInterval = (words: string): Interval | null => {
	const parts = written.exec(words)
	return parts ? { count: Number(parts[1]), unit: `${parts[2]}s` as Interval['unit'] } : null
}

/** The day so long after; in months, the last day of the month stands in for a date that does not exist. */
export const after = (on: Day, { count, unit }: Interval): Day =>
	unit === 'months' ? addMonths(on, count) : addDays(on, unit === 'weeks' ? count * 7 : count)

/** The last day of a period that begins on a day: the day before the same date. */
export const lastOf = (on: Day, period: Interval): Day => addDays(after(on, period), -1)
