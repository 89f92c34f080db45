import type { Day } from '#kernel/day.ts'
import type { BookingId, EventId, PersonId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import type { Besides, CallOutcome, TimeToChoose, ToKnow } from '#offer/index.ts'
import type { Citizen } from '#population/index.ts'
import type { StoryLine } from '../card/story.ts'

/** One call to make, or one that comes in. */
export type CallSheet = {
	readonly citizen: Citizen
	readonly today: Day
	readonly why: Text
	readonly until: Day | null
	readonly grounds: readonly Text[]
	/** What the visitor is to know, and so does the caller. */
	readonly toKnow: ToKnow | null
	/** The number that the citizen has asked to be called on; null: the one of the register. */
	readonly askedOn: string | null
	/** Offers that led to nothing over the years; null when there are none. */
	readonly inVain: Text | null
	/** The offer that the call can answer; null when the call itself makes it, or there is none. */
	readonly open: {
		readonly madeOn: Day
		readonly contact: Text
		/** Whether it awaits its answer, or a yes was said already. */
		readonly state: Text
		readonly answerBy: Day | null
		readonly reminders: number
		/** The event that it invites to; null: a visit. */
		readonly event: EventId | null
	} | null
	/** The newest lines of the story. */
	readonly history: readonly StoryLine[]
	readonly times: readonly TimeToChoose[]
	readonly minutes: number
	/** This call's place among those of the day, from 1; 0 when it is not on the list. And how many there are. */
	readonly place: number
	readonly of: number
	/** Whole minutes left of the phone hours; null outside them. */
	readonly minutesLeft: number | null
	/** The one after; null at the end. */
	readonly following: string | null
	/** The visit that came to nothing, when a new time for it is what the call is about. */
	readonly visit: string | null
	/**
	 * What the call can come to. `agree`: to a time; `move`: the agreed visit is moved, on a page of its own, by a coordinator;
	 * `nothing`: there is nothing to answer.
	 */
	readonly can: 'agree' | 'move' | 'nothing'
	/** The agreed visit that the call is about. */
	readonly agreed: BookingId | null
	/** Whether whoever calls may move it. */
	readonly mayMove: boolean
	/** The list that the call was begun from and leads back to; null: the call list. */
	readonly back: string | null
	/** The citizen, or somebody for them, has called us. */
	readonly isIncoming: boolean
	/** The call recorded wrongly that this one corrects. */
	readonly corrects: { readonly id: string; readonly outcome: CallOutcome } | null
	/** The call that this member of staff recorded last today. */
	readonly last: {
		readonly id: string
		readonly person: PersonId
		readonly name: string
		readonly outcome: CallOutcome
	} | null
	/** What comes of each outcome. */
	readonly next: Readonly<Record<CallOutcome, Text>>
	/** Sent along, so that one call is recorded once however often it is sent. */
	readonly key: string
	readonly typed: {
		readonly time: string
		readonly words: string
		readonly again: Day | null
		readonly by: string
		readonly byName: string
		readonly besides: Besides
	}
	readonly errors: Readonly<Record<string, string>>
}
