import { type Day, dayFrom, isLeapYear } from './day.ts'

/** Days since 1 January 1970: for work over many days at once, where a day as text is too slow. */
export type DayNumber = number

/** Earlier than any day; stands in a column for *never* and *unknown*. */
export const never: DayNumber = -0x40000000

const daysAnEra = 146_097 // 400 years
const epoch = 719_468 // days from 1 March of year 0 to 1 January 1970

/** Year × 512 + month × 32 + date, worked out. */
const countedDate = (number: DayNumber): number => {
	const days = number + epoch
	const era = Math.floor(days / daysAnEra)
	const dayOfEra = days - era * daysAnEra
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	)
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
	const shifted = Math.floor((5 * dayOfYear + 2) / 153)
	const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
	const month = shifted < 10 ? shifted + 3 : shifted - 9
	return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 512 + month * 32 + date
}

/** Dates worked out before, from 1800 to 2347; 0 where nobody has asked yet. */
const dates = new Int32Array(200_000)
const firstKept = -62_091

/** Year × 512 + month × 32 + date, so that one number carries a date. Proleptic Gregorian, from year 0 on. */
export const dateOfNumber = (number: DayNumber): number => {
	const at = number - firstKept
	const known = dates[at]
	if (known !== undefined && known !== 0) return known
	const date = countedDate(number)
	if (known !== undefined) dates[at] = date
	return date
}

/** Days from 1 March to the first of each month. */
const beforeMonth = [0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275]

/** The number of a date that exists. */
export const numberOfDate = (year: number, month: number, date: number): DayNumber => {
	const years = month <= 2 ? year - 1 : year
	const centuries = (years / 100) | 0
	const leaps = (years >> 2) - centuries + (centuries >> 2)
	return years * 365 + leaps + (beforeMonth[month] as number) + date - 1 - epoch
}

export const yearOfNumber = (number: DayNumber): number => dateOfNumber(number) >> 9

export const numberOf = (day: Day): DayNumber => numberOfDate(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10))

const digits = (text: string, from: number, to: number): number => {
	let value = 0
	for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
	return value
}

const written = new Map<DayNumber, Day>()

/** The day with that number; days asked for before are not written anew. */
export const dayOfNumber = (number: DayNumber): Day => {
	const known = written.get(number)
	if (known !== undefined) return known
	const date = dateOfNumber(number)
	const day = dayFrom(date >> 9, (date >> 5) & 15, date & 31)
	written.set(number, day)
	return day
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysIn = (year: number, month: number): number =>
	month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] as number)

/** The same date so many months on; where it does not exist, the last day of that month. */
export const monthsAfter = (number: DayNumber, months: number): DayNumber => {
	const from = dateOfNumber(number)
	const count = (from >> 9) * 12 + ((from >> 5) & 15) - 1 + months
	const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
	return numberOfDate(year, month, Math.min(from & 31, daysIn(year, month)))
}

/** The day of turning `age`; born on 29 February, it falls on 1 March in other years. */
export const birthdayNumber = (bornOn: DayNumber, age: number): DayNumber => {
	const born = dateOfNumber(bornOn)
	const [year, month, date] = [(born >> 9) + age, (born >> 5) & 15, born & 31]
	return month === 2 && date === 29 && !isLeapYear(year) ? numberOfDate(year, 3, 1) : numberOfDate(year, month, date)
}

/** Whole years on a day. Negative before birth. */
export const ageOnNumber = (bornOn: DayNumber, on: DayNumber): number => {
	const age = yearOfNumber(on) - yearOfNumber(bornOn)
	return birthdayNumber(bornOn, age) > on ? age - 1 : age
}
