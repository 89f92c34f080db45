import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import type { Interval } from './format/interval.ts'

/** Both ends are part of it; a missing end is open. */
export type AgeRange = { readonly from?: number; readonly to?: number }
/** A set with holes; empty means any age. */
export type Ages = readonly AgeRange[]

/** What gives a ground its first and its last day. */
export type Opens =
	| {
			readonly by: 'turning'
			readonly ages: Ages
			readonly during: 'calendar_year' | 'age_year' | 'from_birthday'
			/** 1–12: the month in which the calendar year's opening begins. */
			readonly fromMonth: number
	  }
	| {
			readonly by: 'yearly'
			readonly fromAge: number
			readonly toAge: number | null
			readonly times: 1 | 2
			/** In the calendar year of `fromAge` it opens on the birthday or on 1 January; an age year always on the birthday. */
			readonly year: 'calendar_year' | 'age_year'
			readonly first: 'birthday' | 'calendar_year'
	  }
	| { readonly by: 'every'; readonly interval: Interval; readonly fromAge: number; readonly toAge: number | null }
	| { readonly by: 'band'; readonly ages: AgeRange }
	| { readonly by: 'newcomer'; readonly fromAge: number; readonly period: Interval }
	| {
			readonly by: 'event'
			readonly kinds: readonly string[]
			readonly details: readonly EventDetail[]
			readonly windows: readonly EventWindow[]
	  }
	/** `any` in a national minimum: whatever the municipality's own list names. */
	| { readonly by: 'risk'; readonly kinds: readonly string[]; readonly period: Interval }

/** What must be known of an event: a yes or no, or one of these words. */
export type EventDetail = { readonly name: string; readonly is: boolean | readonly string[] }

/** Counted from the event. `until` is the last day itself; `period` ends the day before the same date. */
export type EventWindow =
	| { readonly from: Interval; readonly target: Interval | null; readonly until: Interval }
	| { readonly from: Interval; readonly target: Interval | null; readonly period: Interval }

/** Asked on the day asked, not on the day of the event. */
export type Needs = {
	readonly ages: Ages
	readonly livesAlone: boolean | null
	readonly preventiveCase: boolean | null
	readonly when: Condition | null
}

/** `priority` sorts first and entitles to nothing: it is never a ground. */
export type Initiative = 'automatic' | 'after_assessment' | 'on_request' | 'priority'
export type Contact = 'fixed_time_letter' | 'self_booking_letter' | 'phone'
export type Form = 'home_visit' | 'collective_event' | 'either' | 'citizen_chooses' | 'phone_visit'

export type Criterion = {
	readonly code: string
	readonly name: Text
	readonly group: string
	readonly cites: string
	readonly opens: Opens
	readonly needs: Needs
	readonly intervention: string
	readonly initiative: Initiative
	/** How soon a professional decides; absent where the municipality's own deadline counts, or nobody decides. */
	readonly decideWithin?: Interval
	readonly contact: Contact
	readonly form: Form
	readonly minutes: number
	/** What differs for some ages; the first that fits counts. */
	readonly byAge: readonly ByAge[]
	/** Whether a proposed visit needs a yes, or stands unless it is cancelled. */
	readonly visitNeeds: VisitNeeds
	/** Null where no collective event is offered. */
	readonly collective: Collective | null
	/** First and last day of the programme; null where the standard's own life sets them. */
	readonly period: Period
}

export type ByAge = {
	readonly ages: Ages
	readonly contact: Contact | null
	readonly form: Form | null
	readonly minutes: number | null
}
export type VisitNeeds = 'a_yes' | 'no_cancellation'
/** Whether coming to the event uses up the offer, and what is offered to who declines it. */
export type Collective = { readonly attendingServes: boolean; readonly declined: 'home_visit' | 'nothing' }
export type Period = { readonly from: Day | null; readonly to: Day | null }

/** Criteria that belong together; `illustrative` means that others like them count as well. */
export type Group = {
	readonly code: string
	readonly name: Text
	readonly intro: Text | null
	readonly list: 'exhaustive' | 'illustrative'
}

export type HelpKind = 'practical' | 'personal' | 'nursing'

export type Condition =
	| { readonly is: 'any' | 'all'; readonly of: readonly Condition[] }
	| { readonly is: 'not'; readonly of: Condition }
	| { readonly is: 'help'; readonly kind: HelpKind; readonly longTerm: boolean; readonly moreThanHours: number | null }
	| { readonly is: 'residence'; readonly in: readonly string[] }
	| { readonly is: 'seenBy'; readonly in: readonly string[] }

/**
 * `absolute` knows no exception; `default` may be set aside for one citizen after an individual assessment;
 * `permissive` leaves nobody out until a decision about that citizen is recorded.
 */
export type Strength = 'absolute' | 'default' | 'permissive'

export type Exclusion = {
	readonly code: string
	readonly name: Text
	readonly cites: string
	readonly when: Condition
	readonly strength: Strength
	readonly covers: Scope
}

/** All criteria, or the codes of some. */
export type Scope = 'all' | readonly string[]

/** Whether something that holds for a scope holds for a criterion. */
export const isIn = (scope: Scope, criterion: string): boolean => scope === 'all' || scope.includes(criterion)
