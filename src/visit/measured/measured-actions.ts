import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { Citizen } from '#population/index.ts'
import type { NoteBody } from '../note/note.ts'
import * as notes from '../note/note-store.ts'
import { journalPeriods } from '../retention-actions.ts'
import * as store from '../store.ts'
import { isStruck } from '../visit.ts'
import { allConditions } from './condition-actions.ts'
import { askableOf, type Instrument, inFrontOf } from './instrument.ts'
import { allInstruments, instrumentOf } from './instrument-actions.ts'
import { aboutOn, type MeasuredOn, type Measuring, pointsOf } from './measured.ts'

/** Reads every file of tests, measurements and conditions, and how long journals are kept: one that is wrong is told of when the program starts, not at a visit or an erasing. */
export const readyToMeasure = (): void => {
	allInstruments()
	allConditions()
	journalPeriods()
}

/** The instruments a draft is written with: the newest of each, and where the draft was begun with another version, that one. */
const instrumentsFor = (draft: Pick<NoteBody, 'measured'>): readonly Instrument[] =>
	inFrontOf(allInstruments(), draft.measured)

/** The same, as `noteFromForm` asks for them. */
export const askableFor = (draft: Pick<NoteBody, 'measured'>): ReturnType<typeof askableOf> =>
	askableOf(instrumentsFor(draft))

/** What was measured of a citizen in signed notes that stand. */
const measuredBefore = async (db: Db, person: PersonId): Promise<readonly MeasuredOn[]> => {
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

/** What a page shows and asks about one citizen; `draft` is what is being written, where something is. */
export const measuringOf = async (
	db: Db,
	citizen: Pick<Citizen, 'id' | 'sex' | 'bornOn'>,
	draft: Pick<NoteBody, 'measured'>,
): Promise<Measuring> => {
	const history = await measuredBefore(db, citizen.id)
	const about = (on: Day) => aboutOn(citizen, on)
	return {
		instruments: instrumentsFor(draft),
		instrumentOf,
		about,
		before: (code) => pointsOf(code, history, instrumentOf, about),
		conditions: allConditions(),
	}
}
