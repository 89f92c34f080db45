import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { PartOfFacts } from './facts.ts'

/** What a room below knows about citizens and hands up for the weighing; nothing about a citizen means no entry. */
export type FactSource = (
	db: Db,
	persons: readonly PersonId[] | 'everyone',
) => Promise<ReadonlyMap<PersonId, PartOfFacts>>
