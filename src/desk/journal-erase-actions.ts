import { erasePerson as followupErases, tellPerson as followupTells } from '#followup/actions.ts'
import { addYears, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { beginErasingWritten, endErasingWritten, findCitizens, listHeld } from '#population/actions.ts'
import {
	journalAuthors,
	journalPeriods,
	journalsBefore,
	eraseJournal as visitErases,
	tellPerson as visitTells,
	yearsKept,
} from '#visit/actions.ts'
import type { JournalPeriods } from '#visit/index.ts'
import { latestOf } from './last-recorded.ts'

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

const lastEntryOn = async (db: Db, person: PersonId): Promise<Day | null> =>
	latestOf([...(await visitTells(db, person)), ...(await followupTells(db, person))])

const dueOf = async (
	db: Db,
	person: PersonId,
	keepYears: number,
	today: Day,
	periods: JournalPeriods,
): Promise<JournalDue | null> => {
	const lastOn = await lastEntryOn(db, person)
	const years = await yearsKept(db, periods, person, keepYears)
	return lastOn === null || addYears(lastOn, years) >= today
		? null
		: { person, lastOn, years, authors: await journalAuthors(db, person) }
}

/** Journals of citizens who live here in which nothing was written for as long as they are kept, oldest first; none that is held on to. */
export const journalsToErase = async (db: Db, keepYears: number, today: Day, most: number): Promise<JournalDue[]> => {
	const held = new Set((await listHeld(db)).filter(({ endedAt }) => endedAt === null).map(({ person }) => person))
	const due: JournalDue[] = []
	const periods = journalPeriods()
	for (let looked = 0; ; looked += portion) {
		const old = await journalsBefore(db, addYears(today, -keepYears), portion, looked)
		const citizens = await findCitizens(db, old)
		for (const person of old) {
			if (due.length === most) return due
			if (held.has(person) || citizens.get(person)?.status !== 'resident') continue
			const one = await dueOf(db, person, keepYears, today, periods)
			if (one !== null) due.push(one)
		}
		if (old.length < portion) return due
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
		const due = await dueOf(tx, person, keepYears, dayOf(at), journalPeriods())
		if (due === null || due.authors.length === 0) return no('not_over_yet')
		const others = await followupErases(tx, person)
		const rows = await visitErases(tx, at, { person, by, lastEntryOn: due.lastOn, years: due.years, others })
		await endErasingWritten(tx)
		return yes(rows)
	})
