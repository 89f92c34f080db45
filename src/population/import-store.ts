import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Counts, Import, ImportId, Kind, ReviewRow } from './import-review.ts'

/** A citizen of the register (p, a) as a row of the file, to hold the two against each other. */
export const registered: RawBuilder<unknown> = sql`jsonb_build_object(
	'person_id', p.cpr, 'born_on', p.born_on, 'sex', p.sex, 'given_names', p.given_names, 'surname', p.surname,
	'status', p.status, 'status_since', p.status_since, 'resident_since', p.resident_since,
	'civil_status', p.civil_status, 'spouse_id', p.spouse_cpr,
	'street', a.street, 'house_number', a.house_number, 'floor_door', a.floor_door, 'postal_code', a.postal_code,
	'town', a.town, 'address_id', a.key, 'x', a.x, 'y', a.y,
	'protected', p.protected, 'digital_post', p.digital_post, 'phone', p.phone, 'language', p.language,
	'practical_help', p.practical_help, 'personal_help', p.personal_help, 'nursing', p.nursing,
	'residence', p.residence, 'residence_since', p.residence_since,
	'last_offer_on', p.last_offer_on, 'last_visit_on', p.last_visit_on)`

export type StagedRow = {
	readonly number: number
	readonly file: string
	readonly line: number
	readonly data: unknown
	readonly reasons: unknown
}

export const insertImport = async (
	db: Db,
	at: Instant,
	files: readonly string[],
	on: Day,
	by: StaffId | null,
): Promise<ImportId> => {
	const { rows } = await sql<{ id: ImportId }>`
		insert into population.import (files, described_on, uploaded_at, uploaded_by)
		values (${files}::text[], ${on}, ${at}, ${by}) returning id`.execute(db)
	return rows[0]?.id as ImportId
}

/** What a row is, held against the register. */
const verdict: RawBuilder<unknown> = sql`case when p.id is null then 'new' when ${registered} @> r.data then 'unchanged' else 'changed' end`

export const insertRows = (db: Db, id: ImportId, rows: readonly StagedRow[]): Promise<unknown> =>
	sql`insert into population.import_row (import, number, file, line, verdict, cpr, data, reasons)
		select ${id}, r.number, r.file, r.line, case when r.reasons is not null then 'rejected' else ${verdict} end,
			r.data ->> 'person_id', r.data, r.reasons
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as r(number integer, file text, line integer, data jsonb, reasons jsonb)
		left join population.person p on p.cpr = r.data ->> 'person_id'
		left join population.address a on a.id = p.address`.execute(db)

/** Holds every row against the register once more. */
export const judgeRows = (db: Db, id: ImportId): Promise<unknown> =>
	sql`update population.import_row row set verdict = judged.verdict
		from (
			select r.number, ${verdict} as verdict
			from population.import_row r
			left join population.person p on p.cpr = r.cpr
			left join population.address a on a.id = p.address
			where r.import = ${id} and r.reasons is null
		) judged
		where row.import = ${id} and row.number = judged.number and row.verdict <> judged.verdict`.execute(db)

/** Counts what the rows are and remembers which register they were held against. */
export const countRows = async (db: Db, id: ImportId): Promise<Counts> => {
	const { rows } = await sql<Counts>`
		select count(*) filter (where verdict = 'new') as new, count(*) filter (where verdict = 'changed') as changed,
			count(*) filter (where verdict = 'unchanged') as unchanged, count(*) filter (where verdict = 'rejected') as rejected,
			(select count(*) from population.person p where p.status = 'resident' and not exists (
				select from population.import_row r where r.import = ${id} and r.cpr = p.cpr)) as gone
		from population.import_row where import = ${id}`.execute(db)
	const counts = rows[0] as Counts
	await sql`update population.import set counts = ${JSON.stringify(counts)}::jsonb,
			judged_after = (select count(*) from population.import where state = 'committed')
		where id = ${id}`.execute(db)
	return counts
}

/** Whether another import has come in since this one was held against the register. */
export const isOutdated = async (db: Db, id: ImportId): Promise<boolean> => {
	const { rows } = await sql<{ outdated: boolean }>`
		select judged_after <> (select count(*) from population.import where state = 'committed') as outdated
		from population.import where id = ${id}`.execute(db)
	return rows[0]?.outdated !== false
}

const imports = sql`select id, files, described_on as "on", uploaded_at as "uploadedAt", uploaded_by as "uploadedBy", state, counts
	from population.import`

export const selectImport = async (db: Db, id: ImportId): Promise<Import | null> =>
	(await sql<Import>`${imports} where id = ${id}`.execute(db)).rows[0] ?? null

export const selectImports = async (db: Db, limit: number): Promise<Import[]> =>
	(await sql<Import>`${imports} order by uploaded_at desc, id limit ${limit}`.execute(db)).rows

/** The planner's picture of what was just written; without it thousands of rows are held against each other one by one. */
export const lookAtRows = (db: Db): Promise<unknown> => sql`analyze population.import_row`.execute(db)

/** Keeps every other import waiting until this one is done. */
export const lockForImport = (db: Db): Promise<unknown> =>
	sql`lock table population.person in share row exclusive mode`.execute(db)

export const selectRows = async (
	db: Db,
	id: ImportId,
	kind: Kind,
	limit: number,
	offset: number,
): Promise<ReviewRow[]> => {
	if (kind === 'gone')
		return (
			await sql<ReviewRow>`
				select 0 as number, null as file, null as line, p.id as person, trim(p.given_names || ' ' || p.surname) as name,
					p.born_on as "bornOn", '[]'::jsonb as changed, '[]'::jsonb as reasons
				from population.person p
				where p.status = 'resident'
					and not exists (select from population.import_row r where r.import = ${id} and r.cpr = p.cpr)
				order by p.sort_key, p.id limit ${limit} offset ${offset}`.execute(db)
		).rows
	return (
		await sql<ReviewRow>`
			select r.number, r.file, r.line, p.id as person,
				trim(coalesce(r.data ->> 'given_names', p.given_names) || ' ' || coalesce(r.data ->> 'surname', p.surname)) as name,
				(r.data ->> 'born_on')::date as "bornOn", coalesce(r.reasons, '[]') as reasons,
				case when p.id is null then '[]' else coalesce((
					select jsonb_agg(stated.key order by stated.key) from jsonb_each(r.data) stated
					where ${registered} -> stated.key is distinct from stated.value), '[]') end as changed
			from population.import_row r
			left join population.person p on p.cpr = r.cpr
			left join population.address a on a.id = p.address
			where r.import = ${id} and r.verdict = ${kind}
			order by r.number limit ${limit} offset ${offset}`.execute(db)
	).rows
}

/** Ends an import; its rows are thrown away. False when it had ended already. */
export const endImport = async (
	db: Db,
	id: ImportId,
	state: 'committed' | 'cancelled',
	at: Instant,
	by: StaffId | null,
): Promise<boolean> => {
	const { rows } = await sql`update population.import set state = ${state}, ended_at = ${at}, ended_by = ${by}
		where id = ${id} and state = 'staged' returning id`.execute(db)
	await sql`delete from population.import_row where import = ${id}`.execute(db)
	return rows.length > 0
}

/** Reviews that nobody decided on within a week; what was uploaded is thrown away with them. */
export const endForgottenImports = (db: Db, at: Instant): Promise<unknown> =>
	sql`with forgotten as (
			update population.import set state = 'cancelled', ended_at = ${at}
			where state = 'staged' and uploaded_at < ${at}::timestamptz - interval '7 days' returning id)
		delete from population.import_row where import in (select id from forgotten)`.execute(db)
