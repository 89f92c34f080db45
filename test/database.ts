import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { inject, TestRunner } from 'vitest'
import { type Db, embedded, embeddedOptions, type OpenDatabase, openDatabase } from '#platform/db/index.ts'
import { type Beginning, beginningOf, emptied } from './emptied.ts'
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

/** An empty, migrated database, on the engine of this run: kept for the test that asks, or for the whole file when none does. */
export const freshDatabase = async (keptFor?: 'the file'): Promise<Db> => (await freshOpenDatabase(keptFor)).db

/** The same, with what the job runner and the server need besides. */
export const freshOpenDatabase = async (keptFor?: 'the file'): Promise<OpenDatabase> =>
	inject('engine') === 'postgres' ? fromServer() : fromFile(keptFor === 'the file')

/** Embedded databases that are empty again. To empty one takes a tenth of the time it takes to make one. */
const idle: { readonly database: OpenDatabase; readonly beginning: Beginning }[] = []

const fromFile = async (isForTheFile: boolean): Promise<OpenDatabase> => {
	const next = idle.pop() ?? (await newlyMade())
	const giveBack = async (): Promise<void> => {
		const { database, beginning } = next
		if (database.lite?.closed === false && (await emptied(database.db, beginning))) idle.push(next)
		else await database.close()
	}
	const test = TestRunner.getCurrentTest()
	if (isForTheFile || test === undefined) opened.push(giveBack)
	else test.context.onTestFinished(giveBack)
	return next.database
}

const newlyMade = async (): Promise<(typeof idle)[number]> => {
	const lite = await PGlite.create({ ...embeddedOptions, loadDataDir: await openAsBlob(inject('template')) })
	const database = await embedded(lite)
	return { database, beginning: await beginningOf(database.db) }
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
