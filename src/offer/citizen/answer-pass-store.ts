import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

/** Whose a code is, what it answers, and the day of the latest letter that bears it. */
export type CodeIssued = {
	readonly code: string
	readonly person: PersonId
	/** Null: the citizen's own, in letters about no offer. */
	readonly offer: OfferId | null
	readonly letterOn: Day
}

const issued = sql`c.code, c.person, c.offer, coalesce((select max(l.dated) from offer.letter l where l.withheld_at is null
	and (l.offer = c.offer or (c.offer is null and l.offer is null and l.person = c.person))),
	(c.issued_at at time zone 'Europe/Copenhagen')::date) as "letterOn"`

export const codeIssued = async (db: Db, code: string): Promise<CodeIssued | null> => {
	const { rows } = await sql<CodeIssued>`select ${issued} from offer.code c where c.code = ${code}`.execute(db)
	return rows[0] ?? null
}

/** Passes of others that have run out go at the same time. */
export const insertPass = async (
	db: Db,
	at: Instant,
	pass: { readonly tokenHash: string; readonly code: string; readonly until: Instant },
): Promise<void> => {
	await sql`delete from offer.answer_pass where until < ${at}`.execute(db)
	await sql`insert into offer.answer_pass (token_hash, code, opened_at, until)
		values (${pass.tokenHash}, ${pass.code}, ${at}, ${pass.until})`.execute(db)
}

/** The code behind a pass that has not run out. */
export const codeOfPass = async (db: Db, at: Instant, tokenHash: string): Promise<CodeIssued | null> => {
	const { rows } = await sql<CodeIssued>`
		select ${issued} from offer.answer_pass p join offer.code c on c.code = p.code
		where p.token_hash = ${tokenHash} and p.until > ${at}`.execute(db)
	return rows[0] ?? null
}

export const deletePass = async (db: Db, tokenHash: string): Promise<void> => {
	await sql`delete from offer.answer_pass where token_hash = ${tokenHash}`.execute(db)
}

/** Ends every pass of a citizen that was opened for so many minutes; one at a time for a citizen, so that two opened at once leave one. */
export const deletePassesOpenedFor = async (tx: Db, person: PersonId, minutes: number): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`pass ${person}`}, 0))`.execute(tx)
	await sql`delete from offer.answer_pass p using offer.code c where c.code = p.code and c.person = ${person}
		and p.until = p.opened_at + make_interval(mins => ${minutes}::int)`.execute(tx)
}
