import type { Day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import type { Form, HelpKind } from '#standard/index.ts'

export type Status = 'resident' | 'dead' | 'moved_out' | 'emigrated' | 'disappeared'

/** Yes or no, or what else is known about help that is received. */
export type Help = boolean | { readonly received: boolean; readonly longTerm?: boolean; readonly hoursPerWeek?: number }

/** Something that happened in the citizen's life; details are named by the standard (`readmissionRisk`). */
export type LifeEvent = { readonly kind: string; readonly on: Day; readonly [detail: string]: unknown }
export type Risk = { readonly kind: string; readonly on: Day }

export type HistoryEntry =
	| {
			readonly kind: 'offer'
			readonly on: Day
			readonly criterion?: string
			readonly criteria?: readonly string[]
			/** What was offered, where it is known. */
			readonly form?: Form
	  }
	| {
			readonly kind: 'visit' | 'phone_visit'
			readonly on: Day
			/** The time agreed on that it was held for; no rule weighs it. */
			readonly booking?: BookingId
	  }
	| { readonly kind: 'event_attended' | 'no_answer'; readonly on: Day }
	/** `form`: what was declined, where it is known. */
	| { readonly kind: 'declined'; readonly on: Day; readonly form?: Form }
	| { readonly kind: 'assessed'; readonly on: Day; readonly criterion: string; readonly outcome: 'yes' | 'no' }
	| { readonly kind: 'opted_out'; readonly on: Day; readonly until?: Day | null }
	| { readonly kind: 'opt_out_ended'; readonly on: Day }
	| { readonly kind: 'owed' | 'owed_withdrawn'; readonly on: Day; readonly criterion: string }

/** A professional set an exclusion aside for this citizen; it has no end. */
export type Exception = { readonly exclusion: string; readonly on: Day; readonly reason?: string }

/** Everything that a standard may weigh about one citizen. Entries later than the day asked are not yet known on it. */
export type Facts = {
	readonly id: string
	readonly bornOn: Day
	readonly sex: 'f' | 'm' | null
	readonly status: Status
	readonly residentSince: Day | null
	/** The only adult registered at the address. */
	readonly livesAlone: boolean | null
	/** Neither married nor in a registered partnership. */
	readonly single?: boolean | null
	readonly residence: string
	readonly help: Readonly<Record<HelpKind, Help>>
	/** Other staff of the municipality who see the citizen. */
	readonly seenBy?: readonly string[]
	readonly preventiveCase: boolean
	readonly events: readonly LifeEvent[]
	readonly risks: readonly Risk[]
	readonly history: readonly HistoryEntry[]
	readonly exceptions: readonly Exception[]
}

/** What rooms below know about a citizen and hand up. */
export type PartOfFacts = Partial<
	Pick<Facts, 'events' | 'risks' | 'history' | 'exceptions' | 'seenBy' | 'preventiveCase'>
>

/** One citizen's facts with what several rooms add to them; lists are joined, an open case anywhere is an open case. */
export const withParts = (facts: Facts, parts: readonly PartOfFacts[]): Facts =>
	parts.length === 0
		? facts
		: {
				...facts,
				preventiveCase: facts.preventiveCase || parts.some(({ preventiveCase }) => preventiveCase === true),
				seenBy: [facts.seenBy ?? [], ...parts.map(({ seenBy }) => seenBy ?? [])].flat(),
				events: [facts.events, ...parts.map(({ events }) => events ?? [])].flat(),
				risks: [facts.risks, ...parts.map(({ risks }) => risks ?? [])].flat(),
				history: [facts.history, ...parts.map(({ history }) => history ?? [])].flat(),
				exceptions: [facts.exceptions, ...parts.map(({ exceptions }) => exceptions ?? [])].flat(),
			}
