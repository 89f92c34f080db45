export { type Db, inTransaction } from './db.ts'
export type { FolderInUse } from './folder-lock.ts'
export { type Migration, migrate, readMigrations } from './migrate.ts'
export { embedded, embeddedOptions, type OpenDatabase, openDatabase, type Place } from './open.ts'
