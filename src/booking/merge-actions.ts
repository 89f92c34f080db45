import type { PersonId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import * as rows from './merge-store.ts'
import { eraseNeeds, giveNeeds } from './needs/needs-store.ts'

/** Whether two citizens have times to come that touch: somebody would stand at one door twice, and a person says who. */
export const haveTouchingTimes = async (db: Db, at: Instant, merging: Merging): Promise<boolean> =>
	(await rows.clashes(db, merging)).some(({ ends }) => isBefore(at, ends))

/** Takes away somebody's times, had and to come, and what they have told of when a visit suits; how many rows that were. */
export const erasePerson = async (tx: Db, person: PersonId): Promise<number> =>
	(await rows.eraseTimes(tx, person)) + (await eraseNeeds(tx, person))

/**
 * Times and needs of both stand with the one who stays; of two needs of one kind the absorbed citizen's ends. Times to come that touch refuse the merging: a person cancels one of them first.
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
	await giveNeeds(tx, at, merging)
	return yes(null)
}
