import { weekdayOf } from '#kernel/day.ts'
import { type Clock, dayOf, type Instant, instantAt, isBefore, minutesBetween } from '#kernel/instant.ts'

type PhoneHours = readonly { readonly weekdays: readonly number[]; readonly from: Clock; readonly to: Clock }[]

/** Whole minutes left of the phone hours that are now; null outside them. */
export const phoneMinutesLeft = (hours: PhoneHours, at: Instant): number | null => {
	const today = dayOf(at)
	const now = hours.find(
		({ weekdays, from, to }) =>
			weekdays.includes(weekdayOf(today)) &&
			!isBefore(at, instantAt(today, from)) &&
			isBefore(at, instantAt(today, to)),
	)
	return now === undefined ? null : Math.ceil(minutesBetween(at, instantAt(today, now.to)))
}
