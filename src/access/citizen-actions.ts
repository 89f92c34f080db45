import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, type Instant, minutesBetween } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import { type CitizenSession, endOfCitizenSession, isCitizenGone } from './citizen-session.ts'
import {
	closeCitizenSession,
	findCitizenSession,
	insertCitizenSession,
	touchCitizenSession,
} from './citizen-session-store.ts'

export { citizenSessionsOf, eraseCitizenSessions, giveCitizenSessions } from './citizen-session-store.ts'

/** Begins a citizen's session; the token goes to the browser and nowhere else. Who it is, is the caller's to know. */
export const beginCitizenSession = async (db: Db, at: Instant, person: PersonId): Promise<string> => {
	const token = newSecret()
	const session = { person, csrf: newSecret(), begunAt: at, lastSeenAt: at, endsAt: endOfCitizenSession(at) }
	await insertCitizenSession(db, hashOf(token), session, addMinutes(at, -24 * 60))
	return token
}

/** Whose browser this is, or null. Being asked keeps a session awake, and never beyond its end. */
export const citizenSessionOf = async (db: Db, at: Instant, token: string): Promise<CitizenSession | null> => {
	const session = await findCitizenSession(db, hashOf(token))
	if (session === null || isCitizenGone(session, at)) return null
	if (minutesBetween(session.lastSeenAt, at) < 1) return session
	await touchCitizenSession(db, hashOf(token), at)
	return { ...session, lastSeenAt: at }
}

export const endCitizenSession = async (db: Db, at: Instant, token: string): Promise<void> => {
	await closeCitizenSession(db, hashOf(token), at)
}
