import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'

/** Two citizens who are one: everything of the one goes to the other, who stays. */
export type Merging = {
	readonly from: PersonId
	readonly into: PersonId
	readonly by: StaffId
	readonly on: Day
}

/** A row that said what the other citizen's row says already; kept as it stood with the merging. */
export type Double = { readonly table: string; readonly row: unknown }

/** Why two are not merged; nothing has changed then. */
export type MergeRefusal =
	| 'into_itself'
	| 'because_is_empty'
	| 'no_such_citizen'
	| 'already_merged'
	| 'real_number_stays'
	| 'married_to_each_other'
