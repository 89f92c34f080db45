import type { Day } from '#kernel/day.ts'
import type { Citizen } from '#population/index.ts'
import type { DraftedAgreement, DraftedHandOver } from '../note/note.ts'
import { isStruck, type Note } from '../visit.ts'
import type { Warning } from './warning.ts'

/** What was agreed when somebody was there last. */
export type LastTime = {
	readonly on: Day
	/** Name of who was there. */
	readonly by: string
	readonly agreed: string
	readonly agreements: readonly DraftedAgreement[]
	readonly handOvers: readonly DraftedHandOver[]
}

/** What to know before ringing the bell. */
export type Before = {
	/** Others who live there; of them no more than who they are. */
	readonly household: readonly Citizen[]
	readonly lastTime: LastTime | null
	readonly warnings: readonly Warning[]
}

export const nothingBefore: Before = { household: [], lastTime: null, warnings: [] }

/** The last visit signed for and not struck; one at which nothing was agreed says so by its empty lists. */
export const lastTimeIn = (notes: readonly Note[], before: Day): LastTime | null => {
	const [last] = notes
		.flatMap((note) =>
			note.kind === 'journal' && note.signedAt !== null && note.happenedOn !== null && note.happenedOn < before
				? [{ note, on: note.happenedOn }]
				: [],
		)
		.filter(({ note }) => !isStruck(note))
		.toSorted((a, b) => (a.on < b.on ? 1 : -1))
	if (last === undefined) return null
	const { body, authorName } = last.note
	return {
		on: last.on,
		by: authorName ?? '',
		agreed: body.agreed,
		agreements: body.agreements,
		handOvers: body.handOvers,
	}
}
