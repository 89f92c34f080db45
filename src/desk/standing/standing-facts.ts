import type { VerdictWord } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'

export type GroundFacts = {
	readonly criterion: string
	readonly from: Day
	readonly target: Day | null
	readonly until: Day | null
	readonly overdue: boolean
	/** An offer on it, or a visit, was made within its period. */
	readonly servedOn: Day | null
	/** It still waits for an offer or an assessment, as eligibility counts it. */
	readonly unserved: boolean
}

/** An offer not yet concluded. */
export type OpenOffer = {
	readonly step: 'planned' | 'undelivered' | 'to_call' | 'awaiting' | 'contradicted'
	/** The day it came to this step. */
	readonly on: Day
	readonly criteria: readonly string[]
	readonly channel: Text
	readonly answerBy: Day | null
	/** This letter's place among those of the offer. */
	readonly letter: number
	readonly letters: number
	/** The day of the call that the citizen has asked for; null when none is promised. */
	readonly callOn: Day | null
}

/** All that decides where a citizen stands on a day. */
export type StandingFacts = {
	readonly today: Day
	readonly status: 'resident' | 'dead' | 'moved_out' | 'emigrated' | 'disappeared'
	readonly statusSince: Day | null
	readonly verdict: VerdictWord | null
	/** Since when the verdict has been this one. */
	readonly since: Day | null
	readonly grounds: readonly GroundFacts[]
	/** The day on which what is open is to be offered: yearly grounds are spread over the year by month of birth. */
	readonly offerOn: Day | null
	/** Exclusions in words. */
	readonly exclusions: readonly Text[]
	readonly nextChangeOn: Day | null
	readonly offers: readonly OpenOffer[]
	readonly declined: { readonly on: Day; readonly how: Text } | null
	readonly optedOut: { readonly on: Day; readonly until: Day | null } | null
	/** A firm time whose visit is neither held nor given up. */
	readonly time: { readonly on: Day; readonly at: string; readonly staff: string } | null
	/** The newest of visits held, held by phone, attended or not held. */
	readonly visit: {
		readonly on: Day
		readonly kind: 'visited' | 'visited_by_phone' | 'event_attended' | 'not_held'
		readonly because: Text | null
	} | null
	readonly agreements: readonly {
		readonly dueOn: Day
		readonly what: string
		readonly owner: string
		/** The note it was written in was struck since. */
		readonly isFromInvalidNote: boolean
	}[]
	/** The newest closing of a course. */
	readonly closing: { readonly on: Day; readonly because: Text } | null
}
