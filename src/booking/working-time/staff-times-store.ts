import { sql } from 'kysely'
import type { BookingId, StaffId } from '#kernel/ids.ts'
import type { Span } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

/**
 * Every booking that touches the span and is one consultant's or was it before a move, and every other of the same joint visits;
 * released ones too.
 */
export const everOfStaff = async (db: Db, staff: StaffId, during: Span): Promise<BookingId[]> => {
	const touches = sql`tstzrange(${during.from}::timestamptz, ${during.to}::timestamptz)`
	const { rows } = await sql<{ id: BookingId }>`
		with theirs as (
			select id, joint from booking.booking where staff = ${staff} and during && ${touches}
			union
			select b.id, b.joint from booking.move m join booking.booking b on b.id = m.booking
				where m.staff = ${staff} and m.during && ${touches}
		)
		select id from theirs
		union
		select b.id from booking.booking b where b.joint in (select joint from theirs where joint is not null)`.execute(db)
	return rows.map(({ id }) => id)
}
