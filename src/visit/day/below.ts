import type { PersonId } from '#kernel/ids.ts'
import type { Ask } from '#platform/web/index.ts'
import type { Follow } from '../note/note-actions.ts'

/** What follows of a note in the rooms below: agreements and hand-overs are made, and the citizen's standing is brought up to date. */
export type Below = {
	readonly follow: Follow
	readonly refresh: (ask: Ask, person: PersonId) => Promise<unknown>
}
