import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'
import { type FolderInUse, lockFolder } from './folder-lock.ts'

/** Where a municipality's database is: a folder of our own, or a PostgreSQL server. */
export type Place = { readonly folder: string } | { readonly url: string }

export type OpenDatabase = {
	readonly db: Db
	/** Present on the embedded engine, for the job runner that shares its one connection. */
	readonly lite: PGlite | null
	readonly url: string | null
	readonly close: () => Promise<void>
}

const asText = (written: string): string => written
const asNumber = (written: string): number => Number(written)
/** date, timestamp, timestamptz, tstzrange, daterange stay text; int8 becomes a number. On both engines alike. */
const parsers: Record<number, (written: string) => string | number> = {
	1082: asText,
	1114: asText,
	1184: asText,
	3910: asText,
	3912: asText,
	20: asNumber,
}

/** Opens a database; an embedded folder in use by another process is a value, an unreachable server an exception. */
export const openDatabase = async (place: Place): Promise<OpenDatabase | FolderInUse> =>
	'url' in place ? openServer(place.url) : openFolder(place.folder)

/** The embedded engine's own lock: one left empty by a process killed just as it made it would keep everybody out for ever. */
const putEmptyLockAway = async (folder: string): Promise<void> => {
	const file = join(folder, 'postmaster.pid')
	const isEmpty = await stat(file).then(
		({ size }) => size === 0,
		() => false,
	)
	if (isEmpty) await rm(file)
}

const openFolder = async (folder: string): Promise<OpenDatabase | FolderInUse> => {
	await mkdir(dirname(folder), { recursive: true })
	const lock = await lockFolder(folder)
	if ('inUseBy' in lock) return lock
	await putEmptyLockAway(folder)
	const lite = await PGlite.create({ dataDir: folder, ...embeddedOptions }).catch(async (error) => {
		await lock.release()
		throw error
	})
	return embedded(lite, lock.release)
}

/** Wraps an embedded engine already created, as the tests do from a template. */
export const embedded = async (lite: PGlite, release: () => Promise<void> = async () => {}): Promise<OpenDatabase> => {
	const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite: lite }) })
	await sql`set time zone 'Europe/Copenhagen'`.execute(db)
	return {
		db,
		lite,
		url: null,
		close: async () => {
			await db.destroy()
			await release()
		},
	}
}
export const embeddedOptions = { extensions: { btree_gist }, parsers }

const openServer = async (url: string): Promise<OpenDatabase> => {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		options: '-c timezone=Europe/Copenhagen -c statement_timeout=120000',
		types: { getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format) },
	})
	pool.on('error', () => {}) // an idle connection lost; the next query opens another or says why not
	const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) })
	await sql`select 1`.execute(db)
	return { db, lite: null, url, close: () => db.destroy() }
}
