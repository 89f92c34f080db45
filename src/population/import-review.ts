import type { Day } from '#kernel/day.ts'
import type { PersonId, readId, StaffId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'

/** A file taken in and not yet decided on has an id of its own. */
export type ImportId = NonNullable<ReturnType<typeof readId<'import'>>>

/** What an import would do or did, in citizens. `gone`: residents of the register whom the file does not name; left as they are. */
export type Counts = {
	readonly new: number
	readonly changed: number
	readonly unchanged: number
	readonly gone: number
	readonly rejected: number
}
export type Kind = keyof Counts
export const kinds: readonly Kind[] = ['rejected', 'new', 'changed', 'gone', 'unchanged']

export type Import = {
	readonly id: ImportId
	readonly files: readonly string[]
	/** The day the files describe. */
	readonly on: Day
	readonly uploadedAt: string
	readonly uploadedBy: StaffId | null
	readonly state: 'staged' | 'committed' | 'cancelled'
	readonly counts: Counts
}

/** One row under review; `person` where the register already knows the citizen. */
export type ReviewRow = {
	readonly number: number
	readonly file: string | null
	readonly line: number | null
	readonly person: PersonId | null
	readonly name: string | null
	readonly bornOn: Day | null
	/** Columns that would change. */
	readonly changed: readonly string[]
	readonly reasons: readonly Text[]
}

export const sameCounts = (a: Counts, b: Counts): boolean => kinds.every((kind) => a[kind] === b[kind])
