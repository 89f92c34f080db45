import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'

/** Notices seen of either were seen of the one who stays. */
export const giveSeenNotices = async (tx: Db, { from, into }: Merging): Promise<void> => {
	await sql`update desk.seen_notice set person = ${into} where person = ${from}`.execute(tx)
}

/** How many rows that were. */
export const eraseSeenNotices = async (tx: Db, person: PersonId): Promise<number> =>
	(await sql`delete from desk.seen_notice where person = ${person} returning 1`.execute(tx)).rows.length
