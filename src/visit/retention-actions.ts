import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { eraseWritten } from './merge-store.ts'
import { type JournalErasure, type JournalPeriods, keptYears } from './retention.ts'
import * as store from './retention-store.ts'
import { readJournalPeriods } from './retention-transport.ts'

let known: JournalPeriods | null = null
/** How long the law asks that journals be kept; its file is read once. */
export const journalPeriods = (): JournalPeriods => {
	known ??= readJournalPeriods()
	return known
}

/** Years for which what is written of a citizen is kept: the municipality's own, or the law's for those who wrote, where that is longer. */
export const yearsKept = async (
	db: Db,
	periods: JournalPeriods,
	person: PersonId,
	keepYears: number,
): Promise<number> => keptYears(periods, await store.findAuthors(db, person), keepYears)

/** Citizens of whose visits nothing was written since a day, what was written longest ago first. */
export const journalsBefore = (db: Db, before: Day, limit: number, offset: number): Promise<PersonId[]> =>
	store.findJournalsBefore(db, before, limit, offset)

/** What the professions are called of all who wrote in a citizen's journal. */
export const journalAuthors = (db: Db, person: PersonId): Promise<(string | null)[]> => store.findAuthors(db, person)

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
