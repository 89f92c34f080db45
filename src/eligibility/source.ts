import type { PersonId } from '#kernel/ids.ts'
import type { Among, Db } from '#platform/db/index.ts'
import type { PartOfFacts } from './facts.ts'

/** What a room below knows about citizens and hands up for the weighing; nothing about a citizen means no entry. */
export type FactSource = (db: Db, whom: Among<PersonId>) => Promise<ReadonlyMap<PersonId, PartOfFacts>>
