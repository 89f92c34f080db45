import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { askableOf, type Instrument, inFrontOf } from './instrument.ts'
import { allInstruments, instrumentOf } from './instrument-actions.ts'
import { aboutOn, type MeasuredOn, type Point, pointsOf } from './measured.ts'
import type { NoteBody } from './note.ts'
import * as notes from './note-store.ts'
import * as store from './store.ts'
import { isStruck } from './visit.ts'

/** The instruments a draft is written with: the newest of each, and where the draft was begun with another version, that one. */
export const instrumentsFor = (draft: Pick<NoteBody, 'measured'>): readonly Instrument[] =>
	inFrontOf(allInstruments(), draft.measured)

/** The same, as `noteFromForm` asks for them. */
export const askableFor = (draft: Pick<NoteBody, 'measured'>): ReturnType<typeof askableOf> =>
	askableOf(instrumentsFor(draft))

/** What was measured of a citizen in signed notes that stand. */
export const measuredBefore = async (db: Db, person: PersonId): Promise<readonly MeasuredOn[]> => {
	const visits = await store.findOfPersons(db, [person])
	const written = await notes.findOfVisits(
		db,
		visits.map((visit) => visit.id),
	)
	return written.flatMap((note) => {
		const on = note.happenedOn
		if (note.signedAt === null || on === null || isStruck(note)) return []
		return note.body.measured.map((measured) => ({ on, measured }))
	})
}

/** How one instrument has gone through time, by its code. */
export const pointsOver =
	(history: readonly MeasuredOn[], citizen: Parameters<typeof aboutOn>[0]) =>
	(code: string): readonly Point[] =>
		pointsOf(code, history, instrumentOf, (on) => aboutOn(citizen, on))
