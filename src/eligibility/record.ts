import { createHash } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import type { Stance } from './verdict.ts'

/** A stance on record: since when the citizen stands there, and from which day this very row counts. */
export type Recorded = {
	readonly stance: Stance
	readonly since: Day
	readonly beganOn: Day
	readonly digest: string
}

/** Equal for two stances that say the same, whatever day they were asked on. */
export const digestOf = ({ standard, verdict, grounds, exclusions, nextChangeOn, optedOut }: Stance): string =>
	createHash('sha256')
		.update(JSON.stringify([standard, verdict, grounds, exclusions, nextChangeOn, optedOut ?? false]))
		.digest('base64url')

const placeOf = ({ verdict, grounds }: Stance): string =>
	[
		verdict,
		...grounds.map(({ criterion, from, overdue, servedOn }) => [criterion, from, overdue, servedOn].join(' ')),
	].join('; ')

/** What to write down, or null when the record already says it. `since` stays while verdict and grounds stay. */
export const nextRecord = (stance: Stance, present: Recorded | null): Recorded | null => {
	const digest = digestOf(stance)
	if (present === null) return { stance, since: stance.on, beganOn: stance.on, digest }
	if (present.digest === digest || present.beganOn > stance.on) return null
	const stays = placeOf(present.stance) === placeOf(stance)
	return { stance, since: stays ? present.since : stance.on, beganOn: stance.on, digest }
}
