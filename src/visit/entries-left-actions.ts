import { findStaff } from '#access/actions.ts'
import { isActive } from '#access/index.ts'
import type { VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { moveEntries, signingRefused } from './entries-store.ts'
import { mergeNotes } from './merge.ts'
import { emptyNote } from './note.ts'
import type { Writer } from './note-actions.ts'
import * as notes from './note-store.ts'
import { lockVisit } from './store.ts'
import type { Note } from './visit.ts'

/** A draft whose author is no longer at work. */
export type LeftDraft = {
	readonly note: Note
	readonly author: string
	/** Was it signed on a device when that could not be carried out any more? */
	readonly wasToBeSigned: boolean
}

/** Drafts that nobody who wrote them can sign any more. */
export const leftDrafts = async (db: Db, at: Instant, visit: VisitId): Promise<LeftDraft[]> => {
	const left: LeftDraft[] = []
	for (const note of await notes.findOfVisits(db, [visit])) {
		if (note.signedAt !== null) continue
		const author = await findStaff(db, note.author)
		if (author === null || isActive(author, dayOf(at))) continue
		const wasToBeSigned = await signingRefused(db, { visit, author: author.id }, 'author_not_active')
		left.push({ note, author: author.name, wasToBeSigned })
	}
	return left
}

/** The draft becomes the taker's, beside what they have written themselves. Asked twice, it is done once. */
export const takeOverDraft = (
	db: Db,
	at: Instant,
	asked: { readonly visit: VisitId; readonly note: string; readonly by: Writer },
): Promise<Outcome<null, 'unknown_visit' | 'unknown_note' | 'author_is_at_work'>> =>
	inTransaction(db, async (tx) => {
		const visit = await lockVisit(tx, asked.visit)
		if (visit === null) return no('unknown_visit')
		const left = await notes.findNote(tx, asked.note)
		if (left === null || left.visit !== visit.id || left.signedAt !== null) return no('unknown_note')
		if (left.author === asked.by.id) return yes(null)
		const author = await findStaff(tx, left.author)
		if (author !== null && isActive(author, dayOf(at))) return no('author_is_at_work')
		const mine = await notes.lockDraft(tx, visit.id, asked.by.id)
		if (mine === null) {
			await moveEntries(tx, { visit: visit.id, author: left.author }, left.id)
			await notes.giveDraft(tx, left.id, asked.by.id)
			return yes(null)
		}
		const body = mergeNotes(emptyNote, mine.body, left.body)
		await notes.updateDraft(tx, at, mine.id, { ...mine, body })
		await moveEntries(tx, { visit: visit.id, author: asked.by.id }, mine.id)
		await moveEntries(tx, { visit: visit.id, author: left.author }, mine.id)
		await notes.swallowDraft(tx, mine.id, left)
		return yes(null)
	})
