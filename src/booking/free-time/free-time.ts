import type { StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'

/** One time to offer a caller, with the reason it stands where it does in the list. */
export type FreeTime = {
	readonly staff: StaffId
	readonly span: Span
	readonly because: Text
	/** Of the consultant asked for, or of whoever visited last where nobody was. */
	readonly isPreferred: boolean
}
