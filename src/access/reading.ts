import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'

/** Someone of staff saw something about a citizen. */
export type Reading = {
	readonly at: Instant
	readonly staff: StaffId
	readonly staffName: string
	readonly person: PersonId
	/** What was seen: the name of the page or file, for example *borgerkort*. */
	readonly what: string
}

/** Which entries of the read log: newest first; `to` is not included. */
export type ReadingsWanted = {
	readonly staff?: StaffId | null
	readonly person?: PersonId | null
	/** Who was merged into that citizen: what was seen of them was seen of the one who stays. */
	readonly alsoAs?: readonly PersonId[]
	readonly from?: Instant | null
	readonly to?: Instant | null
	readonly limit: number
	readonly skip?: number
}
