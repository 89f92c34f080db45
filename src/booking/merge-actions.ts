import { type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import * as rows from './merge-store.ts'

/** Whether two citizens have times to come that touch: somebody would stand at one door twice, and a person says who. */
export const haveTouchingTimes = async (db: Db, at: Instant, merging: Merging): Promise<boolean> =>
	(await rows.clashes(db, merging)).some(({ ends }) => isBefore(at, ends))

/**
 * Times of both stand with the one who stays. Times to come that touch refuse the merging: a person cancels one of them first.
 * Of times gone by that touch the absorbed citizen's is released; a visit that came of it stands.
 */
export const mergePerson = async (tx: Db, at: Instant, merging: Merging): Promise<Outcome<null, 'times_touch'>> => {
	const touching = await rows.clashes(tx, merging)
	if (touching.some(({ ends }) => isBefore(at, ends))) return no('times_touch')
	if (touching.length > 0)
		await rows.release(
			tx,
			at,
			touching.map(({ id }) => id),
		)
	await rows.giveTimes(tx, merging)
	return yes(null)
}
