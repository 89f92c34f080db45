import { type DayNumber, never } from '#kernel/day-number.ts'

/** From a day to a day, both included; a stretch whose first day is its last is a day. */
export type Stretch = { readonly from: DayNumber; readonly to: DayNumber }

export const everyDay: Stretch = { from: never, to: -never }
export const noDay: Stretch = { from: 1, to: 0 }

export const meeting = (a: Stretch, b: Stretch): Stretch => {
	const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
	return both.from <= both.to ? both : noDay
}

/** The least stretch that holds them all. */
export const around = (stretches: readonly Stretch[]): Stretch => {
	let [from, to] = [everyDay.to, everyDay.from]
	for (const stretch of stretches)
		if (stretch.from <= stretch.to) [from, to] = [Math.min(from, stretch.from), Math.max(to, stretch.to)]
	return from <= to ? { from, to } : noDay
}
