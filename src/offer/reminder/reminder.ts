import { addDays, type Day, later } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { after, type Interval } from '#standard/index.ts'

/** How often, and after how long, the standard reminds of an offer that nobody answers. */
export type Plan = { readonly after: Interval; readonly times: number }

/** A letter about an offer that may be reminded of: the offer's own, or an earlier reminder. */
export type Reminder = {
	readonly purpose: 'offer' | 'reminder'
	/** `1`, `2` … for those of the plan; anything else is beyond it. */
	readonly occasion: string
	/** *Lost*: its carrier says that it did not arrive, and nobody has seen to it. */
	readonly state: 'waits' | 'went' | 'withheld' | 'lost'
	/** The day it went; the day it was written for one that did not. */
	readonly on: Day
}

/** An offer as reminding sees it. */
export type Unanswered = {
	readonly answerBy: Day | null
	/** The day of the time still held for it; null when none is. */
	readonly heldOn: Day | null
}

/** The next reminder of the plan, and the day it is written. */
export type Next = { readonly number: number; readonly on: Day }

/** Whoever asks for a reminder so many days before the plan's own sends that one, only earlier. */
export const daysReplaced = 3

const isOfPlan = ({ purpose, occasion }: Reminder): boolean => purpose === 'offer' || /^\d+$/.test(occasion)
const numberOf = ({ purpose, occasion }: Reminder): number => (purpose === 'offer' ? 0 : Number(occasion))

/** One that went or is on its way. */
export const isStandingReminder = ({ purpose, state }: Reminder): boolean =>
	purpose === 'reminder' && state !== 'withheld'

/** What a reminder written on a day asks for: an answer by a new day, never an earlier one; a time that lies after it is kept. */
export const asksFor = (
	{ answerBy, heldOn }: Unanswered,
	on: Day,
	withinDays: number,
): { readonly answerBy: Day; readonly keepsTime: boolean } => {
	const by = later(answerBy ?? on, addDays(on, withinDays))
	return { answerBy: by, keepsTime: heldOn !== null && heldOn > by }
}

/** The same when somebody asks for it: a time promised until a day still to come is kept, and the answer asked for before the visit. */
export const asksForNow = (offer: Unanswered, on: Day, withinDays: number): ReturnType<typeof asksFor> => {
	const asks = asksFor(offer, on, withinDays)
	const { answerBy, heldOn } = offer
	const isPromised = heldOn !== null && answerBy !== null && answerBy >= on && heldOn > answerBy
	return asks.keepsTime || !isPromised ? asks : { answerBy: addDays(heldOn, -1), keepsTime: true }
}

/**
 * The next reminder of the plan, today or later; null when it is used up, and while a letter waits or was lost. It is counted
 * from the one before it. A time that it could not keep is not freed before the day until which it was promised.
 */
export const nextReminder = (
	offer: Unanswered,
	letters: readonly Reminder[],
	plan: Plan,
	today: Day,
	withinDays: number,
): Next | null => {
	if (letters.some(({ state }) => state === 'waits' || state === 'lost')) return null
	const last = letters
		.filter(isOfPlan)
		.toSorted((a, b) => numberOf(a) - numberOf(b))
		.at(-1)
	if (last === undefined || numberOf(last) >= plan.times) return null
	const next = { number: numberOf(last) + 1, on: later(after(last.on, plan.after), today) }
	if (offer.heldOn === null || offer.answerBy === null || asksFor(offer, next.on, withinDays).keepsTime) return next
	return { ...next, on: later(next.on, addDays(offer.answerBy, 1)) }
}

/** The day to answer by has passed, nothing is on its way or was lost, and nobody is to be reminded again. */
export const isSilence = (
	offer: Unanswered,
	letters: readonly Reminder[],
	plan: Plan,
	today: Day,
	withinDays: number,
): boolean =>
	offer.answerBy !== null &&
	offer.answerBy < today &&
	letters.every(({ state }) => state === 'went' || state === 'withheld') &&
	nextReminder(offer, letters, plan, today, withinDays) === null

export type NoReminder = 'nothing_sent_yet' | 'did_not_arrive' | 'written_today'

/** Which letter somebody who asks for a reminder now sends: the plan's next one when it is near, else one beyond the plan. */
export const reminderAskedFor = (
	offer: Unanswered,
	letters: readonly Reminder[],
	plan: Plan,
	today: Day,
	withinDays: number,
): Outcome<{ readonly occasion: string; readonly replaces: Next | null }, NoReminder> => {
	if (letters.some(({ state }) => state === 'lost')) return no('did_not_arrive')
	if (letters.length === 0 || letters.some(({ state }) => state === 'waits')) return no('nothing_sent_yet')
	if (letters.some(({ state, on }) => state === 'went' && on >= today)) return no('written_today')
	const next = nextReminder(offer, letters, plan, today, withinDays)
	return next !== null && today >= addDays(next.on, -daysReplaced)
		? yes({ occasion: String(next.number), replaces: next })
		: yes({ occasion: `asked ${today}`, replaces: null })
}
