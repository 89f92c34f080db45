import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import type { Level } from './format.ts'

type Column = { readonly name: string; readonly type: string; readonly collatable: boolean }
export type Table = {
	/** Quoted, with its schema. */
	readonly name: string
	readonly columns: readonly Column[]
	/** Columns that order the rows alike on both engines. */
	readonly key: readonly Column[]
}

/** The job runner keeps its own tables; the list of migrations and whose it is are the database's own; everything else is the municipality's. */
const ours = sql.raw(`n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname !~ '^pg_'
	and (n.nspname, c.relname) not in (('platform', 'migration'), ('platform', 'owner'))`)

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table that holds data of the municipality, by name; generated columns are left for the database to generate. */
export const readTables = async (db: Db): Promise<Table[]> => {
	const { rows } = await sql<{
		schema: string
		table: string
		column: string
		type: string
		collatable: boolean
		place: number | null
	}>`
		select n.nspname as schema, c.relname as table, a.attname as column,
			format_type(a.atttypid, a.atttypmod) as type, a.attcollation <> 0 as collatable,
			array_position(i.indkey::int2[], a.attnum) as place
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		left join pg_index i on i.indrelid = c.oid and i.indisprimary
		where c.relkind = 'r' and ${ours}
		order by n.nspname collate "C", c.relname collate "C", a.attnum`.execute(db)
	const tables = Map.groupBy(rows, (row) => `${quoted(row.schema)}.${quoted(row.table)}`)
	return [...tables].map(([name, found]) => {
		const column = (row: (typeof found)[number]): Column => ({
			name: quoted(row.column),
			type: row.type,
			collatable: row.collatable,
		})
		const key = found.filter((row) => row.place !== null).sort((a, b) => Number(a.place) - Number(b.place))
		return { name, columns: found.map(column), key: (key.length > 0 ? key : found).map(column) }
	})
}

export const readSequences = async (db: Db): Promise<string[]> => {
	const { rows } = await sql<{ schema: string; sequence: string }>`
		select n.nspname as schema, c.relname as sequence from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'S' and ${ours} order by n.nspname collate "C", c.relname collate "C"`.execute(db)
	return rows.map((row) => `${quoted(row.schema)}.${quoted(row.sequence)}`)
}

export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

export const readForeignKeys = async (db: Db): Promise<ForeignKey[]> => {
	const { rows } = await sql<{ schema: string; table: string; name: string; definition: string }>`
		select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
		where k.contype = 'f' and c.relkind = 'r' and ${ours}
		order by n.nspname collate "C", c.relname collate "C", k.conname collate "C"`.execute(db)
	return rows.map((row) => ({
		table: `${quoted(row.schema)}.${quoted(row.table)}`,
		name: quoted(row.name),
		definition: row.definition,
	}))
}

/** The migrations a database has been through, in order. */
export const readLevel = async (db: Db): Promise<Level[]> =>
	(await sql<Level>`select name, hash from platform.migration order by name collate "C"`.execute(db)).rows.map(
		({ name, hash }) => ({ name, hash }),
	)

/** Values are written and read the same way whatever the server's and the session's own habits are. */
export const agreeOnWriting = async (tx: Db): Promise<void> => {
	await sql`set local time zone 'UTC'`.execute(tx)
	await sql`set local datestyle = 'ISO, YMD'`.execute(tx)
	await sql`set local intervalstyle = 'postgres'`.execute(tx)
	await sql`set local bytea_output = 'hex'`.execute(tx)
	await sql`set local extra_float_digits = 1`.execute(tx)
	await sql`set local search_path = pg_catalog`.execute(tx)
	await sql`set local statement_timeout = 0`.execute(tx)
}
