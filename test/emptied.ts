import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'

/** What a new database holds before anybody has written: its shape, the rows that migrations put there, where sequences stand. */
export type Beginning = {
	readonly shape: string
	readonly rows: readonly { readonly table: string; readonly rows: string }[]
	readonly sequences: readonly { readonly name: string; readonly next: number }[]
}

const tables = async (db: Db): Promise<string[]> => {
	const { rows } = await sql<{ name: string }>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db)
	return rows.map(({ name }) => name)
}

const written = async (db: Db): Promise<string[]> => {
	const all = await tables(db)
	if (all.length === 0) return []
	const { rows } = await sql<{ name: string }>`${sql.raw(
		all.map((name) => `select '${name}' as name where exists (select from ${name})`).join(' union all '),
	)}`.execute(db)
	return rows.map(({ name }) => name)
}

/** Changes with every table, column, trigger, function and constraint that comes, goes or is altered. */
const shapeOf = async (db: Db): Promise<string> => {
	const { rows } = await sql<{ shape: string }>`
		select concat_ws(' ',
			(select md5(string_agg(oid::text, ',' order by oid)) from pg_class where relnamespace not in ('pg_toast'::regnamespace)),
			(select md5(string_agg(oid::text || xmin::text, ',' order by oid)) from pg_trigger),
			(select md5(string_agg(oid::text || xmin::text, ',' order by oid)) from pg_proc),
			(select md5(string_agg(oid::text || xmin::text, ',' order by oid)) from pg_constraint),
			(select md5(string_agg(attrelid::text || attnum || xmin::text, ',' order by attrelid, attnum)) from pg_attribute)
		) as shape`.execute(db)
	return rows[0]?.shape ?? ''
}

export const beginningOf = async (db: Db): Promise<Beginning> => {
	const rows = []
	for (const table of await written(db)) {
		const found = await sql<{ rows: string }>`
			select json_agg(t)::text as rows from ${sql.raw(table)} t`.execute(db)
		rows.push({ table, rows: found.rows[0]?.rows ?? '[]' })
	}
	const sequences = await sql<{ name: string; next: number }>`
		select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value + 1, start_value) as next
		from pg_sequences`.execute(db)
	return { shape: await shapeOf(db), rows, sequences: sequences.rows }
}

/** Takes out what was written since the beginning. False when the database has another shape than then: it cannot be used again. */
export const emptied = async (db: Db, beginning: Beginning): Promise<boolean> => {
	if ((await shapeOf(db)) !== beginning.shape) return false
	const full = await written(db)
	await sql`set session_replication_role = replica`.execute(db)
	if (full.length > 0) await sql`truncate ${sql.raw(full.join(', '))} cascade`.execute(db)
	for (const { table, rows } of beginning.rows)
		await sql`insert into ${sql.raw(table)} overriding system value
			select * from json_populate_recordset(null::${sql.raw(table)}, ${rows}::json)`.execute(db)
	for (const { name, next } of beginning.sequences) await sql`select setval(${name}, ${next}, false)`.execute(db)
	await sql`reset all`.execute(db)
	await sql`set time zone 'Europe/Copenhagen'`.execute(db)
	return true
}
