import { sql } from 'kysely'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull, type Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Known, KnownCall } from './call-owed.ts'

type Row = {
	booking: BookingId
	staff: StaffId
	starts: string
	ends: string
	owed_at: string
	told_at: string | null
	told_by: StaffId | null
}
const columns = sql`c.booking, c.staff, lower(c.during) as starts, upper(c.during) as ends, c.owed_at, c.told_at, c.told_by`
const range = (span: Span) => sql`tstzrange(${span.from}::timestamptz, ${span.to}::timestamptz)`
const callOf = (row: Row): KnownCall => ({
	booking: row.booking,
	knows: { staff: row.staff, span: { from: instant(row.starts), to: instant(row.ends) } },
	owedAt: instant(row.owed_at),
	toldAt: instantOrNull(row.told_at),
	toldBy: row.told_by,
})

/** The call owed for a booking; null when none is. */
export const openCallOf = async (db: Db, booking: BookingId): Promise<KnownCall | null> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.call_owed c where c.booking = ${booking} and c.told_at is null`.execute(db)
	return rows[0] === undefined ? null : callOf(rows[0])
}

/** Of visits that stand and are not over at that moment; whoever is waited for first comes first. */
export const openCalls = async (db: Db, at: Instant): Promise<KnownCall[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.call_owed c join booking.booking b on b.id = c.booking
		where c.told_at is null and b.released_at is null and upper(b.during) > ${at}::timestamptz
		order by least(lower(c.during), lower(b.during)), c.booking`.execute(db)
	return rows.map(callOf)
}

/** Every call owed for these bookings, also those made. */
export const callsOf = async (db: Db, bookings: readonly BookingId[]): Promise<KnownCall[]> => {
	const { rows } = await sql<Row>`
		select ${columns} from booking.call_owed c where c.booking = any(${[...bookings]}::uuid[]) order by c.owed_at`.execute(
		db,
	)
	return rows.map(callOf)
}

/** Owed already, what the citizen knew first stands. */
export const insertCall = async (db: Db, at: Instant, booking: BookingId, knows: Known): Promise<void> => {
	await sql`insert into booking.call_owed (booking, staff, during, owed_at)
		values (${booking}, ${knows.staff}, ${range(knows.span)}, ${at}) on conflict do nothing`.execute(db)
}

export const setCallTold = async (db: Db, at: Instant, booking: BookingId, by: StaffId): Promise<void> => {
	await sql`update booking.call_owed set told_at = ${at}, told_by = ${by}
		where booking = ${booking} and told_at is null`.execute(db)
}

/** Takes away a call that is owed no more. */
export const deleteOpenCall = async (db: Db, booking: BookingId): Promise<void> => {
	await sql`delete from booking.call_owed where booking = ${booking} and told_at is null`.execute(db)
}
