import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { TimeNeeds } from './time-needs.ts'

/** The needs that stand; whoever has none is not in it. */
export const needsOf = async (_db: Db, _persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, TimeNeeds>> =>
	new Map()
