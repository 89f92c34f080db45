import type { Clock } from '#kernel/instant.ts'

/** When a citizen can be visited, and by whom; what nobody has asked for is null or empty. */
export type TimeNeeds = {
	/** The whole visit lies between the two. */
	readonly hours: { readonly from: Clock; readonly to: Clock } | null
	/** 1 = Monday … 7 = Sunday */
	readonly notOnWeekdays: readonly number[]
	/** A language that the consultant is to speak, as the register writes it: `ar`. */
	readonly language: string | null
	/** A profession as the staff's are written, in lower case. */
	readonly profession: string | null
}
