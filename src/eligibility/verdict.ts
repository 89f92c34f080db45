import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import type { Contact, Form, Initiative } from '#standard/index.ts'

export type VerdictWord =
	| 'no_standard_in_force'
	| 'not_resident'
	| 'excluded'
	| 'offer'
	| 'assess'
	| 'not_now'
	| 'not_in_target_group'

/** A reason for a visit that is open on the day asked. */
export type Ground = {
	readonly criterion: string
	readonly intervention: string
	readonly initiative: Initiative
	/** First and last day on which an offer fits the rule; no last day where the rule has none. */
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly contact: Contact
	readonly form: Form
	readonly minutes: number
	readonly cites: string
	readonly servedOn?: Day
	/** The window has closed and the offer is still owed. */
	readonly overdue?: true
}

export type HeldExclusion = {
	readonly exclusion: string
	readonly cites: string
	readonly exceptionPossible: boolean
	/** Set aside by a professional since this day. */
	readonly exceptionOn?: Day
}

/** One rule weighed, in words for the citizen. */
export type Why = {
	readonly criterion?: string
	readonly exclusion?: string
	readonly held: boolean
	readonly da: string
	readonly en: string
	/** The rule's own name, where nobody has noted anything of it. */
	readonly unnoted?: Text
}

/** Where a citizen stands, without the sentences that say why. */
export type Stance = {
	readonly id: string
	readonly on: Day
	/** `soroe@2019-07-01`; null where no rules are on file for that day. */
	readonly standard: string | null
	readonly verdict: VerdictWord
	readonly grounds: readonly Ground[]
	readonly exclusions: readonly HeldExclusion[]
	/** Codes of rules that put the citizen first and give no ground; absent when there are none. */
	readonly priorities?: readonly string[]
	/** First later day on which verdict, grounds or exclusions differ with the same facts. */
	readonly nextChangeOn: Day | null
	/** The citizen does not want to be contacted on that day; the right stands. */
	readonly optedOut?: true
}

export type Verdict = Stance & { readonly why: readonly Why[] }
