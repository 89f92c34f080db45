/** A calendar day written `YYYY-MM-DD`; days compare with `<` because the text sorts as time does. */
export type Day = string & { readonly __day: true }

const [firstYear, lastYear] = [1800, 2199]

/** The number that stands in the digits from one place to another; NaN where something else stands there. */
const digits = (written: string, from: number, to: number): number => {
	let value = 0
	for (let at = from; at < to; at++) {
		const digit = written.charCodeAt(at) - 48
		if (digit < 0 || digit > 9) return Number.NaN
		value = value * 10 + digit
	}
	return value
}

/** The day written, or null: rejects 31 February, day 0, anything around it, and years that no citizen lives in. */
export const readDay = (written: string): Day | null => {
	if (written.length !== 10 || written[4] !== '-' || written[7] !== '-') return null
	const [year, month, date] = [digits(written, 0, 4), digits(written, 5, 7), digits(written, 8, 10)]
	const isDay =
		firstYear <= year && year <= lastYear && 1 <= month && month <= 12 && 1 <= date && date <= daysInMonth(year, month)
	return isDay ? (written as Day) : null
}

/** A day typed in three fields, each as people write it: *9*, *3*, *2026*; null when together they are none. */
export const readTypedDay = (year: string, month: string, date: string): Day | null =>
	readDay(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)

/** A day the program itself writes; a malformed one is a bug. */
export const day = (written: string): Day => {
	const read = readDay(written)
	if (read === null) throw new Error(`not a day: ${written}`)
	return read
}

export const dayFrom = (year: number, month: number, date: number): Day =>
	`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day

export const yearOf = (d: Day): number => Number(d.slice(0, 4))
/** 1–12 */
export const monthOf = (d: Day): number => Number(d.slice(5, 7))
/** 1–31 */
export const dateOf = (d: Day): number => Number(d.slice(8, 10))

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
export const daysInMonth = (year: number, month: number): number =>
	month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const millisecondsADay = 86_400_000
const countOf = (d: Day): number => Date.UTC(yearOf(d), monthOf(d) - 1, dateOf(d)) / millisecondsADay
const fromCount = (count: number): Day => new Date(count * millisecondsADay).toISOString().slice(0, 10) as Day

export const addDays = (d: Day, days: number): Day => fromCount(countOf(d) + days)
/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => countOf(to) - countOf(from)

/** The same date so many months on; where it does not exist, the last day of that month. */
export const addMonths = (d: Day, months: number): Day => {
	const count = yearOf(d) * 12 + (monthOf(d) - 1) + months
	const year = Math.floor(count / 12)
	const month = (count % 12) + 1
	return dayFrom(year, month, Math.min(dateOf(d), daysInMonth(year, month)))
}

export const addYears = (d: Day, years: number): Day => addMonths(d, years * 12)

/** The birthday in a given year; born on 29 February, it falls on 1 March in other years. */
export const birthdayIn = (bornOn: Day, year: number): Day =>
	monthOf(bornOn) === 2 && dateOf(bornOn) === 29 && !isLeapYear(year)
		? dayFrom(year, 3, 1)
		: dayFrom(year, monthOf(bornOn), dateOf(bornOn))

/** The day of turning `age`. */
export const birthdayOfAge = (bornOn: Day, age: number): Day => birthdayIn(bornOn, yearOf(bornOn) + age)

/** Whole years on a day: a year is added on the birthday itself. Negative before birth. */
export const ageOn = (bornOn: Day, on: Day): number =>
	yearOf(on) - yearOf(bornOn) - (on < birthdayIn(bornOn, yearOf(on)) ? 1 : 0)

/** 1 = Monday … 7 = Sunday */
export const weekdayOf = (d: Day): number => ((((countOf(d) + 3) % 7) + 7) % 7) + 1
export const firstOfYear = (year: number): Day => dayFrom(year, 1, 1)
export const lastOfYear = (year: number): Day => dayFrom(year, 12, 31)
export const firstOfMonth = (d: Day): Day => dayFrom(yearOf(d), monthOf(d), 1)
export const mondayOf = (d: Day): Day => addDays(d, 1 - weekdayOf(d))
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
