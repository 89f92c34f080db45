import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/db/index.ts'
import { migrateTemplate } from './migrate-template.ts'
import { postgresAtHand } from './postgres-at-hand.ts'
import { startCluster } from './private-cluster.ts'

/** Before the tests: a server and one migrated database on it, which every test file copies. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
	const atHand = postgresAtHand()
	if (atHand === null) throw new Error('no PostgreSQL at hand')
	const cluster = 'binaries' in atHand ? await startCluster(atHand.binaries) : null
	const server = cluster?.url ?? ('url' in atHand ? atHand.url : '')
	const template = `hj_template_${randomUUID().slice(0, 8)}`
	await onServer(server, `create database ${template}`)
	const opened = await openDatabase({ url: within(server, template) })
	if ('inUseBy' in opened) throw new Error('a server is never in use by one process')
	await migrateTemplate(opened.db)
	await opened.close()
	project.provide('server', server)
	project.provide('template', template)
	return async () => {
		if (cluster) cluster.stop()
		else await onServer(server, `drop database if exists ${template} with (force)`)
	}
}

export const onServer = async (server: string, statement: string): Promise<void> => {
	const client = new pg.Client({ connectionString: server })
	await client.connect()
	await client.query(statement)
	await client.end()
}

/** The address of another database on the same server. */
export const within = (server: string, database: string): string => {
	const url = new URL(server)
	url.pathname = `/${database}`
	return url.href
}
