import { sql } from 'kysely'
import type { NoRoom } from '#booking/index.ts'
import type { BatchId, PersonId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import type { LeftOut } from './batch.ts'

/** Keeps who is not in this portion and why, of those without a time what would have to give; what was kept of earlier ones goes. */
export const keepLeftOut = async (
	db: Db,
	batch: BatchId,
	left: Readonly<Record<LeftOut, readonly PersonId[]>>,
	noTime: ReadonlyMap<PersonId, NoRoom>,
): Promise<void> => {
	await sql`delete from offer.left_out`.execute(db)
	for (const [because, persons] of Object.entries(left))
		await sql`insert into offer.left_out (batch, person, because)
			select ${batch}, person, ${because} from unnest(${`{${persons.join(',')}}`}::uuid[]) person`.execute(db)
	for (const [person, { text }] of noTime)
		await sql`update offer.left_out set no_time = ${JSON.stringify(text)}::jsonb
			where batch = ${batch} and person = ${person} and because = 'without_time'`.execute(db)
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

/** What would have to give before those of the newest portion who have no time could have one. */
export const noTimeFor = async (db: Db, batch: BatchId): Promise<ReadonlyMap<PersonId, Text>> => {
	const { rows } = await sql<{ person: PersonId; words: Text }>`
		select person, no_time as words from offer.left_out where batch = ${batch} and no_time is not null`.execute(db)
	return new Map(rows.map(({ person, words }) => [person, words]))
}
