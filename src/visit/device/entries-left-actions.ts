import { findStaff } from '#access/actions.ts'
import { isActive } from '#access/index.ts'
import type { StaffId, VisitId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { mergeNotes } from '../note/merge.ts'
import { emptyNote, onDay } from '../note/note.ts'
import type { Writer } from '../note/note-actions.ts'
import * as notes from '../note/note-store.ts'
import { lockVisit } from '../store.ts'
import type { Note } from '../visit.ts'
import { lastRefused, moveEntries, type NotCarriedOut } from './entries-store.ts'

/** A draft that does not get signed of itself: its author has left, or what they asked for on a device was not carried out. */
export type LeftDraft = {
	readonly note: Note
	readonly author: string
	/** It is the reader's own. */
	readonly isOwn: boolean
	/** What was asked for on a device and not carried out. */
	readonly notCarriedOut: NotCarriedOut | null
}

/** Drafts that nobody who wrote them can sign any more; and the reader's own, when a signature on a device came to nothing. */
export const leftDrafts = async (db: Db, at: Instant, visit: VisitId, reader: StaffId): Promise<LeftDraft[]> => {
	const left: LeftDraft[] = []
	for (const note of await notes.findOfVisits(db, [visit])) {
		if (note.signedAt !== null) continue
		const author = await findStaff(db, note.author)
		const isOwn = note.author === reader
		if (author === null || (!isOwn && isActive(author, dayOf(at)))) continue
		const notCarriedOut = await lastRefused(db, { visit, author: author.id })
		if (!isOwn || notCarriedOut !== null) left.push({ note, author: author.name, isOwn, notCarriedOut })
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
		const body = onDay(mergeNotes(emptyNote, mine.body, left.body), mine.happenedOn)
		await notes.updateDraft(tx, at, mine.id, { ...mine, body })
		await moveEntries(tx, { visit: visit.id, author: asked.by.id }, mine.id)
		await moveEntries(tx, { visit: visit.id, author: left.author }, mine.id)
		await notes.swallowDraft(tx, mine.id, left)
		return yes(null)
	})
