import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Closing, ClosingReason } from './closing.ts'

type Row = {
	id: string
	person: PersonId
	closed_on: Day
	reason: ClosingReason
	guided_to: string | null
	note: string
	closed_by: StaffId
	closed_at: string
}

const columns = sql`id, person, closed_on, reason, guided_to, note, closed_by, closed_at`

const closingOf = (row: Row): Closing => ({
	id: row.id,
	person: row.person,
	on: row.closed_on,
	reason: row.reason,
	guidedTo: row.guided_to,
	note: row.note,
	by: row.closed_by,
	at: instant(row.closed_at),
})

/** Newest first. */
export const findClosings = async (db: Db, persons: readonly PersonId[] | 'everyone'): Promise<Closing[]> => {
	const whose = persons === 'everyone' ? sql`true` : sql`person = any(${[...persons]}::uuid[])`
	const { rows } = await sql<Row>`
		select ${columns} from followup.closing where ${whose}
		order by closed_at desc, id`.execute(db)
	return rows.map(closingOf)
}

/** False when there is a closing of that id. */
export const insertClosing = async (db: Db, one: Closing): Promise<boolean> => {
	const { rows } =
		await sql`insert into followup.closing (id, person, closed_on, reason, guided_to, note, closed_by, closed_at)
		values (${one.id}, ${one.person}, ${one.on}, ${one.reason}, ${one.guidedTo}, ${one.note}, ${one.by}, ${one.at})
		on conflict (id) do nothing returning id`.execute(db)
	return rows.length > 0
}
