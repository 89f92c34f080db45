import { addDays, birthdayIn, type Day, dateOf, earlier, firstOfMonth, later, monthOf, yearOf } from '#kernel/day.ts'
import { daysInThePost } from '../letter/letter.ts'
import type { Due } from '../offer.ts'

/** A ground with this few days left is offered now, whatever the month of birth. */
export const pressingDays = 42

type Window = {
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly overdue?: boolean
	/** The rule needed a yes from a person, and somebody has said it. */
	readonly assessed?: boolean
}

const opensForEveryone = (window: Window): boolean => monthOf(window.from) === 1 && dateOf(window.from) === 1

/**
 * When an open ground is to be offered, and why then. Grounds that open for everyone on 1 January are spread over the
 * year by month of birth; an overdue one, one with few days left, or one that somebody has said yes to does not wait.
 */
export const dueOf = (window: Window, bornOn: Day): Due => {
	if (window.overdue === true) return { kind: 'overdue', on: window.until ?? window.from }
	const best = window.target === null ? null : later(window.from, addDays(window.target, -daysInThePost))
	if (window.assessed === true) return { kind: 'assessed', on: best ?? window.from }
	if (best !== null) return { kind: 'target', on: best }
	const month = firstOfMonth(birthdayIn(bornOn, yearOf(window.from)))
	const wanted: Due =
		opensForEveryone(window) && month > window.from
			? { kind: 'birth_month', on: month }
			: { kind: opensForEveryone(window) ? 'birth_month' : 'opened', on: window.from }
	if (window.until === null) return wanted
	const pressing = later(window.from, addDays(window.until, -pressingDays))
	return pressing < wanted.on ? { kind: 'deadline', on: pressing } : wanted
}

const order: readonly Due['kind'][] = ['overdue', 'deadline', 'assessed', 'target', 'opened', 'birth_month']

/** Of several grounds, the one that presses most gives the reason. */
export const mostPressing = (dues: readonly Due[]): Due | null =>
	dues.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.on < b.on ? -1 : 1))[0] ?? null

/** Of several to come, the first. */
export const firstOf = (dues: readonly Due[]): Due | null => dues.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0] ?? null

/** The first day on which any of these grounds is to be offered; null when there is none. */
export const firstDueOn = (windows: readonly Window[], bornOn: Day): Day | null =>
	windows
		.map((window) => dueOf(window, bornOn).on)
		.reduce<Day | null>((first, on) => (first === null ? on : earlier(first, on)), null)

/** The last day of all that a letter would still fit its rule; null when none of them has one. */
export const lastDayOf = (windows: readonly Window[]): Day | null =>
	windows.reduce<Day | null>(
		(last, { until }) => (until === null ? last : last === null ? until : earlier(last, until)),
		null,
	)

type Waiting = {
	readonly due: Due
	readonly until: Day | null
	readonly hasPriority?: boolean
	readonly person: string
}

/**
 * Who comes first: overdue, then those whose last day is nearest within the pressing days, then those for whom somebody has said
 * yes, then those to whom the standard gives priority, then whoever has waited longest. Neither a yes nor priority makes
 * anybody else lose an offer: what would lapse goes before it.
 */
export const byUrgency = (a: Waiting, b: Waiting, today: Day): number => {
	const soon = addDays(today, pressingDays)
	const rank = (one: Waiting): string => {
		if (one.due.kind === 'overdue') return `0${one.due.on}`
		if (one.until !== null && one.until <= soon) return `1${one.until}`
		if (one.due.kind === 'assessed') return `2${one.due.on}`
		return `${one.hasPriority ? 3 : 4}${one.due.on}`
	}
	const [x, y] = [rank(a) + a.person, rank(b) + b.person]
	return x < y ? -1 : x > y ? 1 : 0
}
