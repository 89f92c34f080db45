import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { CitizenSession } from './citizen-session.ts'

/** What of others has run out goes at the same time, a day later. */
export const insertCitizenSession = async (
	db: Db,
	tokenHash: string,
	session: CitizenSession,
	dayBefore: Instant,
): Promise<void> => {
	await sql`delete from access.citizen_session where ends_at < ${dayBefore}`.execute(db)
	await sql`insert into access.citizen_session (token_hash, person, csrf, begun_at, last_seen_at, ends_at)
		values (${tokenHash}, ${session.person}, ${session.csrf}, ${session.begunAt}, ${session.lastSeenAt}, ${session.endsAt})`.execute(
		db,
	)
}

type Row = { person: PersonId; csrf: string; begun_at: string; last_seen_at: string; ends_at: string }
const sessionOf = (row: Row): CitizenSession => ({
	person: row.person,
	csrf: row.csrf,
	begunAt: instant(row.begun_at),
	lastSeenAt: instant(row.last_seen_at),
	endsAt: instant(row.ends_at),
})

/** A session nobody has ended; whether it has run out is for the caller to ask. */
export const findCitizenSession = async (db: Db, tokenHash: string): Promise<CitizenSession | null> => {
	const { rows } = await sql<Row>`select person, csrf, begun_at, last_seen_at, ends_at from access.citizen_session
		where token_hash = ${tokenHash} and ended_at is null`.execute(db)
	return rows[0] === undefined ? null : sessionOf(rows[0])
}

/** Those that are still on file, oldest first: when the citizen was logged in. */
export const citizenSessionsOf = async (db: Db, person: PersonId): Promise<CitizenSession[]> => {
	const { rows } = await sql<Row>`select person, csrf, begun_at, last_seen_at, ends_at from access.citizen_session
		where person = ${person} order by begun_at`.execute(db)
	return rows.map(sessionOf)
}

export const touchCitizenSession = (db: Db, tokenHash: string, at: Instant): Promise<unknown> =>
	sql`update access.citizen_session set last_seen_at = ${at} where token_hash = ${tokenHash}`.execute(db)

export const closeCitizenSession = (db: Db, tokenHash: string, at: Instant): Promise<unknown> =>
	sql`update access.citizen_session set ended_at = ${at} where token_hash = ${tokenHash} and ended_at is null`.execute(
		db,
	)

/** Whoever is logged in as the one who was merged goes on as the one who stays. */
export const giveCitizenSessions = (tx: Db, from: PersonId, into: PersonId): Promise<unknown> =>
	sql`update access.citizen_session set person = ${into} where person = ${from}`.execute(tx)

export const eraseCitizenSessions = async (tx: Db, person: PersonId): Promise<number> =>
	(await sql`delete from access.citizen_session where person = ${person} returning 1`.execute(tx)).rows.length
