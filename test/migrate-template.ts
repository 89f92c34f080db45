import { type Db, migrate, readMigrations } from '#platform/db/index.ts'
import { notices } from './summary.ts'

/** Each migration by itself, so that the tests of the other rooms can run while one room's migration is being written. */
export const migrateTemplate = async (db: Db): Promise<void> => {
	for (const migration of await readMigrations('migrations'))
		await migrate(db, [migration]).catch((error: Error) => {
			notices.add(`migration ${migration.name} cannot be applied: ${error.message}`)
			process.exitCode = 1
		})
}
