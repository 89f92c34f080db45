import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { maskCpr } from '../cpr.ts'

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

/** A merging that ended in a citizen. */
export type Forwarded = {
	/** Who was merged into another, and who stands for them now. */
	readonly absorbed: PersonId
	readonly stays: PersonId
	readonly at: Instant
	readonly by: StaffId
	readonly because: string
	/** What the absorbed citizen was called, and the number they bore. */
	readonly name: string
	readonly cpr: string
	/** How many rows could not stand twice. */
	readonly doubles: number
}

export const toldOfMergings = (mergings: readonly Forwarded[], names: ReadonlyMap<StaffId, string>): Told[] =>
	mergings.map(({ at, by, because, name, cpr }) => ({
		on: dayOf(at),
		at,
		what: text(
			`Lagt sammen med en anden registrering: ${name}, ${maskCpr(cpr)}`,
			`Merged with another registration: ${name}, ${maskCpr(cpr)}`,
		),
		words: because,
		who: names.get(by),
	}))
