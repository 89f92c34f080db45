import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Reading, ReadingsWanted } from './reading.ts'
import type { Role } from './role.ts'
import type { Session } from './session.ts'
import type { Change, ChangedField, Login, Staff, StaffDetails } from './staff.ts'

type StaffRow = {
	id: Generated<StaffId>
	name: string
	email: string
	roles: Role[]
	profession: string | null
	authorisation_id: string | null
	login_issuer: string | null
	login_subject: string | null
	active_from: Day
	deactivated_on: Day | null
	version: Generated<number>
}
type ChangeRow = {
	at: string
	by: StaffId | null
	staff: StaffId
	what: Change['what']
	fields: ChangedField[]
}
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
}
/** A login on its way: what the identity provider's answer is held up against. */
export type Attempt = {
	readonly state: string
	readonly browserHash: string
	readonly codeVerifier: string
	readonly nonce: string
	readonly returnTo: string
	readonly expiresAt: Instant
}
type ReadRow = {
	id: Generated<string>
	at: string
	staff: StaffId
	person: PersonId
	what: string
}
type Tables = {
	'access.staff': StaffRow
	'access.staff_change': ChangeRow
	'access.session': SessionRow
	'access.login_attempt': AttemptRow
	'access.read_entry': ReadRow
}
const on = (db: Db) => db.withTables<Tables>()

const staffOf = (row: Selectable<StaffRow>): Staff => ({
	id: row.id,
	name: row.name,
	email: row.email,
	roles: row.roles,
	profession: row.profession,
	authorisationId: row.authorisation_id,
	login:
		row.login_issuer === null || row.login_subject === null
			? null
			: { issuer: row.login_issuer, subject: row.login_subject },
	activeFrom: row.active_from,
	deactivatedOn: row.deactivated_on,
	version: row.version,
})
const columnsOf = (details: StaffDetails) => ({
	name: details.name,
	email: details.email,
	roles: [...details.roles],
	profession: details.profession,
	authorisation_id: details.authorisationId,
	login_issuer: details.login?.issuer ?? null,
	login_subject: details.login?.subject ?? null,
	active_from: details.activeFrom,
})

export const everyStaff = async (db: Db): Promise<Staff[]> =>
	(await on(db).selectFrom('access.staff').selectAll().orderBy('name').execute()).map(staffOf)

export const oneStaff = async (db: Db, id: StaffId): Promise<Staff | null> => {
	const row = await on(db).selectFrom('access.staff').selectAll().where('id', '=', id).executeTakeFirst()
	return row === undefined ? null : staffOf(row)
}

export const staffWithLogin = async (db: Db, login: Login): Promise<Staff | null> => {
	const row = await on(db)
		.selectFrom('access.staff')
		.selectAll()
		.where('login_issuer', '=', login.issuer)
		.where('login_subject', '=', login.subject)
		.executeTakeFirst()
	return row === undefined ? null : staffOf(row)
}

/** Changes of staff happen one after another, so that the last administrator cannot leave twice at once. */
export const lockStaff = async (tx: Db): Promise<void> => {
	await sql`lock table access.staff in share row exclusive mode`.execute(tx)
}

export const insertStaff = async (tx: Db, details: StaffDetails): Promise<Staff> =>
	staffOf(
		await on(tx)
			.insertInto('access.staff')
			.values({ ...columnsOf(details), deactivated_on: null })
			.returningAll()
			.executeTakeFirstOrThrow(),
	)

export const saveStaff = async (tx: Db, staff: Staff): Promise<Staff> =>
	staffOf(
		await on(tx)
			.updateTable('access.staff')
			.set({ ...columnsOf(staff), deactivated_on: staff.deactivatedOn, version: staff.version + 1 })
			.where('id', '=', staff.id)
			.returningAll()
			.executeTakeFirstOrThrow(),
	)

export const insertChange = async (
	tx: Db,
	at: Instant,
	by: StaffId | null,
	staff: StaffId,
	what: Change['what'],
	fields: readonly ChangedField[],
): Promise<void> => {
	await sql`insert into access.staff_change (at, by, staff, what, fields)
		values (${at}, ${by}, ${staff}, ${what}, ${JSON.stringify(fields)}::jsonb)`.execute(tx)
}

export const changesOfStaff = async (db: Db, staff: StaffId): Promise<Change[]> =>
	(
		await on(db)
			.selectFrom('access.staff_change')
			.select(['at', 'by', 'what', 'fields'])
			.where('staff', '=', staff)
			.orderBy('at', 'desc')
			.execute()
	).map((row) => ({ ...row, at: instant(row.at) }))

export const insertReads = async (
	db: Db,
	at: Instant,
	staff: StaffId,
	persons: readonly PersonId[],
	what: string,
): Promise<void> => {
	await sql`insert into access.read_entry (at, staff, person, what)
		select ${at}::timestamptz, ${staff}::uuid, person, ${what}
		from unnest(${persons}::uuid[]) as person`.execute(db)
}

export const readings = async (db: Db, wanted: ReadingsWanted): Promise<Reading[]> => {
	let query = on(db)
		.selectFrom('access.read_entry as entry')
		.innerJoin('access.staff as staff', 'staff.id', 'entry.staff')
		.select(['entry.at', 'entry.staff', 'staff.name as staffName', 'entry.person', 'entry.what'])
	if (wanted.staff) query = query.where('entry.staff', '=', wanted.staff)
	if (wanted.person) query = query.where('entry.person', '=', wanted.person)
	if (wanted.from) query = query.where('entry.at', '>=', wanted.from)
	if (wanted.to) query = query.where('entry.at', '<', wanted.to)
	const rows = await query
		.orderBy('entry.at', 'desc')
		.orderBy('entry.id')
		.limit(wanted.limit)
		.offset(wanted.skip ?? 0)
		.execute()
	return rows.map((row) => ({ ...row, at: instant(row.at) }))
}

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

export const closeSessionsOf = async (db: Db, staff: StaffId, at: Instant, because: EndedBecause): Promise<void> => {
	await on(db)
		.updateTable('access.session')
		.set({ ended_at: at, ended_because: because })
		.where('staff', '=', staff)
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
		})
		.execute()
}

/** The attempt, once: the row is gone afterwards. Only for the browser that began it. */
export const removeAttempt = async (db: Db, state: string, browserHash: string): Promise<Attempt | null> => {
	const row = await on(db)
		.deleteFrom('access.login_attempt')
		.where('state', '=', state)
		.where('browser_hash', '=', browserHash)
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
			}
}
