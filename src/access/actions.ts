import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, dayOf, type Instant, isBefore, minutesBetween } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import type { Doorkeeper } from '#platform/web/index.ts'
import { citizenSessionOf } from './citizen-actions.ts'
import { citizenIdleMinutes } from './citizen-session.ts'
import type { Reading, ReadingsWanted } from './reading.ts'
import { insertReads, readings } from './reading-store.ts'
import { endOf, isOver, type Session, type SessionLimits, usualLimits } from './session.ts'
import {
	type Attempt,
	closeSession,
	closeSessionsOf,
	findSession,
	insertAttempt,
	insertSession,
	removeAttempt,
	touchSession,
} from './session-store.ts'
import {
	type Change,
	changesBetween,
	clashOf,
	hasAnAdministrator,
	isActive,
	type Login,
	type Staff,
	type StaffDetails,
	type StaffRefusal,
	withChanged,
} from './staff.ts'
import {
	changesOfStaff,
	everyStaff,
	insertChange,
	insertStaff,
	lockStaff,
	oneStaff,
	saveStaff,
	staffWithLogin,
} from './staff-store.ts'

export { citizenSessionsOf, eraseCitizenSessions, giveCitizenSessions } from './citizen-actions.ts'

export { recordCheck, recordCourse } from './competence-actions.ts'

/** Everyone ever on staff, active or not, by name. */
export const listStaff = async (db: Db): Promise<Staff[]> => everyStaff(db)
export const findStaff = async (db: Db, id: StaffId): Promise<Staff | null> => oneStaff(db, id)

/** Those who visit and are at work that day. */
export const activeConsultants = async (db: Db, on: Day): Promise<Staff[]> =>
	(await everyStaff(db)).filter((staff) => staff.roles.includes('consultant') && isActive(staff, on))

/** Names of everyone ever on staff: what they did keeps their name. */
export const staffNames = async (db: Db): Promise<ReadonlyMap<StaffId, string>> =>
	new Map((await everyStaff(db)).map((staff) => [staff.id, staff.name]))

export const changesOf = async (db: Db, staff: StaffId): Promise<Change[]> => changesOfStaff(db, staff)

/** `by` is null only when the program's own set-up adds the first ones. */
export const addStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	details: StaffDetails,
): Promise<Outcome<Staff, 'email_is_taken' | 'login_is_taken'>> =>
	inTransaction(db, async (tx) => {
		await lockStaff(tx)
		const clash = clashOf(await everyStaff(tx), details, null)
		if (clash) return clash
		const added = await insertStaff(tx, details)
		await insertChange(tx, at, by, added.id, 'added', changesBetween(null, added))
		return yes(added)
	})

const alter = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
	what: Change['what'],
	change: (before: Staff) => Outcome<Staff, StaffRefusal>,
): Promise<Outcome<Staff, StaffRefusal>> =>
	inTransaction(db, async (tx) => {
		await lockStaff(tx)
		const everyone = await everyStaff(tx)
		const before = everyone.find((staff) => staff.id === id)
		if (!before) return no('unknown_staff')
		if (before.version !== version) return no('changed_meanwhile')
		const changed = change(before)
		if (!changed.ok) return changed
		const after = changed.value
		const clash = clashOf(everyone, after, id)
		if (clash) return clash
		const on = dayOf(at)
		if (hasAnAdministrator(everyone, on) && !hasAnAdministrator(withChanged(everyone, after), on))
			return no('last_administrator')
		const fields = changesBetween(before, after)
		if (what === 'changed' && fields.length === 0) return yes(before)
		const saved = await saveStaff(tx, after)
		await insertChange(tx, at, by, id, what, fields)
		if (!isActive(saved, on)) await closeSessionsOf(tx, id, at, 'deactivated')
		else if (fields.some(({ field }) => field === 'login')) await closeSessionsOf(tx, id, at, 'changed')
		return yes(saved)
	})

/** `version` is the one that was shown; another's change since then is told, not overwritten. */
export const changeStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
	details: StaffDetails,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'changed', (before) => yes({ ...before, ...details }))

/** Ends every session of theirs in the same breath. */
export const deactivateStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'deactivated', (before) =>
		before.deactivatedOn === null ? yes({ ...before, deactivatedOn: dayOf(at) }) : no('already_deactivated'),
	)

export const reactivateStaff = async (
	db: Db,
	at: Instant,
	by: StaffId | null,
	id: StaffId,
	version: number,
): Promise<Outcome<Staff, StaffRefusal>> =>
	alter(db, at, by, id, version, 'reactivated', (before) =>
		before.deactivatedOn === null ? no('already_active') : yes({ ...before, deactivatedOn: null }),
	)

/** Begins a session for whoever the identity provider says logged in; the token goes to the browser and nowhere else. */
export const beginSession = async (
	db: Db,
	at: Instant,
	login: Login,
	limits: SessionLimits = usualLimits,
): Promise<Outcome<{ token: string; session: Session }, 'unknown_login' | 'not_active'>> => {
	const staff = await staffWithLogin(db, login)
	if (staff === null) return no('unknown_login')
	if (!isActive(staff, dayOf(at))) return no('not_active', staff.name)
	const token = newSecret()
	const session = {
		staff,
		csrf: newSecret(),
		begunAt: at,
		lastSeenAt: at,
		endsAt: endOf(at, limits),
		idleMinutes: limits.idleMinutes,
	}
	await insertSession(db, hashOf(token), session)
	return yes({ token, session })
}

/** Whose browser this is, or null: unknown, ended, run out, or no longer on staff. Being asked keeps a session awake. */
export const sessionOf = async (db: Db, at: Instant, token: string | null | undefined): Promise<Session | null> => {
	if (!token) return null
	const session = await findSession(db, hashOf(token))
	if (session === null || isOver(session, at) || !isActive(session.staff, dayOf(at))) return null
	if (minutesBetween(session.lastSeenAt, at) < 1) return session
	await touchSession(db, hashOf(token), at)
	return { ...session, lastSeenAt: at }
}

export const endSession = async (
	db: Db,
	at: Instant,
	token: string,
	because: 'logged_out' | 'replaced' = 'logged_out',
): Promise<void> => closeSession(db, hashOf(token), at, because)

/** Logs somebody out everywhere; `but` is the form token of the session that asks for it, which goes on when it is their own. */
export const endSessionsOf = (db: Db, at: Instant, staff: StaffId, but: string): Promise<void> =>
	closeSessionsOf(db, staff, at, 'logged_out', but)

const attemptMinutes = 10

/** Remembers a login on its way; `browser` goes into a cookie of the one who began it. */
export const beginAttempt = async (
	db: Db,
	at: Instant,
	attempt: Pick<Attempt, 'of' | 'state' | 'codeVerifier' | 'nonce' | 'returnTo'>,
): Promise<{ browser: string; seconds: number }> => {
	const browser = newSecret()
	const expiresAt = addMinutes(at, attemptMinutes)
	await insertAttempt(db, { ...attempt, browserHash: hashOf(browser), expiresAt }, at)
	return { browser, seconds: attemptMinutes * 60 }
}

/** The attempt this browser began, once. A citizen's is never taken for one of staff, nor the other way round. */
export const takeAttempt = async (
	db: Db,
	at: Instant,
	asked: Pick<Attempt, 'of' | 'state'> & { readonly browser: string },
): Promise<Outcome<Attempt, 'unknown_attempt' | 'too_late'>> => {
	const attempt = await removeAttempt(db, { ...asked, browserHash: hashOf(asked.browser) })
	if (attempt === null) return no('unknown_attempt')
	return isBefore(at, attempt.expiresAt) ? yes(attempt) : no('too_late')
}

/** Writes that someone saw these citizens; `what` names the page or file. Each citizen counts once. */
export const logReads = async (
	db: Db,
	at: Instant,
	who: StaffId | 'citizen' | 'command',
	persons: readonly PersonId[],
	what: string,
): Promise<void> => {
	if (persons.length > 0) await insertReads(db, at, who, [...new Set(persons)], what)
}

/** The read log, newest first. */
export const listReadings = async (db: Db, wanted: ReadingsWanted): Promise<Reading[]> => readings(db, wanted)

/** Everyone who looked at this citizen, or at those who were merged into them, newest first. */
export const readsOf = async (
	db: Db,
	person: PersonId,
	alsoAs: readonly PersonId[] = [],
	limit = 500,
): Promise<Reading[]> => readings(db, { person, alsoAs, limit })

/** Who is let in at the web's edge, and what is written down of what they saw. */
export const doorkeeper: Doorkeeper = {
	atWork: async (db, at, token) => {
		const session = await sessionOf(db, at, token)
		if (session === null) return null
		const { id, name, roles, profession } = session.staff
		return { staff: { id, name, roles, profession }, formToken: session.csrf }
	},
	saw: logReads,
	asCitizen: async (db, at, token) => {
		const session = await citizenSessionOf(db, at, token)
		return session && { person: session.person, formToken: session.csrf, idleMinutes: citizenIdleMinutes }
	},
	sawThemselves: (db, at, person, what) => logReads(db, at, 'citizen', [person], what),
}
