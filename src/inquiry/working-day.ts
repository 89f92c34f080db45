import Holidays from 'date-holidays'
import { addDays, type Day, weekdayOf } from '#kernel/day.ts'
import type { Municipality } from '#platform/municipality/index.ts'

type Closed = Pick<Municipality, 'closedDays'>

const danish = new Holidays('DK')
const isHoliday = (on: Day): boolean =>
	danish.getHolidays(on.slice(0, 4)).some(({ date, type }) => type === 'public' && date.startsWith(on))

const isWorkingDay = ({ closedDays }: Closed, on: Day): boolean =>
	weekdayOf(on) < 6 &&
	!isHoliday(on) &&
	!closedDays.some(({ day, from }) => from === undefined && day === `--${on.slice(5)}`)

/** The day on which so many working days have passed; the day it came in does not count. */
export const workingDaysAfter = (closed: Closed, received: Day, days: number): Day => {
	let on = received
	for (let passed = 0; passed < days; ) {
		on = addDays(on, 1)
		if (isWorkingDay(closed, on)) passed += 1
	}
	return on
}

const inSearchOf = (closed: Closed, from: Day, step: 1 | -1): Day => {
	let on = from
	while (!isWorkingDay(closed, on)) on = addDays(on, step)
	return on
}

/** The day that can honestly be promised for an answer due on a day: the last one before it on which anybody is at work, or, when all until then is closed, the first one after. */
export const promisedBy = (closed: Closed, received: Day, due: Day): Day => {
	const last = inSearchOf(closed, due, -1)
	return last > received ? last : inSearchOf(closed, due, 1)
}
