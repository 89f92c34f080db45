import { sql } from 'kysely'
import type { StaffId, VisitId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { InvalidNote } from './invalid.ts'

type Row = {
	id: string
	visit: VisitId
	author: StaffId
	signed_at: string
	words: string
	written_at: string
}

/** Signed notes of these visits that were struck as invalid since, each as the first who did has written. */
export const invalidNotes = async (db: Db, visits: readonly VisitId[]): Promise<InvalidNote[]> => {
	if (visits.length === 0) return []
	const { rows } = await sql<Row>`
		select distinct on (n.id) n.id, n.visit, n.author, n.signed_at, c.words, c.written_at
		from visit.note n join visit.correction c on c.note = n.id and c.kind = 'invalid'
		where n.visit = any(${[...visits]}::uuid[]) and n.signed_at is not null order by n.id, c.written_at, c.id`.execute(
		db,
	)
	return rows.map(({ id, visit, author, signed_at, words, written_at }) => ({
		...{ id, visit, author, signedAt: instant(signed_at), struckAt: instant(written_at), because: words },
	}))
}
