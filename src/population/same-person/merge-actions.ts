import type { PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { numberRank } from '../cpr.ts'
import { selectCitizens } from '../store.ts'
import * as rows from './merge-store.ts'
import type { Double, Forwarded, MergeRefusal, Merging } from './merging.ts'

/** Who stands for a citizen that was merged into another; null for everybody else. */
export const staysFor = (db: Db, person: PersonId): Promise<PersonId | null> => rows.selectStays(db, person)

/** Of these citizens, who was merged into another, and into whom. */
export const staysForMany = async (db: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonId>> =>
	new Map((await rows.selectStaysOfMany(db, persons)).map(({ absorbed, stays }) => [absorbed, stays]))

const most = 500

/** Mergings, newest first: of everyone, or those that ended in one citizen. */
export const forwardingsInto = async (db: Db, stays: PersonId | 'everyone'): Promise<Forwarded[]> =>
	(await rows.selectForwardings(db, stays, most)).map((one) => ({ ...one, at: instant(one.at) }))

/** Who was merged into a citizen, at once or over others. */
export const absorbedInto = async (db: Db, stays: PersonId): Promise<PersonId[]> =>
	(await rows.selectForwardings(db, stays, most)).map(({ absorbed }) => absorbed)

/** Takes hold of both until the transaction ends, and says whether they may be merged at all. */
export const beginMerging = async (tx: Db, merging: Merging, because: string): Promise<Outcome<null, MergeRefusal>> => {
	const { from, into } = merging
	if (from === into) return no('into_itself')
	if (because.trim() === '') return no('because_is_empty')
	const found = await rows.lockBoth(tx, from, into)
	if (found < 2) return no((await rows.selectStays(tx, from)) === null ? 'no_such_citizen' : 'already_merged')
	const citizens = await selectCitizens(tx, [from, into])
	const rankOf = (person: PersonId): number => numberRank(citizens.find(({ id }) => id === person)?.cpr ?? '')
	if (rankOf(from) < rankOf(into)) return no('real_number_stays')
	if (await rows.areMarried(tx, merging)) return no('married_to_each_other')
	await rows.allowGiving(tx, merging)
	return yes(null)
}

/** The last of the rooms: its own rows, and the forwarding with what could not stand twice anywhere. */
export const mergePerson = async (
	tx: Db,
	at: Instant,
	merging: Merging,
	because: string,
	doubles: readonly Double[],
): Promise<void> => {
	const own = await rows.takeDoubles(tx, merging)
	await rows.giveRows(tx, merging)
	await rows.giveLikes(tx, merging)
	await rows.forward(tx, at, merging, because.trim(), [...doubles, ...own])
	await rows.takeOver(tx, merging, at)
	await rows.followMerged(tx, merging)
	await rows.reviewImportsAgain(tx)
}
