import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, type Instant, isBefore, minutesBetween } from '#kernel/instant.ts'

/** A citizen on their own page in one browser. */
export type CitizenSession = {
	readonly person: PersonId
	/** The hidden field every form of this session carries. */
	readonly csrf: string
	readonly begunAt: Instant
	readonly lastSeenAt: Instant
	readonly endsAt: Instant
}

/** A citizen is logged out after so many minutes without a page, and after so many whatever happens. */
export const citizenIdleMinutes = 15
const citizenHardMinutes = 60

export const endOfCitizenSession = (begunAt: Instant): Instant => addMinutes(begunAt, citizenHardMinutes)

export const isCitizenGone = ({ lastSeenAt, endsAt }: CitizenSession, at: Instant): boolean =>
	!isBefore(at, endsAt) || minutesBetween(lastSeenAt, at) >= citizenIdleMinutes
