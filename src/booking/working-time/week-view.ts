import { addDays, type Day, daysBetween, lastOfYear, mondayOf, weekdayOf, yearOf } from '#kernel/day.ts'
import { type Clock, clock, clockOf, minutesBetween } from '#kernel/instant.ts'
import { freeSpans, type VisitingHours } from '../free-time/free-spans.ts'
import { type FixedHours, type FixedKind, fixedSpans } from './fixed-hours.ts'
import { type Shift, weekOf, worksOn } from './pattern.ts'

type Hours = { readonly from: Clock; readonly to: Clock }

/** One day of a consultant's week: what is worked, what is fixed in it, and what is left for visits. */
export type DayView = {
	readonly weekday: number
	readonly works: readonly Hours[]
	readonly fixed: readonly (Hours & { readonly kind: FixedKind })[]
	readonly visits: readonly Hours[]
	readonly visitMinutes: number
}

export type WeekView = { readonly monday: Day; readonly week: number; readonly days: readonly DayView[] }

type Lines = { readonly shifts: readonly Shift[]; readonly fixed: readonly FixedHours[] }

const always = { from: clock('00:00'), to: clock('23:59') }
const byTime = (a: Hours, b: Hours): number => (a.from < b.from ? -1 : 1)
const clocksOf = (spans: ReturnType<typeof freeSpans>): Hours[] =>
	spans.map((span) => ({ from: clockOf(span.from), to: clockOf(span.to) }))

const dayView = ({ shifts, fixed }: Lines, open: VisitingHours, on: Day): DayView => {
	const left = freeSpans(shifts, [], open, fixedSpans(fixed, on, on), on, on)
	return {
		weekday: weekdayOf(on),
		works: clocksOf(freeSpans(shifts, [], always, [], on, on)),
		fixed: fixed
			.filter((line) => worksOn(line, on))
			.map(({ kind, from, to }) => ({ kind, from, to }))
			.sort(byTime),
		visits: clocksOf(left),
		visitMinutes: left.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0),
	}
}

const hasAny = ({ works, fixed }: DayView): boolean => works.length + fixed.length > 0

/** The week of a day as the lines make it, holidays and absence aside: Monday to Friday, Saturday and Sunday where they hold anything. */
export const weekView = (lines: Lines, open: VisitingHours, on: Day): WeekView => {
	const monday = mondayOf(on)
	const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => dayView(lines, open, addDays(monday, ahead)))
	return { monday, week: weekOf(monday), days: days.filter((day) => day.weekday <= 5 || hasAny(day)) }
}

/** This week, and the next where it is another. */
export const weeksInView = (lines: Lines, open: VisitingHours, today: Day): readonly WeekView[] => {
	const [this_, next] = [weekView(lines, open, today), weekView(lines, open, addDays(today, 7))]
	return JSON.stringify(this_.days) === JSON.stringify(next.days) ? [this_] : [this_, next]
}

/** The year within the next twelve months that ends with two odd weeks in a row, 53 and 1; null when there is none. */
export const oddWeeksInARow = (today: Day): number | null => {
	const year = yearOf(today)
	const turn = lastOfYear(year)
	return daysBetween(today, turn) <= 366 && weekOf(addDays(turn, -3)) === 53 ? year : null
}
