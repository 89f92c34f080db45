import { join, resolve } from 'node:path'
import { BadInput, type Municipal } from '#platform/command/index.ts'
import { claim, migrate, type OpenDatabase, openDatabase, type Place, readMigrations } from '#platform/db/index.ts'
import { projectFolder } from '#platform/root.ts'
import { type PostAddress, readPostService } from './post-service.ts'
import type { Municipality } from './settings.ts'

/** The embedded folder of a municipality is in use by another process: exit code 3. */
export class InUse extends Error {}

/** Where the databases are and where files that leave the system are put. */
export type Premises = {
	/** Folder of embedded databases (`--data`); wins over the server. */
	readonly data: string | undefined
	/** A PostgreSQL server; `{municipality}` stands for the code. */
	readonly databaseUrl: string | undefined
	readonly outbox: string | undefined
	/** Where Digital Post is handed over; without it, into the folder. */
	readonly digitalPost?: PostAddress
}

export type OpenMunicipal = Municipal & { readonly database: OpenDatabase }

const placeOf = (code: string, { data, databaseUrl }: Premises): Place => {
	if (data !== undefined) return { folder: resolve(data, code, 'database') }
	if (databaseUrl === undefined || databaseUrl === '')
		throw new BadInput(
			'No database is named. Give --data DIR for an embedded database in a folder, or set DATABASE_URL to a PostgreSQL server (it may contain {municipality}).',
		)
	const url = databaseUrl.replaceAll('{municipality}', code)
	if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
		throw new BadInput(
			'DATABASE_URL is not an address of a PostgreSQL server: write postgres://user@host:5432/database.',
		)
	return { url }
}

const outboxOf = (code: string, { data, outbox }: Premises): string =>
	data === undefined ? resolve(outbox ?? join(projectFolder, 'var', 'outbox'), code) : resolve(data, code, 'outbox')

const whereIs = (place: Place): string => ('url' in place ? new URL(place.url).host : place.folder)

/** Opens and migrates a municipality's database. What keeps it from opening is said with what to do. */
export const openMunicipality = async (municipality: Municipality, premises: Premises): Promise<OpenMunicipal> => {
	const place = placeOf(municipality.code, premises)
	const digitalPost = premises.digitalPost ? await readPostService(municipality.code, premises.digitalPost) : null
	const database = await openDatabase(place).catch((error: Error & { code?: string }) => {
		throw new BadInput(
			`The database of ${municipality.code} at ${whereIs(place)} cannot be opened (${error.code ?? error.name}). Check that it exists and can be reached.`,
		)
	})
	if ('inUseBy' in database)
		throw new InUse(
			`The database in ${database.folder} is in use by process ${database.inUseBy}. Stop that process first (kill ${database.inUseBy}), or remove ${database.folder}.lock if no such program runs.`,
		)
	await makeReady(database, municipality.code, place).catch(async (error) => {
		await database.close()
		throw error
	})
	return {
		municipality,
		db: database.db,
		outbox: outboxOf(municipality.code, premises),
		digitalPost,
		enqueue: async () => {}, // a command does the work itself; only a server has a runner
		database,
	}
}

/** Migrated, and this municipality's own. */
const makeReady = async ({ db }: OpenDatabase, code: string, place: Place): Promise<void> => {
	const migrations = await readMigrations(join(projectFolder, 'migrations'))
	const migrated = await migrate(db, migrations).catch((error: Error & { code?: string }) => {
		if (!/^[0-9A-Z]{5}$/.test(error.code ?? '')) throw error
		throw new BadInput(
			`The database of ${code} at ${whereIs(place)} cannot be made ready (${error.code}: ${error.message}). Give ${code} an empty database of its own, owned by the user who signs in; an administrator may have to create the extension btree_gist.`,
		)
	})
	if (!migrated.ok)
		throw new BadInput(
			`The database of ${code} was made by another version of the program (${migrated.detail} differs). Use the version it was made with, or begin with an empty database.`,
		)
	const claimed = await claim(db, code)
	if (!claimed.ok)
		throw new BadInput(
			`The database at ${whereIs(place)} is that of ${claimed.detail}, not of ${code}. Each municipality has its own: write {municipality} in DATABASE_URL, or name another.`,
		)
}
