import { type Day, daysBetween, weekdayOf } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Clock } from '#kernel/instant.ts'

export type Weeks = 'every' | 'even' | 'odd'

/** One line of a consultant's working week: visits may be put between the two times. */
export type Shift = {
	/** 1 = Monday … 7 = Sunday */
	readonly weekday: number
	readonly from: Clock
	readonly to: Clock
	readonly weeks: Weeks
	readonly validFrom: Day
	/** Last day inclusive; null: until further notice. */
	readonly validTo: Day | null
}

/** A line as it stands in the calendar. */
export type KnownShift = Shift & { readonly id: string; readonly staff: StaffId }

/** ISO week: week 1 holds the year's first Thursday. After a year of 53 weeks two odd weeks follow each other. */
export const weekOf = (on: Day): number => {
	const thursday = new Date(Date.parse(on) + (4 - weekdayOf(on)) * 86_400_000)
	const first = `${thursday.getUTCFullYear()}-01-01` as Day
	return Math.floor(daysBetween(first, thursday.toISOString().slice(0, 10) as Day) / 7) + 1
}

const fallsInWeek = (weeks: Weeks, on: Day): boolean =>
	weeks === 'every' || (weekOf(on) % 2 === 0) === (weeks === 'even')

export const worksOn = (shift: Shift, on: Day): boolean =>
	shift.weekday === weekdayOf(on) &&
	shift.validFrom <= on &&
	(shift.validTo === null || on <= shift.validTo) &&
	fallsInWeek(shift.weeks, on)

export type ShiftProblem =
	| 'ends_before_it_begins'
	| 'valid_to_before_valid_from'
	| 'no_such_weekday'
	| 'overlaps_another'
	| 'outside_visiting_hours'
	| 'nothing_left'

const mayShareAWeek = (a: Weeks, b: Weeks): boolean => a === 'every' || b === 'every' || a === b
const share = (a: Shift, b: Shift): boolean =>
	a.weekday === b.weekday &&
	mayShareAWeek(a.weeks, b.weeks) &&
	a.from < b.to &&
	b.from < a.to &&
	(b.validTo === null || a.validFrom <= b.validTo) &&
	(a.validTo === null || b.validFrom <= a.validTo)

export const isSameShift = (a: Shift, b: Shift): boolean =>
	a.weekday === b.weekday &&
	a.from === b.from &&
	a.to === b.to &&
	a.weeks === b.weeks &&
	a.validFrom === b.validFrom &&
	a.validTo === b.validTo

type Hours = { readonly from: string; readonly to: string }

/** What is wrong with a new line of a pattern beside those that stand; null when it can be worked. */
export const shiftProblem = (added: Shift, standing: readonly Shift[], open?: Hours): ShiftProblem | null => {
	if (added.weekday < 1 || added.weekday > 7) return 'no_such_weekday'
	if (added.to <= added.from) return 'ends_before_it_begins'
	if (added.validTo !== null && added.validTo < added.validFrom) return 'valid_to_before_valid_from'
	if (open !== undefined && (added.to <= open.from || open.to <= added.from)) return 'outside_visiting_hours'
	return standing.some((other) => share(added, other)) ? 'overlaps_another' : null
}
