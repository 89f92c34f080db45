import { addDays, type Day, daysBetween, earlier } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { after, type Interval } from '#standard/index.ts'

/** How long a case may wait: as the standard says, else the municipality's own number of days. */
export type Within = { readonly interval: Interval | null; readonly days: number }

/** The last day for an answer to what was opened on a day; `until` is the last day on which an answer would still help. */
export const dueOn = (opened: Day, { interval, days }: Within, until: Day | null): Day => {
	const due = interval === null ? addDays(opened, days) : after(opened, interval)
	return until === null ? due : earlier(due, until)
}

export type DeadlineState = 'late' | 'soon' | 'in_time'

/** With so many days left, or fewer, there is no time to lose. */
const soon = 2

/** `late` from the day after the last day; `soon` on it and shortly before. */
export const deadlineState = (dueOn: Day, today: Day): DeadlineState => {
	const left = daysBetween(today, dueOn)
	return left < 0 ? 'late' : left <= soon ? 'soon' : 'in_time'
}

const inDays = (count: number): Text =>
	text(count === 1 ? '1 dag' : `${count} dage`, count === 1 ? '1 day' : `${count} days`)

/** *3 dage over* · *i dag* · *om 5 dage* */
export const deadlineText = (dueOn: Day, today: Day): Text => {
	const left = daysBetween(today, dueOn)
	const count = inDays(Math.abs(left))
	if (left === 0) return text('i dag', 'today')
	return left < 0 ? text(`${count.da} over`, `${count.en} late`) : text(`om ${count.da}`, `in ${count.en}`)
}
