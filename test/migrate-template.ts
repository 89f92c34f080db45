import { type Db, migrate, readMigrations } from '#platform/db/index.ts'

/** Brings the template to the newest migration, as the program does with a municipality's database. */
export const migrateTemplate = async (db: Db): Promise<void> => {
	await migrate(db, await readMigrations('migrations'))
}
