import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type Contender, tallyOfRows, tallySql } from './contender.ts'
import { peer } from './peers.ts'
import { dayColumns, type Population } from './population.ts'
import { decision } from './rules.ts'
import { decisionIn, sql } from './written.ts'

/** The population as a file that both databases read. */
export const writeCsv = async (people: Population, file: string): Promise<void> => {
	const out = createWriteStream(file)
	const columns = dayColumns.map((name) => people[name])
	let waiting = ''
	for (let id = 0; id < people.count; id++) {
		waiting += `${id},${columns.map((column) => column[id]).join(',')},${people.flags[id]}\n`
		if (waiting.length > 1_000_000) {
			if (!out.write(waiting)) await once(out, 'drain')
			waiting = ''
		}
	}
	out.end(waiting)
	await once(out, 'finish')
}

const table = `create table people (id integer not null, ${dayColumns.map((name) => `${name} integer not null`).join(', ')}, flags smallint not null)`
const reasons = `create table reasons as select id, cast(${decisionIn(sql, decision)} as smallint) as reason from people`

export const duckdb = async (people: Population, csv: string): Promise<Contender> => {
	const { DuckDBInstance, version } = peer('@duckdb/node-api')
	const database = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
	await database.run(table)
	await database.run(`copy people from '${csv}' (header false)`)
	return {
		name: `DuckDB ${version()}, two threads, create table (id, reason)`,
		people: people.count,
		clear: async () => void (await database.run('drop table if exists reasons')),
		run: async () => void (await database.run(reasons)),
		found: async () => tallyOfRows(await (await database.runAndReadAll(tallySql)).getRowsJS()),
	}
}

/** In a database of its own on the server, gone when it closes. */
export const postgres = async (people: Population, csv: string, server: string): Promise<Contender> => {
	const name = `hj_bench_${process.pid}`
	const keeper = new pg.Client({ connectionString: server })
	await keeper.connect()
	await keeper.query(`create database ${name}`)
	const address = new URL(server)
	address.pathname = `/${name}`
	const client = new pg.Client({ connectionString: address.href })
	await client.connect()
	await client.query(table)
	const copied = client.query(peer('pg-copy-streams').from('copy people from stdin (format csv)'))
	await pipeline(createReadStream(csv, { highWaterMark: 1 << 20 }), copied)
	await client.query('vacuum analyze people')
	const { rows } = await client.query<{ server_version: string }>('show server_version')
	return {
		name: `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}, create table (id, reason)`,
		people: people.count,
		clear: async () => void (await client.query('drop table if exists reasons')),
		run: async () => void (await client.query(reasons)),
		found: async () => tallyOfRows((await client.query({ text: tallySql, rowMode: 'array' })).rows),
		close: async () => {
			await client.end()
			await keeper.query(`drop database ${name}`)
			await keeper.end()
		},
	}
}
