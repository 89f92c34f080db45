import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { openAsBlob } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { assessEveryone } from '#eligibility/actions.ts'
import { day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clock, instant } from '#kernel/instant.ts'
import { approveBatch, offerFacts, proposeBatch } from '#offer/actions.ts'
import { type Db, embedded, embeddedOptions, openDatabase } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshOpenDatabase } from './database.ts'
import { type Order, type Step, steps } from './kill-order.ts'
import { sized } from './size.ts'
import { granted } from './story.ts'
import { temporaryFolder } from './temporary.ts'

const letters = sized('letters of a batch', 60, 1000)
const timed = letters / 10
const randomKills = sized('kills at random', 5, 50)
/** Within so many milliseconds of sending: at the everyday size few enough that something is left to be killed at. */
const killedWithin = sized('milliseconds at most until a random kill', 40, 250)
const today = day('2026-03-09')
const at = instant('2026-03-09T10:00:00+01:00')

type Place = Order['database']

/** A database of its own that other processes can open, one after the other. */
const open = async (): Promise<{ db: Db; place: Place; leave: () => Promise<void>; enter: () => Promise<Db> }> => {
	if (inject('engine') === 'postgres') {
		const { db, url } = await freshOpenDatabase()
		const place = { url: url ?? '' }
		return { db, place, leave: async () => {}, enter: async () => db }
	}
	const folder = join(await temporaryFolder('killed'), 'database')
	const lite = await PGlite.create({
		dataDir: folder,
		...embeddedOptions,
		loadDataDir: await openAsBlob(inject('template')),
	})
	const { db, close } = await embedded(lite)
	const enter = async (): Promise<Db> => {
		const opened = await openDatabase({ folder })
		if ('inUseBy' in opened) throw new Error('a killed process holds the folder')
		return opened.db
	}
	return { db, place: { folder }, leave: close, enter }
}

const employ = async (db: Db, name: string, role: 'coordinator' | 'consultant'): Promise<StaffId> => {
	const details = {
		name,
		email: `${name.toLowerCase()}@example.invalid`,
		roles: [role],
		profession: null,
		authorisationId: null,
		login: null,
	}
	const { id } = granted(await addStaff(db, at, null, { ...details, activeFrom: day('2025-01-01') }))
	const hours = {
		from: clock('09:00'),
		to: clock('15:00'),
		weeks: 'every',
		validFrom: day('2026-01-01'),
		validTo: null,
	} as const
	if (role === 'consultant')
		for (const weekday of [1, 2, 3, 4, 5]) await addShift(db, at, id, { ...hours, weekday }, null)
	return id
}

/** All who are due: some of 83 with a fixed time, the others of 70 who live alone; every third has Digital Post. */
const approved = async (db: Db): Promise<string> => {
	const [soroe] = await readMunicipalities('municipalities', ['soroe'])
	if (soroe === undefined) throw new Error('no folder')
	const house = { ...soroe, batchLimit: letters }
	await loadStandards(db, at, join(house.folder, 'standard'))
	const coordinator = await employ(db, 'Karla', 'coordinator')
	for (const name of ['Anna', 'Bo']) await employ(db, name, 'consultant')
	await sql`with place as (
			insert into population.address (key, street, house_number, postal_code, town)
			select 'house ' || n, 'Prøvevej', n::text, '4180', 'Sorø' from generate_series(1, ${letters}::int) n returning id, house_number::int as n)
		insert into population.person (cpr, born_on, sex, given_names, surname, status, resident_since, digital_post, phone, address)
		select '7503' || lpad(n::text, 6, '0'), (case when n <= ${timed}::int then '1943-03-15' else '1956-02-01' end)::date, 'f', 'Prøve',
			'Testesen ' || n, 'resident', '2001-01-01', n % 3 = 0, '00000000', id from place`.execute(db)
	await assessEveryone(db, at, today, [offerFacts])
	const batch = granted(await proposeBatch(db, at, house, today, { by: coordinator })).id
	granted(await approveBatch(db, at, house, { batch, by: coordinator }, async () => {}))
	return batch
}

/** Processes that have started and wait for what to do: starting takes longer than being killed. */
const ready: Promise<ChildProcess>[] = []
/** One file, put together and compiled once for all of them. */
const cache = temporaryFolder('killed-compiled')
const program = (async (): Promise<string> => {
	const outfile = join(projectFolder, 'node_modules/.cache/hjemmebesoeg', `killed-sending-${randomUUID()}.mjs`)
	const shape = { bundle: true, packages: 'external', platform: 'node', format: 'esm', jsx: 'automatic' } as const
	await build({ ...shape, jsxImportSource: 'hono/jsx', entryPoints: ['test/killed-sending.ts'], outfile })
	return outfile
})()
afterAll(async () => rm(await program, { force: true }))

const start = async (): Promise<ChildProcess> => {
	const child = fork(await program, {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		env: { ...process.env, NODE_COMPILE_CACHE: await cache },
	})
	const ended = once(child, 'exit').then(([code]) => {
		throw new Error(`a process that was to send did not start (${code})`)
	})
	await Promise.race([once(child, 'message'), ended])
	ended.catch(() => {}) // from here on it is to be killed
	return child
}
const next = async (): Promise<ChildProcess> => {
	while (ready.length < 3) ready.push(start())
	return ready.shift() ?? start()
}

/** Whether it was killed; at a step by itself, or after so many milliseconds of sending. */
const send = async (order: Omit<Order, 'killAt'>, kill: Step | number | null): Promise<boolean> => {
	const child = await next()
	const ended = once(child, 'exit')
	child.send({ ...order, killAt: typeof kill === 'string' ? kill : null } satisfies Order)
	if (typeof kill === 'number') {
		await once(child, 'message')
		await after(kill)
		child.kill('SIGKILL')
	}
	const [code, signal] = await ended
	if (signal === null) expect(code).toBe(0)
	return signal === 'SIGKILL'
}

test('killed at each kind of step and at random points of a batch, each letter is there exactly once', async () => {
	const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)
	let drawn = seed
	const random = (): number => {
		drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648
		return drawn / 2_147_483_648
	}
	const { db, place, leave, enter } = await open()
	const batch = await approved(db)
	await leave()
	const outbox = await temporaryFolder('killed-outbox')
	const order = { database: place, outbox }

	const kills = { steps: 0, random: 0 }
	for (const step of steps.filter((step) => !step.includes('print'))) kills.steps += (await send(order, step)) ? 1 : 0
	for (let n = 0; n < randomKills; n++) kills.random += (await send(order, Math.round(random() * killedWithin))) ? 1 : 0
	for (const step of steps.filter((step) => step.includes('print'))) kills.steps += (await send(order, step)) ? 1 : 0
	expect(await send(order, null)).toBe(false)
	for (const child of ready.splice(0)) (await child).kill()

	const after = await enter()
	const { rows } = await sql<{
		id: string
		offer: string
		channel: string
		printed: boolean
		delivered: boolean
		made: boolean
	}>`
		select l.id, l.offer, l.channel, l.print_file is not null as printed, l.delivered_at is not null as delivered, o.made_on is not null as made
		from offer.letter l join offer.offer o on o.id = l.offer`.execute(after)
	const counted = {
		seed,
		...kills,
		onRecord: rows.length,
		offers: new Set(rows.map(({ offer }) => offer)).size,
		delivered: rows.filter(({ delivered, made }) => delivered && made).length,
		files: 0,
		print: 0,
	}
	const files = (await readdir(outbox, { recursive: true })).filter((name) => /\.\w+$/.test(name))
	const own = files.filter((name) => !name.startsWith('print-batches')).toSorted()
	counted.files = own.length
	expect(own).toEqual(
		rows.map(({ id, channel }) => (channel === 'paper' ? `print/${id}.pdf` : `digital-post/${id}.xml`)).toSorted(),
	)
	for (const name of own.slice(0, 50)) expect((await readFile(join(outbox, name))).length).toBeGreaterThan(1000)
	expect(files.filter((name) => name.startsWith('print-batches')).toSorted()).toEqual([
		`print-batches/${batch}.csv`,
		`print-batches/${batch}.pdf`,
	])
	const listed = (await readFile(join(outbox, `print-batches/${batch}.csv`), 'utf8')).trim().split('\r\n').slice(1)
	counted.print = listed.length
	const printed = listed.map((line) => line.split(';')[1] ?? '')
	expect(printed.toSorted()).toEqual(
		rows
			.filter(({ channel, printed }) => channel === 'paper' && printed)
			.map(({ id }) => id)
			.toSorted(),
	)
	const paper = letters - Math.floor(letters / 3)
	process.stderr.write(`${inject('engine')}: ${JSON.stringify(counted)}\n`)
	expect(counted).toEqual({
		seed,
		steps: steps.length,
		random: randomKills,
		onRecord: letters,
		offers: letters,
		delivered: letters,
		files: letters,
		print: paper,
	})
	const { rows: batches } = await sql<{
		done: boolean
	}>`select finished_at is not null as done from offer.batch`.execute(after)
	expect(batches).toEqual([{ done: true }])
	await leave()
}, 1_800_000)
