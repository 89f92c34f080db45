import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { eraseWritten } from './merge-store.ts'
import { type Journal, type JournalErasure, type JournalPeriods, keptYears } from './retention.ts'
import * as store from './retention-store.ts'
import { readJournalPeriods } from './retention-transport.ts'

let known: JournalPeriods | null = null
/** How long the law asks that journals be kept; its file is read once. */
export const journalPeriods = (): JournalPeriods => {
	known ??= readJournalPeriods()
	return known
}

/**
 * What is written of citizens, all of them asked about at once: by whom, when last, and for how many years it is kept. That is as
 * the municipality has decided, or as the law asks for those who wrote, where that is longer.
 */
export const journalsKept = async (
	db: Db,
	persons: readonly PersonId[],
	keepYears: number,
): Promise<(person: PersonId) => Journal> => {
	const written = await store.findWritten(db, persons)
	const periods = journalPeriods()
	return (person) => {
		const { authors, lastOn } = written.get(person) ?? { authors: [], lastOn: null }
		return { authors, lastOn, years: keptYears(periods, authors, keepYears) }
	}
}

/** Citizens of whose visits nothing was written since a day, what was written longest ago first. */
export const journalsBefore = (db: Db, before: Day, limit: number, offset: number): Promise<PersonId[]> =>
	store.findJournalsBefore(db, before, limit, offset)

/** Takes away what was written of the citizen's visits; that the visits were stays, and who erased. How many rows that were. */
export const eraseJournal = async (
	tx: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly by: StaffId
		readonly lastEntryOn: Day
		readonly years: number
		/** Rows that other rooms took away with it. */
		readonly others: number
	},
): Promise<number> => {
	const { others, ...one } = asked
	const rows = others + (await eraseWritten(tx, one.person))
	await store.insertJournalErasure(tx, { ...one, at, rows })
	return rows
}

/** Journals erased while their citizens live here, newest first. */
export const journalErasures = (db: Db): Promise<JournalErasure[]> => store.findJournalErasures(db, 'everyone')
