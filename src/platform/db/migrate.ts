import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from './db.ts'

export type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/** The migrations of a folder in order: `NNNN_room_words.sql`, forward only. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
	const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z]+(_[a-z]+)*\.sql$/.test(name)).sort()
	return Promise.all(
		names.map(async (name) => {
			const text = await readFile(join(folder, name), 'utf8')
			return { name, sql: text, hash: createHash('sha256').update(text).digest('hex') }
		}),
	)
}

const oneAtATime = (tx: Db): Promise<unknown> => sql`select pg_advisory_xact_lock(7927114)`.execute(tx)

/**
 * Brings a database to the newest migration; each is applied whole, once, and by one process at a time.
 * Refused, with its name, when one already applied was changed since: the program and the database are not of one make.
 */
export const migrate = async (
	db: Db,
	migrations: readonly Migration[],
): Promise<Outcome<number, 'migration_changed'>> =>
	inTransaction(db, async (tx) => {
		await oneAtATime(tx)
		await sql`create extension if not exists btree_gist`.execute(tx)
		await sql`create schema if not exists platform`.execute(tx)
		await sql`create table if not exists platform.migration (
			name text primary key, hash text not null, applied_at timestamptz not null default now())`.execute(tx)
		const { rows } = await sql<{ name: string; hash: string }>`select name, hash from platform.migration`.execute(tx)
		const applied = new Map(rows.map((row) => [row.name, row.hash]))
		const missing = migrations.filter((migration) => !applied.has(migration.name))
		const changed = migrations.find(
			(migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.hash,
		)
		if (changed) return no('migration_changed', changed.name)
		for (const migration of missing) {
			for (const statement of statementsOf(migration.sql)) await sql.raw(statement).execute(tx)
			await sql`insert into platform.migration (name, hash) values (${migration.name}, ${migration.hash})`.execute(tx)
		}
		return yes(missing.length)
	})

/** The first municipality that opens a database keeps it: refused, with its code, when it is another's. */
export const claim = (db: Db, municipality: string): Promise<Outcome<null, 'is_anothers'>> =>
	inTransaction(db, async (tx) => {
		await oneAtATime(tx)
		await sql`create table if not exists platform.owner (
			municipality text not null, only_one boolean primary key default true check (only_one))`.execute(tx)
		await sql`insert into platform.owner (municipality) values (${municipality}) on conflict do nothing`.execute(tx)
		const { rows } = await sql<{ municipality: string }>`select municipality from platform.owner`.execute(tx)
		return rows[0]?.municipality === municipality ? yes(null) : no('is_anothers', rows[0]?.municipality)
	})

/** Splits at semicolons that end a line outside `$$` bodies: the embedded engine takes one statement at a time. */
export const statementsOf = (script: string): string[] => {
	const statements: string[] = []
	let current = ''
	let inBody = false
	for (const line of script.split('\n')) {
		if (line.trim().startsWith('--')) continue
		current += `${line}\n`
		if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) inBody = !inBody
		if (!inBody && line.trimEnd().endsWith(';')) {
			statements.push(current.trim())
			current = ''
		}
	}
	if (current.trim() !== '') statements.push(current.trim())
	return statements
}
