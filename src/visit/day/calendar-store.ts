import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { CalendarAddress } from './calendar-address.ts'

export const addressInUse = async (db: Db, staff: StaffId): Promise<CalendarAddress | null> => {
	const { rows } = await sql<{ made_at: string; fetched_at: string | null }>`
		select made_at, fetched_at from visit.calendar_address where staff = ${staff} and ended_at is null`.execute(db)
	const [row] = rows
	return row === undefined ? null : { madeAt: instant(row.made_at), fetchedAt: instantOrNull(row.fetched_at) }
}

export const endAddress = async (db: Db, at: Instant, staff: StaffId): Promise<void> => {
	await sql`update visit.calendar_address set ended_at = greatest(made_at, ${at}::timestamptz)
		where staff = ${staff} and ended_at is null`.execute(db)
}

export const isMade = async (db: Db, id: string): Promise<boolean> =>
	(await sql`select 1 from visit.calendar_address where id = ${id}`.execute(db)).rows.length > 0

/** False when it was made already, or another is in use. */
export const insertAddress = async (
	db: Db,
	at: Instant,
	address: { readonly id: string; readonly staff: StaffId; readonly hash: string },
): Promise<boolean> => {
	const { rows } = await sql`
		insert into visit.calendar_address (id, staff, hash, made_at)
		values (${address.id}, ${address.staff}, ${address.hash}, ${at}) on conflict do nothing returning id`.execute(db)
	return rows.length > 0
}

/** Whose calendar is fetched; when it was last is kept to about ten minutes. */
export const fetchedBy = async (db: Db, at: Instant, hash: string): Promise<StaffId | null> => {
	const { rows } = await sql<{ staff: StaffId }>`
		select staff from visit.calendar_address where hash = ${hash} and ended_at is null`.execute(db)
	const [row] = rows
	if (row === undefined) return null
	await sql`update visit.calendar_address set fetched_at = ${at}
		where hash = ${hash} and (fetched_at is null or fetched_at < ${addMinutes(at, -10)})`.execute(db)
	return row.staff
}
