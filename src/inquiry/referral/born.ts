import { addYears, type Day, dayFrom, readDay, yearOf } from '#kernel/day.ts'
import { readCpr } from '#population/index.ts'

/** What somebody wrote of another's age: the day where it is one, and otherwise about how old. */
export type Born = { readonly on: Day | null; readonly about: Day | null; readonly cpr: string | null }

const nothing: Born = { on: null, about: null, cpr: null }
const oldest = 125

/** The year two digits stand for when somebody old is spoken of. */
const wholeYear = (written: string, today: Day): number => {
	if (written.length === 4) return Number(written)
	const inThisCentury = Math.floor(yearOf(today) / 100) * 100 + Number(written)
	return inThisCentury > yearOf(today) - 18 ? inThisCentury - 100 : inThisCentury
}

const sensible = (on: Day | null, today: Day): Day | null =>
	on !== null && on <= today && yearOf(on) >= yearOf(today) - oldest ? on : null

const months = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ')
const monthNamed = (word: string): number => {
	const start = word.toLowerCase().slice(0, 3)
	return months.indexOf(start === 'may' ? 'maj' : start === 'oct' ? 'okt' : start) + 1
}

const dayWritten = (typed: string, today: Day): Day | null => {
	const iso = readDay(typed)
	if (iso !== null) return iso
	const digits =
		/^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed)
	const named = /^(\d{1,2})\.? ?(\p{L}{3,9})\.?,? (\d{4}|\d{2})$/u.exec(typed)
	const [date, month, year] = digits
		? [Number(digits[1]), Number(digits[2]), digits[3] ?? '']
		: [Number(named?.[1]), monthNamed(named?.[2] ?? ''), named?.[3] ?? '']
	return year === '' ? null : readDay(dayFrom(wholeYear(year, today), month, date))
}

/** *12.3.1944* · *12. marts 1944* · *1944* · *82 år* · *i 80’erne* · a CPR number. What it cannot read says nothing. */
export const readBorn = (written: string, today: Day): Born => {
	const typed = written.trim()
	const cpr = readCpr(typed)
	if (cpr !== null) return { on: cpr.bornOn, about: cpr.bornOn, cpr: cpr.digits }
	const on = sensible(dayWritten(typed, today), today)
	if (on !== null) return { on, about: on, cpr: null }
	const year = /(?:^|\D)(1[89]\d\d|20\d\d)(?:\D|$)/.exec(typed)
	if (year) return { ...nothing, about: sensible(dayFrom(Number(year[1]), 7, 1), today) }
	const age = /(?:^|\D)(\d{1,3})(?:\D|$)/.exec(typed)
	return age && Number(age[1]) <= oldest ? { ...nothing, about: addYears(today, -Number(age[1])) } : nothing
}
