import { addMinutes, type Instant, isBefore, minutesBetween } from '#kernel/instant.ts'
import type { Staff } from './staff.ts'

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
	readonly csrf: string
	readonly begunAt: Instant
	readonly lastSeenAt: Instant
	readonly endsAt: Instant
}

export const endOf = (begunAt: Instant, limits: SessionLimits): Instant => addMinutes(begunAt, limits.hardHours * 60)

export const isOver = (session: Pick<Session, 'lastSeenAt' | 'endsAt'>, at: Instant, limits: SessionLimits): boolean =>
	!isBefore(at, session.endsAt) || minutesBetween(session.lastSeenAt, at) >= limits.idleMinutes

/** The hidden field every form of this session carries. */
export const csrfOf = (session: Pick<Session, 'csrf'>): string => session.csrf

/** Compares without telling by its duration how much was right. */
export const csrfHolds = (session: Pick<Session, 'csrf'>, given: string): boolean => {
	if (given.length !== session.csrf.length || given === '') return false
	let difference = 0
	for (let place = 0; place < given.length; place++)
		difference |= given.charCodeAt(place) ^ session.csrf.charCodeAt(place)
	return difference === 0
}
