import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant, Span } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import type { TimeNeeds } from '../needs/time-needs.ts'
import type { Place } from '../travel/travel.ts'

/** A visit that wants a time. `id` is the caller's own and comes back in the answer. */
export type Job = TimeNeeds & {
	readonly id: string
	readonly person: PersonId
	/** The other of a joint visit, who is to be free then too. */
	readonly beside?: PersonId
	readonly minutes: number
	readonly place: Place | null
	/** Code of the district it lies in; null: anybody drives there. */
	readonly district: string | null
	/** The consultant who knows the citizen. */
	readonly prefer: StaffId | null
	/** First and last day that will do. */
	readonly earliest: Day
	readonly latest: Day
	/** The best day of those, when one is better. */
	readonly target: Day | null
	/** 0 to 100: of two that cannot both have a time, the higher has it; and the higher, the sooner. */
	readonly priority: number
	/** The time it has in the plan of today, from which a new plan begins. */
	readonly now?: { readonly staff: StaffId; readonly from: Instant } | null
}

export type PlannedVisit = { readonly job: string; readonly staff: StaffId; readonly span: Span }

/** What would have to give before this visit could have a time. */
export type NoRoom = {
	readonly code:
		| 'no_days'
		| 'nobody_works'
		| 'nobody_speaks'
		| 'nobody_has_background'
		| 'nobody_in_district'
		| 'too_long'
		| 'not_in_those_hours'
		| 'all_full'
	readonly text: Text
}

export type Proposal = {
	readonly planned: readonly PlannedVisit[]
	readonly unplanned: readonly { readonly job: string; readonly why: NoRoom }[]
}
