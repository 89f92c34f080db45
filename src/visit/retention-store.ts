import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import { type Db, isAmong } from '#platform/db/index.ts'
import type { JournalErasure, Written } from './retention.ts'

/** Citizens with something written of a visit, and nothing written since a day; what was written longest ago first. */
export const findJournalsBefore = async (db: Db, before: Day, limit: number, offset: number): Promise<PersonId[]> => {
	const until = addDays(before, 1)
	const { rows } = await sql<{ person: PersonId }>`
		select v.person from visit.visit v join visit.note n on n.visit = v.id
		group by v.person
		having max(n.saved_at) < ${until}::date and coalesce(max(n.signed_at) < ${until}::date, true)
		order by max(coalesce(n.signed_at, n.saved_at)), v.person limit ${limit} offset ${offset}`.execute(db)
	return rows.map(({ person }) => person)
}

type WrittenRow = { person: PersonId; authors: (string | null)[]; last: string | null }

/** Who wrote in these citizens' journals, by profession, null for none, and when last; nobody of whom nothing is written. A draft is by nobody yet. */
export const findWritten = async (db: Db, persons: readonly PersonId[]): Promise<Map<PersonId, Written>> => {
	const { rows } = await sql<WrittenRow>`
		select person, jsonb_agg(distinct profession) as authors, max(at) as last from (
			select v.person, n.author_profession as profession, n.signed_at as at
				from visit.note n join visit.visit v on v.id = n.visit where ${isAmong('v.person', persons)}
			union all select v.person, c.author_profession, c.written_at
				from visit.correction c join visit.note n on n.id = c.note join visit.visit v on v.id = n.visit
				where ${isAmong('v.person', persons)}
		) written group by person`.execute(db)
	return new Map(
		rows.map(({ person, authors, last }) => [person, { authors, lastOn: last === null ? null : dayOf(instant(last)) }]),
	)
}

export const insertJournalErasure = async (db: Db, one: JournalErasure): Promise<void> => {
	await sql`insert into visit.journal_erasure (person, erased_at, erased_by, last_entry_on, kept_years, erased_rows)
		values (${one.person}, ${one.at}, ${one.by}, ${one.lastEntryOn}, ${one.years}, ${one.rows})`.execute(db)
}

/** Newest first. */
export const findJournalErasures = async (
	db: Db,
	persons: readonly PersonId[] | 'everyone',
): Promise<JournalErasure[]> => {
	const whose = persons === 'everyone' ? sql`true` : sql`person = any(${[...persons]}::uuid[])`
	const { rows } = await sql<Omit<JournalErasure, 'at'> & { at: string }>`
		select person, erased_at as at, erased_by as by, last_entry_on as "lastEntryOn", kept_years as years, erased_rows as rows
		from visit.journal_erasure where ${whose} order by erased_at desc, person limit 200`.execute(db)
	return rows.map((row) => ({ ...row, at: instant(row.at) }))
}
