import { birthdayNumber, type DayNumber, dateOfNumber, monthsAfter, numberOfDate } from '#kernel/day-number.ts'
import type { Interval } from '#standard/index.ts'

/**
 * How one day follows from another. A step never runs backwards: a later anchor gives no earlier day. So all anchors for
 * which a window is open on a day lie between two days, and a rule comes down to comparing integers.
 */
export type Step =
	/** So many months (the last day of a month stands in for a date that does not exist) and days after. */
	| { readonly is: 'after'; readonly months: number; readonly days: number }
	/** So many months and days after the birthday of that age. */
	| { readonly is: 'birthday'; readonly age: number; readonly months: number; readonly days: number }
	/** A date in the calendar year so many years on; month and date exist in every year. */
	| { readonly is: 'date'; readonly years: number; readonly month: number; readonly date: number }
	/** The later of two days. */
	| { readonly is: 'later'; readonly of: readonly [Step, Step] }
	/** The second step from where the first leads. */
	| { readonly is: 'then'; readonly of: readonly [Step, Step] }

/** Where a step leads from its anchor. */
export const stepFrom = (anchor: DayNumber, step: Step): DayNumber => {
	switch (step.is) {
		case 'after':
			return (step.months === 0 ? anchor : monthsAfter(anchor, step.months)) + step.days
		case 'birthday': {
			const birthday = birthdayNumber(anchor, step.age)
			return (step.months === 0 ? birthday : monthsAfter(birthday, step.months)) + step.days
		}
		case 'date':
			return numberOfDate((dateOfNumber(anchor) >> 9) + step.years, step.month, step.date)
		case 'later':
			return Math.max(stepFrom(anchor, step.of[0]), stepFrom(anchor, step.of[1]))
		case 'then':
			return stepFrom(stepFrom(anchor, step.of[0]), step.of[1])
	}
}

export const atOnce: Step = { is: 'after', months: 0, days: 0 }
export const birthday = (age: number, months = 0, days = 0): Step => ({ is: 'birthday', age, months, days })
export const dateIn = (years: number, month: number, date: number): Step => ({ is: 'date', years, month, date })
export const later = (a: Step, b: Step): Step => ({ is: 'later', of: [a, b] })
export const followedBy = (first: Step, second: Step): Step => ({ is: 'then', of: [first, second] })

/** So long after; `days` are added on top. */
export const intervalStep = ({ count, unit }: Interval, days = 0): Step =>
	unit === 'months'
		? { is: 'after', months: count, days }
		: { is: 'after', months: 0, days: (unit === 'weeks' ? count * 7 : count) + days }
