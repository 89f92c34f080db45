import Holidays from 'date-holidays'
import { addDays, type Day, yearOf } from '#kernel/day.ts'
import { type Clock, clock } from '#kernel/instant.ts'

/** A day the municipality itself keeps, each year: `--12-24`; closed all day, or from an hour on. */
export type OwnClosedDay = { readonly day: string; readonly from?: string | undefined }

/** `from` null: closed all day; else the hour at which it closes. */
export type ClosedDay = { readonly on: Day; readonly from: Clock | null }

const denmark = new Holidays('DK')

const publicHolidays = (year: number): Day[] =>
	denmark
		.getHolidays(year)
		.filter((holiday) => holiday.type === 'public')
		.map((holiday) => holiday.date.slice(0, 10) as Day)

/** Public holidays of Denmark and the municipality's own closed days, first to last day inclusive. A whole closed day outweighs a half one. */
export const closedDaysBetween = (own: readonly OwnClosedDay[], from: Day, to: Day): ClosedDay[] => {
	const holidays = new Set<Day>()
	for (let year = yearOf(from); year <= yearOf(to); year++) for (const on of publicHolidays(year)) holidays.add(on)
	const closed: ClosedDay[] = []
	for (let on = from; on <= to; on = addDays(on, 1)) {
		const hours = own.filter((one) => one.day.slice(2) === on.slice(5)).map((one) => one.from)
		const first = hours.toSorted().at(0)
		if (holidays.has(on) || hours.includes(undefined)) closed.push({ on, from: null })
		else if (first !== undefined) closed.push({ on, from: clock(first) })
	}
	return closed
}
