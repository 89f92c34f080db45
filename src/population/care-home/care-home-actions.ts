import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Beside, Import, ImportId } from '../import/import-review.ts'
import type { ReadFile } from '../import/read-file.ts'
import type { ListedCareHome } from './care-home.ts'
import * as store from './care-home-store.ts'

export const keepBeside = (tx: Db, id: ImportId, { unused, careHomes }: ReadFile): Promise<unknown> =>
	store.saveBeside(tx, id, unused, careHomes ?? null)

/** Puts the care homes of an import on the municipality's list; of a whole list, those it does not name leave it. */
export const takeCareHomes = async (tx: Db, at: Instant, { id, whole }: Import): Promise<void> => {
	const { careHomes } = await store.selectBeside(tx, id)
	const kept = new Set<string>()
	for (const home of careHomes) kept.add(await store.saveCareHome(tx, at, home))
	if (whole) await store.removeOtherCareHomes(tx, [...kept])
}

export const listCareHomes = (db: Db): Promise<ListedCareHome[]> => store.selectCareHomes(db)

/** Takes an address off the list; who lives there stands again as the register says. False when it was not on it. */
export const removeCareHome = (db: Db, at: Instant, on: Day, id: string): Promise<boolean> =>
	inTransaction(db, async (tx) => {
		const removed = await store.deleteCareHome(tx, id)
		if (removed) await store.settleCareHomes(tx, at, on)
		return removed
	})

export const besideOf = (db: Db, id: ImportId): Promise<Beside> => store.selectBeside(db, id)
