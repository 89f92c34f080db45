import { sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'

/** Seen by two at once, the first stands. */
export const insertSeen = (
	db: Db,
	at: Instant,
	seen: { readonly notice: string; readonly person: PersonId; readonly by: StaffId },
): Promise<unknown> =>
	sql`insert into desk.seen_notice (notice, person, seen_at, seen_by)
		values (${seen.notice}, ${seen.person}, ${at}, ${seen.by}) on conflict do nothing`.execute(db)

/** Which of these somebody has seen. */
export const selectSeen = async (db: Db, notices: readonly string[]): Promise<ReadonlySet<string>> => {
	const { rows } = await sql<{ notice: string }>`
		select notice from desk.seen_notice where notice = any(${[...notices]}::text[])`.execute(db)
	return new Set(rows.map(({ notice }) => notice))
}

export type Seen = { readonly notice: string; readonly at: Instant; readonly by: StaffId }

export const selectSeenOf = async (db: Db, person: PersonId): Promise<Seen[]> => {
	const { rows } = await sql<{ notice: string; seen_at: string; seen_by: StaffId }>`
		select notice, seen_at, seen_by from desk.seen_notice where person = ${person} order by seen_at`.execute(db)
	return rows.map((row) => ({ notice: row.notice, at: instant(row.seen_at), by: row.seen_by }))
}

/** Notices seen of either were seen of the one who stays. */
export const giveSeenNotices = async (tx: Db, { from, into }: Merging): Promise<void> => {
	await sql`update desk.seen_notice set person = ${into} where person = ${from}`.execute(tx)
}

/** Takes away that notices about somebody were seen; how many rows that were. */
export const eraseSeenNotices = async (tx: Db, person: PersonId): Promise<number> =>
	(await sql`delete from desk.seen_notice where person = ${person} returning 1`.execute(tx)).rows.length
