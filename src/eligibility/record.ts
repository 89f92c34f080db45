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
export const digestOf = ({
	standard,
	verdict,
	grounds,
	exclusions,
	nextChangeOn,
	optedOut,
	priorities = [],
}: Stance): string =>
	createHash('sha256')
		.update(JSON.stringify([standard, verdict, grounds, exclusions, nextChangeOn, optedOut ?? false, ...priorities]))
		.digest('base64url')

/** Nothing is to be written: the record says it already, or what it says was written for a later day. */
export const isOnRecord = (
	digest: string,
	on: Day,
	present: Pick<Recorded, 'digest' | 'beganOn'> | undefined,
): boolean => present !== undefined && (present.digest === digest || present.beganOn > on)

const placeOf = ({ verdict, grounds }: Stance): string =>
	[
		verdict,
		...grounds.map(({ criterion, from, overdue, servedOn }) => [criterion, from, overdue, servedOn].join(' ')),
	].join('; ')

/** What to write down. `since` stays while verdict and grounds stay. */
export const recordOf = (
	stance: Stance,
	digest: string,
	present: Pick<Recorded, 'stance' | 'since'> | undefined,
): Recorded => {
	const stays = present !== undefined && placeOf(present.stance) === placeOf(stance)
	return { stance, since: stays ? present.since : stance.on, beganOn: stance.on, digest }
}
