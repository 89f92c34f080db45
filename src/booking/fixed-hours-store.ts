import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Clock, Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { FixedHours, FixedKind, KnownFixedHours } from './fixed-hours.ts'
import type { Weeks } from './pattern.ts'

const columns = sql`id, staff, kind, weekday, to_char(from_clock, 'HH24:MI') as from_clock, to_char(to_clock, 'HH24:MI') as to_clock,
	weeks, valid_from, valid_to`
type Row = {
	id: string
	staff: StaffId
	kind: FixedKind
	weekday: number
	from_clock: Clock
	to_clock: Clock
	weeks: Weeks
	valid_from: Day
	valid_to: Day | null
}
const fixedOf = (row: Row): KnownFixedHours => ({
	id: row.id,
	staff: row.staff,
	kind: row.kind,
	weekday: row.weekday,
	from: row.from_clock,
	to: row.to_clock,
	weeks: row.weeks,
	validFrom: row.valid_from,
	validTo: row.valid_to,
})

/** Monday first. */
export const fixedHoursOf = async (db: Db, staff: readonly StaffId[]): Promise<KnownFixedHours[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.fixed_hours where staff = any(${[...staff]}::uuid[])
		order by staff, weekday, from_clock, valid_from, weeks`.execute(db)
	return rows.map(fixedOf)
}

/** Null when it overlaps a line that stands. */
export const insertFixed = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	line: FixedHours,
	by: StaffId | null,
): Promise<KnownFixedHours | null> => {
	const { rows } = await sql<Row>`
		insert into booking.fixed_hours (staff, kind, weekday, from_clock, to_clock, weeks, valid_from, valid_to, recorded_at, recorded_by)
		values (${staff}, ${line.kind}, ${line.weekday}, ${line.from}::time, ${line.to}::time, ${line.weeks}, ${line.validFrom},
			${line.validTo}, ${at}, ${by})
		on conflict do nothing returning ${columns}`.execute(db)
	return rows[0] === undefined ? null : fixedOf(rows[0])
}

export const endFixed = async (db: Db, staff: StaffId, id: string, lastDay: Day): Promise<void> => {
	await sql`delete from booking.fixed_hours where id = ${id} and staff = ${staff} and valid_from > ${lastDay}::date`.execute(
		db,
	)
	await sql`update booking.fixed_hours set valid_to = ${lastDay}
		where id = ${id} and staff = ${staff} and (valid_to is null or valid_to > ${lastDay}::date)`.execute(db)
}
