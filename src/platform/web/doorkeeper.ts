import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Log } from '#platform/log/index.ts'
import type { Route, Staffed } from './ask.ts'

/** Name of the cookie that carries the session; its path is the municipality's. */
export const sessionCookie = 'hj_session'
/** The same of a citizen on their own page; never staff's. */
export const citizenCookie = 'hj_min_side'
/** What was just done, said on the next page and then gone. */
export const doneCookie = 'hj_done'
export const languageCookie = 'hj_lang'

/** Who is let in, and what is written down of what they saw. */
export type Doorkeeper = {
	readonly atWork: (
		db: Db,
		at: Instant,
		sessionToken: string,
	) => Promise<{ readonly staff: Staffed; readonly formToken: string } | null>
	readonly saw: (db: Db, at: Instant, staff: StaffId, persons: readonly PersonId[], what: string) => Promise<void>
	/** Whose own page this browser may open; left out: nobody's. */
	readonly asCitizen?: (
		db: Db,
		at: Instant,
		sessionToken: string,
	) => Promise<{ readonly person: PersonId; readonly formToken: string; readonly idleMinutes: number } | null>
	/** Citizens who look at what is written about themselves stand in the log as themselves. */
	readonly sawThemselves?: (db: Db, at: Instant, person: PersonId, what: string) => Promise<void>
}

export type Edge = {
	readonly hosted: readonly Municipal[]
	readonly routes: readonly Route[]
	readonly doorkeeper: Doorkeeper
	readonly now: () => Instant
	/** Citizens and staff are made up; said on every page. */
	readonly isDemonstration: boolean
	/** The day stands still; said on every page. */
	readonly isDayFixed: boolean
	/** Behind TLS: cookies are Secure and browsers are told to stay on TLS. */
	readonly isSecure: boolean
	readonly log: Log
}
