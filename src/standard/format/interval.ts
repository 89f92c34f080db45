import { addDays, addMonths, type Day } from '#kernel/day.ts'

/** A stretch of the calendar as a standard writes it: `6 weeks`, `3 months`, `1 year`, `0 days`. */
export type Interval = { readonly count: number; readonly unit: 'days' | 'weeks' | 'months' }

const written = /^(\d{1,5}) (day|week|month|year)s?$/
/** Nothing in a standard lasts longer than a hundred years. */
const longest = { day: 36_525, week: 5_218, month: 1_200, year: 100 }

/** Null when it is not `<number> days|weeks|months|years`, or longer than a hundred years. */
export const readInterval = (words: string): Interval | null => {
	const parts = written.exec(words)
	if (!parts) return null
	const count = Number(parts[1])
	const unit = parts[2] as keyof typeof longest
	if (count > longest[unit]) return null
	return unit === 'year' ? { count: count * 12, unit: 'months' } : { count, unit: `${unit}s` }
}

/** The day so long after; in months, the last day of the month stands in for a date that does not exist. */
export const after = (on: Day, { count, unit }: Interval): Day =>
	unit === 'months' ? addMonths(on, count) : addDays(on, unit === 'weeks' ? count * 7 : count)

/** The last day of a period that begins on a day: the day before the same date. */
export const lastOf = (on: Day, period: Interval): Day => addDays(after(on, period), -1)
