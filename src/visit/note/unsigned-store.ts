import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

/** A draft that nobody has signed, or a visit begun of which nothing is written; `savedAt` null for the latter. */
export type Unsigned = {
	readonly visit: VisitId
	readonly person: PersonId
	readonly staff: StaffId
	readonly on: Day
	readonly savedAt: Instant | null
}

/** Drafts begun and not signed, and visits begun of which nobody has written whether they were held; oldest first. */
export const findUnsigned = async (db: Db, staff: StaffId | null): Promise<Unsigned[]> => {
	const { rows } = await sql<{ visit: VisitId; person: PersonId; staff: StaffId; on: Day; saved_at: string | null }>`
		select v.id as visit, v.person, n.author as staff, coalesce(n.happened_on, v.planned_on) as on, n.saved_at
		from visit.note n join visit.visit v on v.id = n.visit
		where n.signed_at is null and (${staff}::uuid is null or n.author = ${staff})
		union all
		select v.id, v.person, v.staff, v.planned_on, null from visit.visit v
		where v.not_gone_ahead is null and v.took_place_on is null and (${staff}::uuid is null or v.staff = ${staff})
			and not exists (select from visit.note n where n.visit = v.id and n.signed_at is null
				and (n.author = v.staff or n.kind = 'journal'))
		order by 4, 1`.execute(db)
	return rows.map((row) => ({
		visit: row.visit,
		person: row.person,
		staff: row.staff,
		on: row.on,
		savedAt: row.saved_at === null ? null : instant(row.saved_at),
	}))
}
