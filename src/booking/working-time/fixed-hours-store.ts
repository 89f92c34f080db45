import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { FixedHours, FixedKind, KnownFixedHours } from './fixed-hours.ts'
import { type WeekLineRow, weekLineColumns, weekLineOf, weekLineOrder } from './week-line-store.ts'

const columns = sql`${weekLineColumns}, kind`
type Row = WeekLineRow & { readonly kind: FixedKind }
const fixedOf = (row: Row): KnownFixedHours => ({ ...weekLineOf(row), kind: row.kind })

export const fixedHoursOf = async (db: Db, staff: readonly StaffId[]): Promise<KnownFixedHours[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.fixed_hours where staff = any(${[...staff]}::uuid[])
		order by ${weekLineOrder}`.execute(db)
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
