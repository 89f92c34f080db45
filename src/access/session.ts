import { addMinutes, type Instant, isBefore, minutesBetween } from '#kernel/instant.ts'
import type { Staff } from './staff/staff.ts'

export type SessionLimits = {
	/** Minutes without a request after which a session is over. */
	readonly idleMinutes: number
	/** Hours after which it is over whatever happens. */
	readonly hardHours: number
}
export const usualLimits: SessionLimits = { idleMinutes: 30, hardHours: 12 }

/** Someone at work in one browser. */
export type Session = {
	readonly staff: Staff
	/** The hidden field every form of this session carries. */
	readonly csrf: string
	readonly begunAt: Instant
	readonly lastSeenAt: Instant
	readonly endsAt: Instant
	/** Decided when it began. */
	readonly idleMinutes: number
}

export const endOf = (begunAt: Instant, limits: SessionLimits): Instant => addMinutes(begunAt, limits.hardHours * 60)

export const isOver = (session: Pick<Session, 'lastSeenAt' | 'endsAt' | 'idleMinutes'>, at: Instant): boolean =>
	!isBefore(at, session.endsAt) || minutesBetween(session.lastSeenAt, at) >= session.idleMinutes
