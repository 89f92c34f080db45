import { sql } from 'kysely'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import type { Instant, Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

/** Standing bookings that touch the span while their consultant is away. */
export const bookedWhileAway = async (db: Db, { from, to }: Span, staff: StaffId | null): Promise<BookingId[]> => {
	const { rows } = await sql<{ id: BookingId }>`
		select id from booking.booking booked
		where released_at is null and during && tstzrange(${from}::timestamptz, ${to}::timestamptz)
			and (${staff}::uuid is null or staff = ${staff}::uuid)
			and exists (select 1 from booking.absence away where away.staff = booked.staff and away.during && booked.during)`.execute(
		db,
	)
	return rows.map(({ id }) => id)
}

/** Standing bookings of somebody from a moment on. */
export const bookedFrom = async (db: Db, staff: StaffId, from: Instant): Promise<BookingId[]> => {
	const { rows } = await sql<{ id: BookingId }>`
		select id from booking.booking
		where released_at is null and staff = ${staff} and upper(during) > ${from}::timestamptz`.execute(db)
	return rows.map(({ id }) => id)
}
