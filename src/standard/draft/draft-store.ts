import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Draft, DraftEnd, DraftId } from './draft.ts'

type Row = {
	id: DraftId
	title: string
	yaml: string
	revision: number
	copied_from: Day | null
	made_by: StaffId
	made_at: string
	changed_by: StaffId
	changed_at: string
	given_up_by: StaffId | null
	given_up_at: string | null
	in_force_by: StaffId | null
	in_force_at: string | null
	became: Day | null
}

const endOf = ({ given_up_by, given_up_at, in_force_by, in_force_at, became }: Row): DraftEnd | null => {
	if (given_up_by && given_up_at) return { is: 'given_up', by: given_up_by, at: instant(given_up_at) }
	if (in_force_by && in_force_at && became)
		return { is: 'in_force', by: in_force_by, at: instant(in_force_at), validFrom: became }
	return null
}

const draftOf = (row: Row): Draft => ({
	id: row.id,
	title: row.title,
	yaml: row.yaml,
	revision: row.revision,
	copiedFrom: row.copied_from,
	madeBy: row.made_by,
	madeAt: instant(row.made_at),
	changedBy: row.changed_by,
	changedAt: instant(row.changed_at),
	end: endOf(row),
})

/** Every draft there was, the one changed last first. */
export const selectDrafts = async (db: Db): Promise<Draft[]> =>
	(await sql<Row>`select * from standard.draft order by changed_at desc, id`.execute(db)).rows.map(draftOf)

export const selectDraft = async (db: Db, id: DraftId): Promise<Draft | null> => {
	const { rows } = await sql<Row>`select * from standard.draft where id = ${id}`.execute(db)
	return rows[0] ? draftOf(rows[0]) : null
}

/** Kept until the transaction ends, so that nobody else decides on it meanwhile. */
export const lockDraft = async (db: Db, id: DraftId): Promise<Draft | null> => {
	const { rows } = await sql<Row>`select * from standard.draft where id = ${id} for update`.execute(db)
	return rows[0] ? draftOf(rows[0]) : null
}

export type NewDraft = Pick<Draft, 'id' | 'title' | 'yaml' | 'copiedFrom' | 'madeBy'>

/** Nothing happens when a draft of that id is there already: a form sent twice begins one draft. */
export const insertDraft = async (db: Db, at: Instant, { id, title, yaml, copiedFrom, madeBy }: NewDraft) => {
	await sql`
		insert into standard.draft (id, title, yaml, copied_from, made_by, made_at, changed_by, changed_at)
		values (${id}, ${title}, ${yaml}, ${copiedFrom}, ${madeBy}, ${at}, ${madeBy}, ${at})
		on conflict (id) do nothing`.execute(db)
}

type Written = Pick<Draft, 'id' | 'title' | 'yaml' | 'revision'> & { readonly by: StaffId }

/** The draft's next revision; null when the one read is no longer the last, or the draft is closed. */
export const writeDraft = async (db: Db, at: Instant, { id, title, yaml, revision, by }: Written) => {
	const { rows } = await sql<{ revision: number }>`
		update standard.draft set title = ${title}, yaml = ${yaml}, revision = revision + 1, changed_by = ${by}, changed_at = ${at}
		where id = ${id} and revision = ${revision} and given_up_at is null and in_force_at is null
		returning revision`.execute(db)
	return rows[0]?.revision ?? null
}

export const markGivenUp = async (db: Db, at: Instant, id: DraftId, by: StaffId): Promise<void> => {
	await sql`update standard.draft set given_up_by = ${by}, given_up_at = ${at} where id = ${id}`.execute(db)
}

export const markInForce = async (db: Db, at: Instant, id: DraftId, by: StaffId, became: Day): Promise<void> => {
	await sql`
		update standard.draft set in_force_by = ${by}, in_force_at = ${at}, became = ${became} where id = ${id}`.execute(db)
}
