import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { FileKind } from './file-kind.ts'
import type { Counts, Import, ImportId, Kind, ReviewRow } from './import-review.ts'
import { registered } from './judge-store.ts'

/** How often the register has changed by imports and mergings; another number is another register. */
const changesSoFar: RawBuilder<number> = sql`((select count(*) from population.import where state = 'committed')
	+ (select count(*) from population.forwarding))`

/** `judged_after` is taken before the first row is judged: what changes the register meanwhile is seen. */
export const insertImport = async (
	db: Db,
	at: Instant,
	command: {
		readonly kind: FileKind
		readonly whole: boolean
		readonly files: readonly string[]
		readonly on: Day
		readonly by: StaffId | null
	},
): Promise<ImportId> => {
	const { rows } = await sql<{ id: ImportId }>`
		insert into population.import (kind, whole, files, described_on, uploaded_at, uploaded_by, judged_after)
		values (${command.kind}, ${command.whole}, ${command.files}::text[], ${command.on}, ${at}, ${command.by}, ${changesSoFar})
		returning id`.execute(db)
	return rows[0]?.id as ImportId
}

/** Residents whom a file of the whole register does not name. */
const isGone = (id: ImportId): RawBuilder<unknown> => sql`p.status = 'resident'
	and (select kind from population.import where id = ${id}) = 'population'
	and not exists (select from population.import_row r where r.import = ${id} and r.known_as = p.cpr)`

/** The rows are about to be held against the register as it is now, or as it becomes meanwhile. */
export const beginJudging = (db: Db, id: ImportId): Promise<unknown> =>
	sql`update population.import set judged_after = ${changesSoFar} where id = ${id}`.execute(db)

/** Counts what the rows are. */
export const countRows = async (db: Db, id: ImportId): Promise<Counts> => {
	const { rows } = await sql<Counts>`
		select count(*) filter (where verdict = 'new') as new, count(*) filter (where verdict = 'changed') as changed,
			count(*) filter (where verdict = 'unchanged') as unchanged, count(*) filter (where verdict = 'rejected') as rejected,
			count(*) filter (where verdict = 'left_out') as "leftOut",
			(select count(*) from population.person p where ${isGone(id)}) as gone
		from population.import_row where import = ${id}`.execute(db)
	const counts = rows[0] as Counts
	await sql`update population.import set counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(db)
	return counts
}

/** Whether another import has come in, or two citizens were merged, since this one was held against the register. */
export const isOutdated = async (db: Db, id: ImportId): Promise<boolean> => {
	const { rows } = await sql<{ outdated: boolean }>`
		select judged_after <> ${changesSoFar} as outdated
		from population.import where id = ${id}`.execute(db)
	return rows[0]?.outdated !== false
}

const imports = sql`select id, kind, whole, files, described_on as "on", uploaded_at as "uploadedAt", uploaded_by as "uploadedBy",
		state, '{"leftOut": 0}'::jsonb || counts as counts, noted, unread
	from population.import`

export const selectImport = async (db: Db, id: ImportId): Promise<Import | null> =>
	(await sql<Import>`${imports} where id = ${id}`.execute(db)).rows[0] ?? null

export const selectImports = async (db: Db, limit: number): Promise<Import[]> =>
	(await sql<Import>`${imports} order by uploaded_at desc, id limit ${limit}`.execute(db)).rows

/** The planner's picture of what was just written; without it thousands of rows are held against each other one by one. */
export const lookAtRows = (db: Db): Promise<unknown> => sql`analyze population.import_row`.execute(db)

/** Keeps every other import waiting until this one is done. What it runs is run once, so that compiling it costs more than it saves. */
export const lockForImport = async (db: Db): Promise<void> => {
	await sql`lock table population.person in share row exclusive mode`.execute(db)
	await sql`set local jit = off`.execute(db)
}

const verdictOf: Readonly<Record<Exclude<Kind, 'gone'>, string>> = {
	new: 'new',
	changed: 'changed',
	unchanged: 'unchanged',
	rejected: 'rejected',
	leftOut: 'left_out',
}

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
				from population.person p where ${isGone(id)}
				order by p.sort_key, p.id limit ${limit} offset ${offset}`.execute(db)
		).rows
	return (
		await sql<ReviewRow>`
			select r.number, nullif(r.file, '') as file, nullif(r.line, 0) as line, p.id as person,
				trim(coalesce(r.data ->> 'given_names', p.given_names) || ' ' || coalesce(r.data ->> 'surname', p.surname)) as name,
				coalesce((r.data ->> 'born_on')::date, p.born_on) as "bornOn", coalesce(r.reasons, '[]') as reasons,
				case when p.id is null then '[]' else coalesce((
					select jsonb_agg(stated.key order by stated.key) from jsonb_each(r.data) stated
					where ${registered} -> stated.key is distinct from stated.value), '[]') end as changed
			from population.import_row r
			left join population.person p on p.cpr = coalesce(r.known_as, r.cpr)
			left join population.address a on a.id = p.address
			where r.import = ${id} and r.verdict = ${verdictOf[kind]}
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
