// node bench/run.js extract [PERSONS] – a CPR extract of 75,000 through the command: the first load, the same again, and a day of changes;
// on PostgreSQL beside a bare COPY of the same rows, and on the embedded database. Every command is a process of its own.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, day } from '#kernel/day.ts'
import { dayOfChanges, peopleOfExtract } from '../test/extract-people.ts'
import { writeExtract, writeLargeExtract } from '../test/extract-writer.ts'
import { postgresAtHand } from '../test/postgres-at-hand.ts'
import { onServer, within } from '../test/postgres-template.ts'
import { startCluster } from '../test/private-cluster.ts'

const persons = Number(process.argv[2] ?? 75_000)
const code = 'soenderborg'
const on = day('2026-03-08')
const next = addDays(on, 1)
const folder = mkdtempSync(join(tmpdir(), 'hj-extract-'))
const [first, changes] = [join(folder, 'first.txt'), join(folder, 'changes.txt')]

const people = peopleOfExtract(`municipalities/${code}`, on, 1, persons)
const file = openSync(first, 'w')
for (const bytes of writeLargeExtract(people, { task: '110901', on, previous: null })) writeSync(file, bytes)
closeSync(file)
const changed = Object.values(dayOfChanges(people, next, 1, Math.ceil(persons / 3000))).flat()
writeFileSync(changes, writeExtract(changed, { task: '110901', on: next, previous: on }))

/** A process's own count of what it used, told when it ends. */
const tellUsage = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.resourceUsage())))`

/** Runs a command and tells what it took; its seconds. */
const measured = (told: string, place: NodeJS.ProcessEnv, ...args: readonly string[]): number => {
	const began = performance.now()
	const data = place.DATABASE_URL === undefined ? ['--data', join(folder, 'data')] : []
	const done = spawnSync(
		process.execPath,
		['--import', tellUsage, join('bin', 'hjemmebesoeg.js'), ...args, '--municipality', code, ...data],
		{ encoding: 'utf8', env: { ...process.env, ...place }, maxBuffer: 1 << 28 },
	)
	const seconds = (performance.now() - began) / 1000
	if (done.status !== 0) throw new Error(`${told}: ended with ${done.status}\n${done.stderr.slice(-2000)}`)
	const used = JSON.parse(done.stderr.trim().split('\n').at(-1) ?? '{}')
	const cpu = (used.userCPUTime + used.systemCPUTime) / 1e6
	console.log(
		`   ${told}: ${seconds.toFixed(1)} s on the clock, ${cpu.toFixed(1)} s of processor, ${Math.round(used.maxRSS / 1024)} MB; ${done.stdout.trim().replaceAll('\n', ', ')}`,
	)
	return seconds
}

const loads = (place: NodeJS.ProcessEnv): number => {
	measured('an empty database', place, 'nightly', '--on', on)
	const seconds = measured('first load', place, 'population', 'import', '--on', on, first)
	measured('the same again', place, 'population', 'import', '--on', on, first)
	measured(`a day of changes (${changed.length} persons)`, place, 'population', 'import', '--on', next, changes)
	return seconds
}

/** Seconds for the same rows by COPY, out of a file and into tables with the same indexes. */
const bareCopy = (url: string): number | null => {
	const sql = (...commands: readonly string[]) =>
		spawnSync('psql', ['-qXAt', '-v', 'ON_ERROR_STOP=1', url, ...commands.flatMap((command) => ['-c', command])], {
			encoding: 'utf8',
		})
	if (sql('select 1').status !== 0) return null
	const tables = ['address', 'person'].map((table) => {
		const columns = sql(`select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute
			where attrelid = 'population.${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
		const rows = join(folder, `${table}.copy`)
		sql(
			`\\copy population.${table} (${columns.stdout.trim()}) to '${rows}'`,
			`create table public.bare_${table} (like population.${table} including all)`,
		)
		return `\\copy public.bare_${table} (${columns.stdout.trim()}) from '${rows}'`
	})
	const began = performance.now()
	const done = sql(...tables)
	if (done.status !== 0) throw new Error(done.stderr)
	return (performance.now() - began) / 1000
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
console.log(`${people.length} persons, ${Math.round(statSync(first).size / 1e6)} MB`)
const atHand = postgresAtHand()
if (atHand === null) console.log('PostgreSQL: none at hand')
else {
	const cluster = 'binaries' in atHand ? await startCluster(atHand.binaries) : null
	const server = cluster?.url ?? ('url' in atHand ? atHand.url : '')
	const name = `hj_bench_${randomUUID().slice(0, 8)}`
	await onServer(server, `create database ${name}`)
	console.log('PostgreSQL')
	const seconds = loads({ DATABASE_URL: within(server, name) })
	const bare = bareCopy(within(server, name))
	if (bare !== null)
		console.log(
			`   a bare COPY of the same rows: ${bare.toFixed(1)} s; the first load took ${(seconds / bare).toFixed(0)} ×`,
		)
	await onServer(server, `drop database ${name} with (force)`)
	cluster?.stop()
}
console.log('embedded')
loads({ DATABASE_URL: undefined })
rmSync(folder, { recursive: true })
