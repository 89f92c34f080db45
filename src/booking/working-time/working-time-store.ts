import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Absence, AbsenceKind } from '../absence/absence.ts'
import type { KnownShift, Shift } from './pattern.ts'
import { type WeekLineRow, weekLineColumns, weekLineOf, weekLineOrder } from './week-line-store.ts'

const range = (span: Span) => sql`tstzrange(${span.from}::timestamptz, ${span.to}::timestamptz)`

export const shiftsOf = async (db: Db, staff: readonly StaffId[]): Promise<KnownShift[]> => {
	const { rows } = await sql<WeekLineRow>`
		select ${weekLineColumns} from booking.working_hours where staff = any(${[...staff]}::uuid[])
		order by ${weekLineOrder}`.execute(db)
	return rows.map(weekLineOf)
}

/** Null when it overlaps a line that stands. */
export const insertShift = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	shift: Shift,
	by: StaffId | null,
): Promise<KnownShift | null> => {
	const { rows } = await sql<WeekLineRow>`
		insert into booking.working_hours (staff, weekday, from_clock, to_clock, weeks, valid_from, valid_to, recorded_at, recorded_by)
		values (${staff}, ${shift.weekday}, ${shift.from}::time, ${shift.to}::time, ${shift.weeks}, ${shift.validFrom}, ${shift.validTo},
			${at}, ${by})
		on conflict do nothing returning ${weekLineColumns}`.execute(db)
	return rows[0] === undefined ? null : weekLineOf(rows[0])
}

export const absencesDuring = async (db: Db, span: Span, staff: readonly StaffId[]): Promise<Absence[]> => {
	const { rows } = await sql<{ id: string; staff: StaffId; starts: string; ends: string; kind: AbsenceKind }>`
		select id, staff, lower(during) as starts, upper(during) as ends, kind from booking.absence
		where staff = any(${[...staff]}::uuid[]) and during && ${range(span)} order by lower(during)`.execute(db)
	return rows.map(({ id, staff, kind, starts, ends }) => ({
		id,
		staff,
		kind,
		span: { from: instant(starts), to: instant(ends) },
	}))
}

/** Recorded twice it is one line. */
export const insertAbsence = async (
	db: Db,
	at: Instant,
	absence: Omit<Absence, 'id'>,
	by: StaffId | null,
): Promise<void> => {
	await sql`insert into booking.absence (staff, during, kind, recorded_at, recorded_by)
		values (${absence.staff}, ${range(absence.span)}, ${absence.kind}, ${at}, ${by}) on conflict do nothing`.execute(db)
}

export const deleteAbsence = async (db: Db, staff: StaffId, id: string): Promise<void> => {
	await sql`delete from booking.absence where id = ${id} and staff = ${staff}`.execute(db)
}
