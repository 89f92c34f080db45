import type { Day } from './day.ts'
import type { Instant } from './instant.ts'
import type { Text } from './language.ts'

/** One dated line of a citizen's story, told by the room that knows it. */
export type Told = {
	readonly on: Day
	/** When it was written down; orders lines of one day. */
	readonly at: Instant | null
	readonly what: Text
	/** What was written about it, in the writer's own words. */
	readonly words?: string
	/** The member of staff, or where it came from. */
	readonly who?: string
	/** Corrected since; still shown, struck through. */
	readonly struck?: boolean
	/** It happened in the citizen's life, and is not a deed of ours: shown on the card besides the story. */
	readonly isLife?: true
}
