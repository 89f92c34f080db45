import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Attempts } from './personal-code.ts'

/** Written down before it is looked at, so that of many at once none is looked at beyond the limit; those a day old go. */
export const insertAttempt = async (
	db: Db,
	at: Instant,
	{ visitor, code }: { readonly visitor: string; readonly code: string | null },
): Promise<number> => {
	await sql`delete from offer.wrong_code where at < ${addMinutes(at, -24 * 60)}`.execute(db)
	const { rows } = await sql<{ id: number }>`
		insert into offer.wrong_code (at, visitor, code) values (${at}, ${visitor}, ${code}) returning id`.execute(db)
	return rows[0]?.id ?? 0
}

/** It was none: the code was right, or the attempt was not looked at. */
export const removeAttempt = async (db: Db, id: number): Promise<void> => {
	await sql`delete from offer.wrong_code where id = ${id}`.execute(db)
}

/** Of the last hour. */
export const attemptsSince = async (
	db: Db,
	at: Instant,
	{ visitor, code }: { readonly visitor: string; readonly code: string | null },
): Promise<Attempts> => {
	const { rows } = await sql<Attempts>`
		select count(*) filter (where code = ${code}) as "withCode", count(*) filter (where visitor = ${visitor}) as "byVisitor",
			count(*) as "byAll" from offer.wrong_code where at > ${addMinutes(at, -60)}`.execute(db)
	return rows[0] ?? { withCode: 0, byVisitor: 0, byAll: 0 }
}
