import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { asSomeone, isWorthALook, likeness, noLikeness, strength } from '../same-person/alike.ts'
import { selectCitizens } from '../store.ts'
import * as store from './pairs-store.ts'

const atATime = 2000

/** Looks at a few citizens who are new or changed for others who may be the same; how many it looked at. */
const lookAtSome = (db: Db, at: Instant): Promise<number> =>
	inTransaction(db, async (tx) => {
		const looked = await store.lockUnlooked(tx, atATime)
		if (looked.length === 0) return 0
		const found = (await store.selectNeighbours(tx, looked)).flatMap(({ one, other }) => {
			const like = likeness(asSomeone(one), asSomeone(other))
			return like !== null && isWorthALook(like, one.cpr, other.cpr)
				? [{ one: one.id, other: other.id, likeness: like, strength: strength(like) }]
				: []
		})
		await store.savePairs(tx, at, looked, found)
		await store.deleteUnlooked(tx, looked)
		return looked.length
	})

/** Looks at everyone new or changed since last time; run twice, the second does nothing. How many were looked at. */
export const lookForDuplicates = async (db: Db, at: Instant): Promise<number> => {
	let all = 0
	let looked = await lookAtSome(db, at)
	while (looked > 0) {
		all += looked
		looked = await lookAtSome(db, at)
	}
	return all
}

/** Citizens still to be looked at. */
export const countUnlooked = (db: Db): Promise<number> => store.countUnlooked(db)

/** Pairs that nobody has decided on. */
export const duplicatesFound = (db: Db): Promise<number> => store.countPairs(db)

export type Pair = Omit<store.Pair, 'foundAt' | 'parted'> & {
	readonly foundAt: Instant
	readonly parted: { readonly at: Instant; readonly by: StaffId; readonly because: string | null } | null
}

const pairOf = (row: store.Pair): Pair => ({
	...row,
	foundAt: instant(row.foundAt),
	parted: row.parted === null ? null : { ...row.parted, at: instant(row.parted.at) },
})

const most = 500

/** Pairs to decide on, or those of whom a person said that they are two; the likest first. */
export const listPairs = async (db: Db, isParted: boolean): Promise<Pair[]> =>
	(await store.selectPairs(db, isParted, most)).map(pairOf)

/** Every pair one citizen is of, decided or not. */
export const pairsOf = async (db: Db, person: PersonId): Promise<Pair[]> =>
	(await store.selectPairsOf(db, person)).map(pairOf)

export const findPair = async (db: Db, one: PersonId, other: PersonId): Promise<Pair | null> => {
	const row = await store.selectPair(db, one, other)
	return row === null ? null : pairOf(row)
}

/** A person says that these are two; remembered until taken back. */
export const partPair = (
	db: Db,
	at: Instant,
	said: { readonly one: PersonId; readonly other: PersonId; readonly by: StaffId; readonly because: string },
): Promise<Outcome<null, 'no_such_citizen'>> =>
	inTransaction(db, async (tx) => {
		const [one, other] = await selectCitizens(tx, [said.one, said.other])
		if (one === undefined || other === undefined) return no('no_such_citizen')
		const like = likeness(asSomeone(one), asSomeone(other)) ?? noLikeness
		const pair = { one: one.id, other: other.id, likeness: like, strength: strength(like) }
		await store.setParted(tx, at, pair, said.by, said.because.trim() || null)
		return yes(null)
	})

/** They may be one after all. */
export const takeBackParting = (db: Db, one: PersonId, other: PersonId): Promise<unknown> =>
	store.setTogether(db, one, other)
