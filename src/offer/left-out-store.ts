import { sql } from 'kysely'
import type { BatchId, PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { LeftOut } from './batch.ts'

/** Keeps who is not in this portion and why; what was kept of earlier ones goes. */
export const keepLeftOut = async (
	db: Db,
	batch: BatchId,
	left: Readonly<Record<LeftOut, readonly PersonId[]>>,
): Promise<void> => {
	await sql`delete from offer.left_out`.execute(db)
	for (const [because, persons] of Object.entries(left))
		await sql`insert into offer.left_out (batch, person, because)
			select ${batch}, person, ${because} from unnest(${`{${persons.join(',')}}`}::uuid[]) person`.execute(db)
}

/** Who is not in this portion and why; null when a newer portion has taken its place. */
export const leftOutOf = async (db: Db, batch: BatchId): Promise<ReadonlyMap<LeftOut, readonly PersonId[]> | null> => {
	const { rows } = await sql<{ because: LeftOut; persons: PersonId[] }>`
		select because, array_agg(person order by person)::text[] as persons from offer.left_out
		where batch = ${batch} group by because`.execute(db)
	if (rows.length > 0) return new Map(rows.map(({ because, persons }) => [because, persons]))
	const others = await sql`select 1 from offer.left_out where batch <> ${batch} limit 1`.execute(db)
	return others.rows.length > 0 ? null : new Map()
}
