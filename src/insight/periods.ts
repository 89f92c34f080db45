import { type DayNumber, numberOfDate, yearOfNumber } from '#kernel/day-number.ts'

/** First and last day; the first period may be what is left of a year. */
export type Period = { readonly year: number; readonly from: DayNumber; readonly to: DayNumber }

const firstDayOf = (year: number): number => numberOfDate(year, 1, 1)

/** What is left of the year of `on`, when it has begun, and so many whole years after. */
export const periodsFrom = (on: number, years: number): Period[] => {
	const begun = yearOfNumber(on)
	const whole = firstDayOf(begun) === on ? begun : begun + 1
	const rest = whole === begun ? [] : [{ year: begun, from: on, to: firstDayOf(whole) - 1 }]
	const all = Array.from({ length: years }, (_, at) => whole + at)
	return [...rest, ...all.map((year) => ({ year, from: firstDayOf(year), to: firstDayOf(year + 1) - 1 }))]
}

/** Whether it is all of its year. */
export const isWholeYear = ({ year, from }: Period): boolean => from === firstDayOf(year)
