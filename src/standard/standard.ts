import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import type { Interval } from './interval.ts'

/** Both ends are part of it; a missing end is open. */
export type AgeRange = { readonly from?: number; readonly to?: number }

/** What gives a ground its first and its last day. */
export type Opens =
	| { readonly by: 'turning'; readonly age: number; readonly during: 'calendar_year' | 'age_year' | 'from_birthday' }
	| { readonly by: 'yearly'; readonly fromAge: number; readonly first: 'birthday' | 'calendar_year' }
	| { readonly by: 'newcomer'; readonly fromAge: number; readonly period: Interval }
	| ({ readonly by: 'event'; readonly kind: string; readonly details: readonly EventDetail[] } & EventWindow)
	| { readonly by: 'risk'; readonly kind: string; readonly period: Interval }

export type EventDetail = { readonly name: string; readonly is: boolean }

/** Counted from the event. `until` is the last day itself; `period` ends the day before the same date. */
export type EventWindow =
	| { readonly from: Interval; readonly target: Interval | null; readonly until: Interval }
	| { readonly from: Interval; readonly target: Interval | null; readonly period: Interval }

/** Asked on the day asked, not on the day of the event. */
export type Needs = {
	readonly ages: readonly AgeRange[]
	readonly livesAlone: boolean | null
	readonly preventiveCase: boolean | null
}

export type Initiative = 'automatic' | 'after_assessment' | 'on_request'
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
	readonly contact: Contact
	readonly form: Form
	readonly minutes: number
}

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

export type Exclusion = {
	readonly code: string
	readonly name: Text
	readonly cites: string
	readonly when: Condition
	/** Whether a professional may set it aside after an individual assessment. */
	readonly exceptionPossible: boolean
	/** Codes of the criteria it closes; null means all of them. */
	readonly covers: readonly string[] | null
}

export type Topic = { readonly code: string; readonly name: Text }

export type Intervention = {
	readonly code: string
	readonly name: Text
	readonly targetGroup: Text
	readonly purpose: readonly Text[]
	readonly topics: readonly string[]
	/** What this visit is about before anything else; null for the general visit. */
	readonly specialFocus: Text | null
	readonly timeFrame: Text
	readonly documentation: Text
	readonly cites: string
}

/** What the citizen reads, in the order of the page. `- ` at the start of a line makes a list. */
export type CitizenTexts = {
	readonly summary: Text
	readonly purpose: Text
	readonly offer: Text
	readonly visit: Text
	readonly notPart: Text
	readonly followUp: Text
	readonly staff: Text
	readonly rights: Text
	readonly acceptance: Text
	readonly recording: Text
	readonly contact: Text
}

/** A place where the source can be read in two ways, and the reading chosen. */
export type Reading = { readonly about: Text; readonly chosen: Text }

/** What a municipality has promised in one period. Plain data; two equal hashes are the same promise. */
export type Standard = {
	readonly municipality: string
	readonly hash: string
	readonly title: Text
	readonly validFrom: Day
	readonly validTo: Day | null
	readonly replaces: Day | null
	readonly approval: { readonly by: Text; readonly on: Day | null }
	readonly legalBasis: Text
	readonly source: Text
	/** Said on every page of it: this version rests on an assumption, not on a decision that we have seen. */
	readonly assumption: Text | null
	readonly readings: readonly Reading[]
	readonly answers: { readonly visitNeeds: 'a_yes' | 'no_cancellation'; readonly hold: 'until_answer_by' }
	readonly reminders: { readonly after: Interval; readonly times: number }
	/** So many refusals or silences in a row before someone phones. */
	readonly phoneAfterSilences: number
	readonly furtherVisits: {
		readonly kinds: readonly ('home_visit' | 'phone_visit')[]
		readonly phoneOnlyIfKnown: boolean
		readonly cites: string
	}
	readonly topics: readonly Topic[]
	readonly interventions: readonly Intervention[]
	readonly groups: readonly Group[]
	readonly criteria: readonly Criterion[]
	readonly exclusions: readonly Exclusion[]
	readonly texts: CitizenTexts
}

/** `soroe@2019-07-01` */
export const standardName = (standard: Standard): string => `${standard.municipality}@${standard.validFrom}`

/** The version that governs a day: the newest begun and not ended, so a version without end gives way to the next. Null where no rules are on file. */
export const standardOn = (standards: readonly Standard[], on: Day): Standard | null => {
	let governing: Standard | null = null
	for (const standard of standards)
		if (standard.validFrom <= on && (governing === null || standard.validFrom > governing.validFrom))
			governing = standard
	return governing === null || (governing.validTo !== null && governing.validTo < on) ? null : governing
}

const unknownWord = (code: string): Text => ({ da: code, en: code })

/** The criterion's name; the code itself where this version does not know it. */
export const criterionText = (standard: Standard, code: string): Text =>
	standard.criteria.find((criterion) => criterion.code === code)?.name ?? unknownWord(code)

export const exclusionText = (standard: Standard, code: string): Text =>
	standard.exclusions.find((exclusion) => exclusion.code === code)?.name ?? unknownWord(code)

export const interventionOf = (standard: Standard, code: string): Intervention | null =>
	standard.interventions.find((intervention) => intervention.code === code) ?? null

/** What to talk about, the intervention's special focus first. */
export const topicsFor = (standard: Standard, intervention: string): readonly Topic[] => {
	const found = interventionOf(standard, intervention)
	const focus = found?.specialFocus ? [{ code: `focus-${found.code}`, name: found.specialFocus }] : []
	const topics = found ? standard.topics.filter(({ code }) => found.topics.includes(code)) : standard.topics
	return [...focus, ...topics]
}
