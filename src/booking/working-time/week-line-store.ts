import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Clock } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { KnownShift, Weeks } from './pattern.ts'

/** What the two kinds of line in a consultant's week have in common: when they work, and what of that is taken every week. */
export type WeekLineRow = {
	readonly id: string
	readonly staff: StaffId
	readonly weekday: number
	readonly from_clock: Clock
	readonly to_clock: Clock
	readonly weeks: Weeks
	readonly valid_from: Day
	readonly valid_to: Day | null
}

export const weekLineColumns = sql`id, staff, weekday, to_char(from_clock, 'HH24:MI') as from_clock,
	to_char(to_clock, 'HH24:MI') as to_clock, weeks, valid_from, valid_to`

/** Monday first. */
export const weekLineOrder = sql`staff, weekday, from_clock, valid_from, weeks`

export const weekLineOf = (row: WeekLineRow): KnownShift => ({
	id: row.id,
	staff: row.staff,
	weekday: row.weekday,
	from: row.from_clock,
	to: row.to_clock,
	weeks: row.weeks,
	validFrom: row.valid_from,
	validTo: row.valid_to,
})

/** The line counts until this day inclusive; ended before it began, it is gone. */
export const endLine = async (
	db: Db,
	lines: 'working_hours' | 'fixed_hours',
	staff: StaffId,
	id: string,
	lastDay: Day,
): Promise<void> => {
	const table = sql.table(`booking.${lines}`)
	await sql`delete from ${table} where id = ${id} and staff = ${staff} and valid_from > ${lastDay}::date`.execute(db)
	await sql`update ${table} set valid_to = ${lastDay}
		where id = ${id} and staff = ${staff} and (valid_to is null or valid_to > ${lastDay}::date)`.execute(db)
}
