import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Reading, ReadingsWanted } from './reading.ts'
import { insertReads, readings } from './reading-store.ts'

/** Writes that someone saw these citizens; `what` names the page or file. Each citizen counts once. */
export const logReads = async (
	db: Db,
	at: Instant,
	who: StaffId | 'citizen' | 'command',
	persons: readonly PersonId[],
	what: string,
): Promise<void> => {
	if (persons.length > 0) await insertReads(db, at, who, [...new Set(persons)], what)
}

/** The read log, newest first. */
export const listReadings = async (db: Db, wanted: ReadingsWanted): Promise<Reading[]> => readings(db, wanted)

/** Everyone who looked at this citizen, or at those who were merged into them, newest first. */
export const readsOf = async (
	db: Db,
	person: PersonId,
	alsoAs: readonly PersonId[] = [],
	limit = 500,
): Promise<Reading[]> => readings(db, { person, alsoAs, limit })
