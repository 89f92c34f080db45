import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, minutesBetween } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import { endOf, isOver, type Session, type SessionLimits, usualLimits } from './session.ts'
import { closeSession, closeSessionsOf, findSession, insertSession, touchSession } from './session-store.ts'
import { isActive, type Login } from './staff/staff.ts'
import { staffWithLogin } from './staff/staff-store.ts'

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
