import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import type { Place } from './travel.ts'

/** A visit that wants a time. `id` is the caller's own and comes back in the answer. */
export type Job = {
	readonly id: string
	readonly person: PersonId
	/** The other of a joint visit, who is to be free then too. */
	readonly beside?: PersonId
	readonly minutes: number
	readonly place: Place | null
	/** The consultant who knows the citizen. */
	readonly prefer: StaffId | null
	/** First and last day that will do. */
	readonly earliest: Day
	readonly latest: Day
	/** The best day of those, when one is better. */
	readonly target: Day | null
}

export type PlannedVisit = { readonly job: string; readonly staff: StaffId; readonly span: Span }

/** What would have to give before this visit could have a time. */
export type NoRoom = {
	readonly code: 'no_days' | 'nobody_works' | 'too_long' | 'all_full'
	readonly text: Text
}

export type Proposal = {
	readonly planned: readonly PlannedVisit[]
	readonly unplanned: readonly { readonly job: string; readonly why: NoRoom }[]
}
