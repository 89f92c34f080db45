import type { Generated } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Session } from './session.ts'
import { type StaffRow, staffOf } from './staff/staff-store.ts'

type SessionRow = {
	token_hash: string
	staff: StaffId
	csrf: string
	begun_at: string
	last_seen_at: string
	ends_at: string
	idle_minutes: number
	ended_at: string | null
	ended_because: EndedBecause | null
}
export type EndedBecause = 'logged_out' | 'replaced' | 'deactivated' | 'changed'
type AttemptRow = {
	state: string
	browser_hash: string
	code_verifier: string
	nonce: string
	return_to: string
	expires_at: string
	of_citizen: Generated<boolean>
}
/** A login on its way: what the identity provider's answer is held up against. */
export type Attempt = {
	readonly state: string
	readonly browserHash: string
	readonly codeVerifier: string
	readonly nonce: string
	readonly returnTo: string
	readonly expiresAt: Instant
	/** A citizen's, and never to be finished as a login of staff; or the other way round. */
	/** Whose login it is. */
	readonly of: 'staff' | 'citizen'
}
type Tables = {
	'access.staff': StaffRow
	'access.session': SessionRow
	'access.login_attempt': AttemptRow
}
const on = (db: Db) => db.withTables<Tables>()

export const insertSession = async (db: Db, tokenHash: string, session: Session): Promise<void> => {
	await on(db)
		.insertInto('access.session')
		.values({
			token_hash: tokenHash,
			staff: session.staff.id,
			csrf: session.csrf,
			begun_at: session.begunAt,
			last_seen_at: session.lastSeenAt,
			ends_at: session.endsAt,
			idle_minutes: session.idleMinutes,
			ended_at: null,
			ended_because: null,
		})
		.execute()
}

/** A session nobody has ended; whether it has run out is for the caller to ask. */
export const findSession = async (db: Db, tokenHash: string): Promise<Session | null> => {
	const row = await on(db)
		.selectFrom('access.session as session')
		.innerJoin('access.staff as staff', 'staff.id', 'session.staff')
		.selectAll('staff')
		.select(['session.csrf', 'session.begun_at', 'session.last_seen_at', 'session.ends_at', 'session.idle_minutes'])
		.where('session.token_hash', '=', tokenHash)
		.where('session.ended_at', 'is', null)
		.executeTakeFirst()
	return row === undefined
		? null
		: {
				staff: staffOf(row),
				csrf: row.csrf,
				begunAt: instant(row.begun_at),
				lastSeenAt: instant(row.last_seen_at),
				endsAt: instant(row.ends_at),
				idleMinutes: row.idle_minutes,
			}
}

export const touchSession = async (db: Db, tokenHash: string, at: Instant): Promise<void> => {
	await on(db).updateTable('access.session').set({ last_seen_at: at }).where('token_hash', '=', tokenHash).execute()
}

export const closeSession = async (db: Db, tokenHash: string, at: Instant, because: EndedBecause): Promise<void> => {
	await on(db)
		.updateTable('access.session')
		.set({ ended_at: at, ended_because: because })
		.where('token_hash', '=', tokenHash)
		.where('ended_at', 'is', null)
		.execute()
}

/** `but`: the form token of the one session that goes on. */
export const closeSessionsOf = async (
	db: Db,
	staff: StaffId,
	at: Instant,
	because: EndedBecause,
	but = '',
): Promise<void> => {
	await on(db)
		.updateTable('access.session')
		.set({ ended_at: at, ended_because: because })
		.where('staff', '=', staff)
		.where('csrf', '!=', but)
		.where('ended_at', 'is', null)
		.execute()
}

/** Keeps the attempt and clears away those that ran out before `at`. */
export const insertAttempt = async (db: Db, attempt: Attempt, at: Instant): Promise<void> => {
	await on(db).deleteFrom('access.login_attempt').where('expires_at', '<', at).execute()
	await on(db)
		.insertInto('access.login_attempt')
		.values({
			state: attempt.state,
			browser_hash: attempt.browserHash,
			code_verifier: attempt.codeVerifier,
			nonce: attempt.nonce,
			return_to: attempt.returnTo,
			expires_at: attempt.expiresAt,
			of_citizen: attempt.of === 'citizen',
		})
		.execute()
}

/** The attempt, once: the row is gone afterwards. Only for the browser that began it. */
export const removeAttempt = async (
	db: Db,
	{ of, state, browserHash }: Pick<Attempt, 'of' | 'state' | 'browserHash'>,
): Promise<Attempt | null> => {
	const row = await on(db)
		.deleteFrom('access.login_attempt')
		.where('state', '=', state)
		.where('browser_hash', '=', browserHash)
		.where('of_citizen', '=', of === 'citizen')
		.returningAll()
		.executeTakeFirst()
	return row === undefined
		? null
		: {
				state: row.state,
				browserHash: row.browser_hash,
				codeVerifier: row.code_verifier,
				nonce: row.nonce,
				returnTo: row.return_to,
				expiresAt: instant(row.expires_at),
				of: row.of_citizen ? 'citizen' : 'staff',
			}
}
