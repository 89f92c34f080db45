import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import type { Reason } from './reasons.ts'

/** A standing time of the one who is absorbed that touches one of the other's; `ends` when both are over. */
type Clash = { readonly id: string; readonly ends: Instant }

export const clashes = async (tx: Db, { from, into }: Merging): Promise<Clash[]> => {
	const { rows } = await sql<{ id: string; ends: string }>`
		select a.id, greatest(upper(a.during), upper(b.during)) as ends
		from booking.booking a join booking.booking b on a.during && b.during
		where a.person = ${from} and b.person = ${into} and a.released_at is null and b.released_at is null
		order by lower(a.during)`.execute(tx)
	return rows.map(({ id, ends }) => ({ id, ends: instant(ends) }))
}

export const release = async (tx: Db, at: Instant, bookings: readonly string[]): Promise<void> => {
	await sql`update booking.booking set released_at = ${at}, released_because = ${'same_citizen' satisfies Reason}
		where id = any(${`{${bookings.join(',')}}`}::uuid[])`.execute(tx)
}

export const giveTimes = async (tx: Db, { from, into }: Merging): Promise<void> => {
	await sql`update booking.booking set person = ${into} where person = ${from}`.execute(tx)
}

/** Takes away somebody's times, had and to come; how many rows that were. */
export const eraseTimes = async (tx: Db, person: PersonId): Promise<number> => {
	const moves = await sql`delete from booking.move
		where booking in (select id from booking.booking where person = ${person}) returning 1`.execute(tx)
	const calls = await sql`delete from booking.call_owed
		where booking in (select id from booking.booking where person = ${person}) returning 1`.execute(tx)
	const bookings = await sql`delete from booking.booking where person = ${person} returning 1`.execute(tx)
	return moves.rows.length + calls.rows.length + bookings.rows.length
}
