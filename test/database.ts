import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { type Db, embedded, embeddedOptions, type OpenDatabase, openDatabase } from '#platform/db/index.ts'
import { onServer, within } from './postgres-template.ts'

declare module 'vitest' {
	interface ProvidedContext {
		/** Which database this run of the file is on. */
		engine: 'pglite' | 'postgres'
		/** Name of the template database, or the file of the embedded one. */
		template: string
		server: string
		/** Path of a Chromium that starts here; empty when there is none. */
		chromium: string
		chromiumEnvironment: Record<string, string>
	}
}

const opened: (() => Promise<void>)[] = []

/** An empty, migrated database of this test file's own, on the engine of this run. Closed when the file is done. */
export const freshDatabase = async (): Promise<Db> => (await freshOpenDatabase()).db

/** The same, with what the job runner and the server need besides. */
export const freshOpenDatabase = async (): Promise<OpenDatabase> =>
	inject('engine') === 'postgres' ? fromServer() : fromFile()

const fromFile = async (): Promise<OpenDatabase> => {
	const lite = await PGlite.create({ ...embeddedOptions, loadDataDir: await openAsBlob(inject('template')) })
	const database = await embedded(lite)
	opened.push(database.close)
	return database
}

const fromServer = async (): Promise<OpenDatabase> => {
	const server = inject('server')
	const name = `hj_test_${randomUUID().replaceAll('-', '')}`
	await onServer(server, `create database ${name} template ${inject('template')}`)
	const database = await openDatabase({ url: within(server, name) })
	if ('inUseBy' in database) throw new Error('a server is never in use by one process')
	opened.push(async () => {
		await database.close()
		await onServer(server, `drop database if exists ${name} with (force)`)
	})
	return database
}

export const closeDatabases = async (): Promise<void> => {
	for (const close of opened.splice(0)) await close()
}
