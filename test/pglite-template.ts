import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { embedded, embeddedOptions, readMigrations } from '#platform/db/index.ts'
import { migrateTemplate } from './migrate-template.ts'

const kept = 'node_modules/.cache/hjemmebesoeg'

/** Before the tests: one migrated embedded database as a file, which every test file loads. Kept until a migration changes. */
export const setup = async (project: TestProject): Promise<void> => {
	const migrations = await readMigrations('migrations')
	const makers = [
		'src/platform/db/migrate.ts',
		'src/platform/db/open.ts',
		'node_modules/@electric-sql/pglite/package.json',
	]
	const fingerprint = createHash('sha256')
	for (const migration of migrations) fingerprint.update(migration.name).update(migration.hash)
	for (const file of makers) fingerprint.update(await readFile(file))
	const template = join(kept, `pglite-${fingerprint.digest('hex').slice(0, 16)}.tar`)
	if (!existsSync(template)) {
		const lite = await PGlite.create(embeddedOptions)
		const opened = await embedded(lite)
		await migrateTemplate(opened.db)
		const dump = await lite.dumpDataDir('none')
		await mkdir(kept, { recursive: true })
		await writeFile(`${template}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()))
		await rename(`${template}.${process.pid}`, template)
		await opened.close()
		await forgetOldOnes()
	}
	project.provide('template', template)
}

const aWeek = 7 * 24 * 3600 * 1000

/** Templates of migrations long changed. */
const forgetOldOnes = async (): Promise<void> => {
	for (const name of await readdir(kept)) {
		const file = join(kept, name)
		if (name.startsWith('pglite-') && Date.now() - (await stat(file)).mtimeMs > aWeek) await rm(file, { force: true })
	}
}
