import { addDays } from '#kernel/day.ts'
import { addMinutes, dayOf, type Instant, isBefore, isSameMoment } from '#kernel/instant.ts'
import type { HoldReason } from '../batch/recheck.ts'
import { type Channel, daysInThePost, type Purpose } from './letter.ts'

/** A letter that told a time, and whose words for who comes end in a name; of a cancellation the one that no longer holds. Withheld ones told nothing. */
export type TellingLetter = {
	readonly purpose: Purpose
	readonly time: Instant | null
	readonly who?: string | null
}

/** An accepted offer, with the visit that it led to. */
export type Agreed = {
	/** When the visit is; null when its time was given up. */
	readonly stands: Instant | null
	/** Why it was given up; null while it stands. */
	readonly released: string | null
	/** Every time that a yes agreed on, oldest first. */
	readonly agreed: readonly Instant[]
	/** Oldest first. */
	readonly letters: readonly TellingLetter[]
	/** When the citizen answered on the web last; they may still be changing their mind. */
	readonly onTheWebAt: Instant | null
	readonly channel: Channel
}

/** What the citizen is still to be told; `wait`: somebody looks at the letter first. */
export type ToTell = (
	| { readonly purpose: 'confirmation' }
	| { readonly purpose: 'change'; readonly former: Instant }
	| { readonly purpose: 'cancellation'; readonly former: Instant; readonly next: 'we_call' | 'choose' }
) & { readonly wait: HoldReason | null }

/** A time held for an offer that nobody has answered. */
export type Offered = Pick<Agreed, 'letters' | 'channel'> & { readonly stands: Instant }

const minutesToChangeOnesMind = 10

/**
 * The time that the citizen believes in: the last that a letter confirmed or changed; before that, one that a letter proposed
 * and they said yes to. Null when no letter has told of one, or the last one cancelled it.
 */
const believed = ({ letters, agreed }: Agreed): Instant | null => {
	const last = letters.findLast(({ purpose }) => ['confirmation', 'change', 'cancellation'].includes(purpose))
	if (last !== undefined) return last.purpose === 'cancellation' ? null : last.time
	const proposed = letters.map(({ time }) => time)
	return agreed.findLast((time) => proposed.some((one) => isSameMoment(one, time))) ?? null
}

/** What a letter is to tell now so that the citizen knows when we come; null when they know, or the visit is over. */
export const toTell = (visit: Agreed, at: Instant): ToTell | null => {
	const { stands, released, onTheWebAt, channel } = visit
	if (onTheWebAt !== null && isBefore(at, addMinutes(onTheWebAt, minutesToChangeOnesMind))) return null
	const told = believed(visit)
	const former = told !== null && isBefore(at, told) ? told : null
	const isLate = (time: Instant): boolean => isTooLate(time, channel, at)
	if (stands !== null) {
		if (isSameMoment(stands, told) || !isBefore(at, stands)) return null
		if (former === null) return isLate(stands) ? null : { purpose: 'confirmation', wait: null }
		return { purpose: 'change', former, wait: isLate(former) || isLate(stands) ? 'too_late_by_post' : null }
	}
	if (former === null || released === null) return null
	return {
		purpose: 'cancellation',
		former,
		next: released === 'visit_did_not_go_ahead' || released === 'excluded' ? 'we_call' : 'choose',
		wait: released === 'excluded' ? 'excluded_since' : isLate(former) ? 'too_late_by_post' : null,
	}
}

/** A message arrives at once, and may lie unread as long as a letter is in the post. */
export const mayBeUnread = (time: Instant, at: Instant): boolean => dayOf(time) < addDays(dayOf(at), daysInThePost)

/** The letter that told a time would have to arrive before it, and before the new one. */
export const isTooLate = (time: Instant, channel: Channel, at: Instant): boolean =>
	channel === 'paper' && mayBeUnread(time, at)

/** What is told of a held time that was moved after a letter had named another; null when no letter did, or all know. */
export const toTellHeld = (
	{ stands, letters, channel }: Offered,
	at: Instant,
): Extract<ToTell, { purpose: 'change' }> | null => {
	const former = letters.findLast(({ time }) => time !== null)?.time ?? null
	if (former === null || isSameMoment(stands, former) || !isBefore(at, stands) || !isBefore(at, former)) return null
	const isLate = isTooLate(former, channel, at) || isTooLate(stands, channel, at)
	return { purpose: 'change', former, wait: isLate ? 'too_late_by_post' : null }
}
