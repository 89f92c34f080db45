import { sql } from 'kysely'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

export type Basis = { readonly words: string; readonly statedAt: Instant }

/** The legal basis on which each visit is recorded. */
export const selectBases = async (db: Db, visits: readonly VisitId[]): Promise<ReadonlyMap<VisitId, Basis>> => {
	const { rows } = await sql<{ visit: VisitId; words: string; at: string }>`
		select visit, basis_da as words, stated_at as at from visit.recording_basis
		where visit = any(${[...visits]}::uuid[])`.execute(db)
	return new Map(rows.map(({ visit, words, at }) => [visit, { words, statedAt: instant(at) }]))
}

export type TakenAlongOnce = { readonly at: Instant; readonly staff: StaffId; readonly isByPage: boolean }

/**
 * Who had the citizen's visit on a device, and when. A day's line has its booking, or other lines beside it; the one line of a
 * visit's own page has neither.
 */
export const selectTakenAlong = async (db: Db, person: PersonId): Promise<TakenAlongOnce[]> => {
	const { rows } = await sql<{ at: string; staff: StaffId; is_by_page: boolean }>`
		select t.taken_at as at, t.staff, a.booking is null and not exists (
			select from visit.visit_along other where other.taken_along = a.taken_along and other.ref <> a.ref) as is_by_page
		from visit.visit_along a join visit.taken_along t on t.id = a.taken_along
		where a.person = ${person} order by t.taken_at`.execute(db)
	return rows.map(({ at, staff, is_by_page }) => ({ at: instant(at), staff, isByPage: is_by_page }))
}
