import { hasBackground } from '#access/index.ts'
import type { VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { backgroundDemanded } from '../context-actions.ts'
import * as store from '../store.ts'
import type { Correction, CorrectionKind } from '../visit.ts'
import { keepWords, longestWords } from './note.ts'
import type { Writer } from './note-actions.ts'
import * as notes from './note-store.ts'

/** Why nothing was added to a note. */
type CorrectionWhy =
	| 'unknown_note'
	| 'not_signed'
	| 'no_words'
	| 'too_long'
	| 'no_health_profession'
	| 'form_was_used'
	| 'stands_already'

/**
 * Adds to a signed note without touching it. Sent twice with one `id`, it is written once; an `id` that brought another correction before
 * is refused, and so are words that the same hand has added already that day, for a page gone back to has an `id` of its own: since when
 * they stand is the detail.
 */
export const correct = (
	db: Db,
	at: Instant,
	writer: Writer,
	asked: {
		readonly id: string
		readonly visit: VisitId
		readonly note: string
		readonly kind: CorrectionKind
		readonly words: string
	},
): Promise<Outcome<readonly Correction[], CorrectionWhy>> =>
	inTransaction(db, async (tx) => {
		const visit = await store.lockVisit(tx, asked.visit)
		const note = await notes.findNote(tx, asked.note)
		if (visit === null || note === null || note.visit !== visit.id) return no('unknown_note')
		if (note.signedAt === null) return no('not_signed')
		const demanded = await backgroundDemanded(tx, visit)
		if (note.kind === 'journal' && !hasBackground(writer.profession, demanded))
			return no('no_health_profession', demanded?.join(' '))
		const words = keepWords(asked.words).trim()
		if (!isVisible(words)) return no('no_words')
		if (words.length > longestWords) return no('too_long')
		const { id: author, name: authorName, profession } = writer
		const correction = { ...asked, words, author, authorName, profession }
		const standing = await notes.findAlike(tx, correction)
		const isThere = standing.some(({ id }) => id === asked.id)
		const other = standing.find(({ writtenAt }) => dayOf(writtenAt) === dayOf(at))
		if (other !== undefined && !isThere) return no('stands_already', other.writtenAt)
		if (!isThere && !(await notes.insertCorrection(tx, at, correction))) return no('form_was_used')
		return yes((await notes.findNote(tx, asked.note))?.corrections ?? [])
	})
