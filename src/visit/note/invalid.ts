import type { StaffId, VisitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'

/** A signed note that somebody struck as invalid: what came from it has lost its ground. */
export type InvalidNote = {
	readonly id: string
	readonly visit: VisitId
	readonly author: StaffId
	/** What is agreed in a note is made in this moment. */
	readonly signedAt: Instant
	readonly struckAt: Instant
	/** Why, as whoever struck it wrote. */
	readonly because: string
}

/** Something that came from an invalid note and still lives, as the room below tells of it. */
export type CameOfNote = {
	readonly note: string
	readonly what: Text
	/** What is to be done about it. */
	readonly todo: Text
	/** Where that is done. */
	readonly to: string
}
