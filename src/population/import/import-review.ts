import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import type { CareHome } from '../care-home/care-home.ts'
import type { FileKind } from './file-kind.ts'

/** A file taken in and not yet decided on has an id of its own. */
export type ImportId = string & { readonly __id: 'import' }

/**
 * What an import would do or did, in citizens. `gone`: residents of the register whom a file of the whole register does not
 * name; left as they are. `leftOut`: rows about somebody the register does not know and need not, with the reason.
 */
export type Counts = {
	readonly new: number
	readonly changed: number
	readonly unchanged: number
	readonly gone: number
	readonly rejected: number
	readonly leftOut: number
}
export type Kind = keyof Counts
export const kinds: readonly Kind[] = ['rejected', 'leftOut', 'new', 'changed', 'gone', 'unchanged']

export type Import = {
	readonly id: ImportId
	readonly kind: FileKind
	/** A list that names everyone whom it is about: who is not on it receives no help any more. */
	readonly whole: boolean
	readonly files: readonly string[]
	/** The day the files describe. */
	readonly on: Day
	readonly uploadedAt: string
	readonly uploadedBy: StaffId | null
	readonly state: 'staged' | 'committed' | 'cancelled'
	readonly counts: Counts
	/** Unlikely, but taken as it stands. */
	readonly noted: readonly (Text & { readonly file: string; readonly line: number })[]
	/** Records of an extract of a kind that we do not know, how many of each. */
	readonly unread: Readonly<Record<string, number>>
}

/** What a file told beside its rows about citizens: headings that nobody had a use for, and care homes. */
export type Beside = { readonly unused: readonly string[]; readonly careHomes: readonly CareHome[] }

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
