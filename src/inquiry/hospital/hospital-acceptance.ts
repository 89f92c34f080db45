import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'

/** That hospitals' notifications are taken, and on which legal basis. */
export type Acceptance = {
	readonly legalBasis: string
	readonly from: Day
	/** The last day. */
	readonly until: Day | null
	readonly recordedAt: Instant
	/** Null when it was recorded by a command. */
	readonly by: StaffId | null
	readonly ended: { readonly at: Instant; readonly by: StaffId | null; readonly because: string } | null
}

/** What is taken on a day rests on this; null while nothing is taken. */
export const acceptanceOn = (all: readonly Acceptance[], today: Day): Acceptance | null =>
	all.find(({ ended, from, until }) => ended === null && from <= today && (until === null || today <= until)) ?? null

export type AcceptanceRefusal = 'basis_is_empty' | 'no_first_day' | 'ends_before_it_begins' | 'accepted_already'

export const acceptanceRefusal = (asked: {
	readonly legalBasis: string
	readonly from: Day | null
	readonly until: Day | null
}): AcceptanceRefusal | null => {
	if (asked.legalBasis.trim() === '') return 'basis_is_empty'
	if (asked.from === null) return 'no_first_day'
	return asked.until !== null && asked.until < asked.from ? 'ends_before_it_begins' : null
}
