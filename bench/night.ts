import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { addStaff, listStaff } from '#access/actions.ts'
import { demonstrationStaff } from '#access/index.ts'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { runCommand, terminal, type World } from '#platform/command/index.ts'
import type { Db, Place } from '#platform/db/index.ts'
import {
	type Municipality,
	type OpenMunicipal,
	openMunicipality,
	type Premises,
	readMunicipalities,
} from '#platform/municipality/index.ts'
import { populationCommands } from '#population/commands.ts'
import { loadStandards } from '#standard/actions.ts'
import { postgresAtHand } from '../test/postgres-at-hand.ts'
import { onServer, within } from '../test/postgres-template.ts'
import { startCluster } from '../test/private-cluster.ts'
import { addHistories, changeOneInAHundred, countHistories } from './night-histories.ts'
import { type Cost, nightOf } from './night-run.ts'

// node bench/run.js night [CITIZENS …] – the whole night over made-up municipalities: the first one, one in which nothing changed, and one in
// which one citizen in a hundred did. Each night is a process of its own, so that its memory is the night's alone.

const on = day('2026-03-09')
const before = addDays(on, -1)
const sizes = { server: [7500, 28_000, 75_000], embedded: [7500, 28_000] }

const itsMunicipality = async (): Promise<Municipality> => {
	const [municipality] = await readMunicipalities('municipalities', ['soenderborg'])
	if (municipality === undefined) throw new Error('the municipality of the demonstration is missing')
	return municipality
}

const opened = async <Value>(
	premises: Premises,
	work: (municipal: OpenMunicipal) => Promise<Value>,
): Promise<Value> => {
	const municipality = await itsMunicipality()
	const municipal = await openMunicipality(municipality, premises)
	const value = await work(municipal)
	await municipal.database.close()
	return value
}

/** A municipality of so many citizens, made and taken in as anyone would, with years of work behind it. */
const fill = async (municipal: OpenMunicipal, persons: number): Promise<string> => {
	const { db, municipality } = municipal
	const at = instantAt(before, clock('12:00'))
	const folder = await mkdtemp(join(tmpdir(), 'hj-night-'))
	const world: World = {
		...terminal,
		out: async () => {},
		progress: () => {},
		now: () => at,
		municipalities: async () => [municipality],
		open: async () => municipal,
	}
	const here = ['--municipality', municipality.code, '--on', before]
	const size = ['--seed', '1', '--persons', String(persons), '--out', folder]
	await loadStandards(db, at, join(municipality.folder, 'standard'))
	await runCommand(populationCommands(), ['population', 'generate', ...here, ...size], world)
	await runCommand(populationCommands(), ['population', 'import', ...here, join(folder, 'population.csv')], world)
	await rm(folder, { recursive: true })
	for (const { details } of demonstrationStaff(municipality.code, municipality.consultantTitle, before))
		await addStaff(db, at, null, details)
	await addHistories(db, before, (await listStaff(db))[0]?.id ?? '')
	return countHistories(db)
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

const night = (place: Place, told: string): void => {
	const run = spawnSync(process.execPath, [process.argv[1] ?? '', JSON.stringify(place)], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	if (run.status !== 0) throw new Error(`the night ended with ${run.status}`)
	const { seen, changed, wall, cpu, serverCpu, peakMegabytes, steps }: Cost = JSON.parse(run.stdout)
	console.log(
		`   ${told}: ${seconds(wall)}, ${((wall / seen) * 1000).toFixed(0)} µs a citizen; processor ${seconds(cpu)}${serverCpu === null ? '' : ` and the server’s ${seconds(serverCpu)}`}, ` +
			`peak memory ${peakMegabytes.toFixed(0)} MB; ${seen} seen, ${changed} written`,
	)
	const all = Object.entries(steps).map(([step, { own, database }]) => ({ step, own, database, both: own + database }))
	for (const { step, own, database, both } of all.toSorted((a, b) => b.both - a.both))
		console.log(
			`      ${((100 * both) / wall).toFixed(0).padStart(3)} %  ${step.padEnd(20)} ${seconds(own)} own, ${seconds(database)} the database`,
		)
}

const nights = async (persons: number, place: Place): Promise<void> => {
	const premises: Premises =
		'url' in place
			? { data: undefined, databaseUrl: place.url, outbox: undefined }
			: { data: join(place.folder, '..', '..'), databaseUrl: undefined, outbox: undefined }
	console.log(`${persons} citizens, ${'url' in place ? 'PostgreSQL' : 'embedded'}`)
	console.log(`   beside the register: ${await opened(premises, (municipal) => fill(municipal, persons))}`)
	night(place, 'the first night')
	night(place, 'nothing changed')
	night(place, `${await opened(premises, ({ db }: { db: Db }) => changeOneInAHundred(db))} changed`)
}

const onAServer = async (server: string, persons: number): Promise<void> => {
	const name = `hj_bench_${randomUUID().slice(0, 8)}`
	await onServer(server, `create database ${name}`)
	await nights(persons, { url: within(server, name) }).finally(() =>
		onServer(server, `drop database ${name} with (force)`),
	)
}

const inAFolder = async (persons: number): Promise<void> => {
	const folder = await mkdtemp(join(tmpdir(), 'hj-night-'))
	await nights(persons, { folder: join(folder, 'soenderborg', 'database') }).finally(() =>
		rm(folder, { recursive: true }),
	)
}

const main = async (asked: readonly number[]): Promise<void> => {
	const wanted = asked.length === 0 ? sizes : { server: asked, embedded: [] }
	console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
	const atHand = postgresAtHand()
	if (atHand === null) throw new Error('no PostgreSQL at hand')
	const cluster = 'binaries' in atHand ? await startCluster(atHand.binaries) : null
	const server = cluster?.url ?? ('url' in atHand ? atHand.url : '')
	for (const persons of wanted.server) await onAServer(server, persons)
	cluster?.stop()
	for (const persons of wanted.embedded) await inAFolder(persons)
}

const args = process.argv.slice(2)
const place = args.find((one) => one.startsWith('{'))
if (place === undefined) await main(args.map(Number))
else process.stdout.write(JSON.stringify(await nightOf(JSON.parse(place), await itsMunicipality(), on)))
