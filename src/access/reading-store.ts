import { type Generated, sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Reader, type Reading, type ReadingsWanted, readerNames } from './reading.ts'
import type { StaffRow } from './staff/staff-store.ts'

type ReadRow = {
	id: Generated<string>
	at: string
	staff: StaffId | null
	reader: Generated<Reader>
	person: PersonId
	what: string
	written_at: Generated<string>
}
type Tables = {
	'access.staff': StaffRow
	'access.read_entry': ReadRow
}
const on = (db: Db) => db.withTables<Tables>()

export const insertReads = async (
	db: Db,
	at: Instant,
	who: StaffId | Exclude<Reader, 'staff'>,
	persons: readonly PersonId[],
	what: string,
): Promise<void> => {
	const isStaff = who !== 'citizen' && who !== 'command'
	await sql`insert into access.read_entry (at, staff, reader, person, what)
		select ${at}::timestamptz, ${isStaff ? who : null}::uuid, ${isStaff ? 'staff' : who}, person, ${what}
		from unnest(${persons}::uuid[]) as person`.execute(db)
}

export const readings = async (db: Db, wanted: ReadingsWanted): Promise<Reading[]> => {
	let query = on(db)
		.selectFrom('access.read_entry as entry')
		.leftJoin('access.staff as staff', 'staff.id', 'entry.staff')
		.select(['entry.at', 'entry.staff', 'entry.reader', 'staff.name', 'staff.profession', 'entry.person', 'entry.what'])
	if (wanted.staff) query = query.where('entry.staff', '=', wanted.staff)
	if (wanted.person) query = query.where('entry.person', 'in', [wanted.person, ...(wanted.alsoAs ?? [])])
	if (wanted.from) query = query.where('entry.at', '>=', wanted.from)
	if (wanted.to) query = query.where('entry.at', '<', wanted.to)
	const rows = await query
		.orderBy('entry.at', 'desc')
		.orderBy('entry.written_at', 'desc')
		.orderBy('entry.id')
		.limit(wanted.limit)
		.offset(wanted.skip ?? 0)
		.execute()
	return rows.map(({ name, ...row }) => ({
		...row,
		at: instant(row.at),
		staffName: row.reader === 'staff' ? (name ?? '') : readerNames[row.reader],
	}))
}
