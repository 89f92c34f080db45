import { erasePerson as followupErases, tellPersons as followupTold } from '#followup/actions.ts'
import { addYears, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { beginErasingWritten, endErasingWritten, findCitizens, listHeld } from '#population/actions.ts'
import { journalsBefore, journalsKept, eraseJournal as visitErases, tellPersons as visitsTold } from '#visit/actions.ts'
import { isKeptStill } from '#visit/index.ts'
import { latestOf } from '../standing/last-recorded.ts'

/** The journal of somebody who lives here and whose time has passed. */
export type JournalDue = {
	readonly person: PersonId
	readonly lastOn: Day
	readonly years: number
	/** What the professions are called of all who wrote in it; null for none. */
	readonly authors: readonly (string | null)[]
}

/** Asked for in one go. */
const portion = 200

/** Which of these journals are due; all of them are read at once. */
const dueOf = async (
	db: Db,
	persons: readonly PersonId[],
	keepYears: number,
	today: Day,
): Promise<(person: PersonId) => JournalDue | null> => {
	const journalOf = await journalsKept(db, persons, keepYears)
	const perhaps = persons.filter((person) => !isKeptStill(journalOf(person), today))
	const ofVisits = await visitsTold(db, perhaps)
	const ofFollowUp = await followupTold(db, perhaps)
	return (person) => {
		const { years, authors } = journalOf(person)
		const lastOn = perhaps.includes(person) ? latestOf([...ofVisits(person), ...ofFollowUp(person)]) : null
		return lastOn === null || addYears(lastOn, years) >= today ? null : { person, lastOn, years, authors }
	}
}

/** Journals of citizens who live here in which nothing was written for as long as they are kept, oldest first; none that is held on to. */
export const journalsToErase = async (db: Db, keepYears: number, today: Day, most: number): Promise<JournalDue[]> => {
	const due: JournalDue[] = []
	for (let offset = 0; ; offset += portion) {
		const old = await journalsBefore(db, addYears(today, -keepYears), portion, offset)
		const citizens = await findCitizens(db, old)
		const holds = (await listHeld(db, old)).filter(({ endedAt }) => endedAt === null)
		const held = new Set(holds.map(({ person }) => person))
		const here = old.filter((person) => !held.has(person) && citizens.get(person)?.status === 'resident')
		const isDue = await dueOf(db, here, keepYears, today)
		due.push(...here.flatMap((person) => isDue(person) ?? []))
		if (due.length >= most || old.length < portion) return due.slice(0, most)
	}
}

/**
 * What was written of a citizen's visits and what followed from them is taken away, in one transaction; that the visits were, and
 * who erased what was written, stays. Asked again, there is nothing left to erase.
 */
export const eraseJournal = (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly by: StaffId; readonly keepYears: number },
): Promise<Outcome<number, 'no_such_citizen' | 'held' | 'not_over_yet'>> =>
	inTransaction(db, async (tx) => {
		const { person, by, keepYears } = asked
		const begun = await beginErasingWritten(tx, person)
		if (!begun.ok) return begun
		const due = (await dueOf(tx, [person], keepYears, dayOf(at)))(person)
		if (due === null || due.authors.length === 0) return no('not_over_yet')
		const others = await followupErases(tx, person)
		const rows = await visitErases(tx, at, { person, by, lastEntryOn: due.lastOn, years: due.years, others })
		await endErasingWritten(tx)
		return yes(rows)
	})
