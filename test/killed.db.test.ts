import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import { bookingsOf } from '#booking/actions.ts'
import { followLives } from '#desk/actions.ts'
import { mergePersons } from '#desk/same-person/merge-actions.ts'
import type { Db } from '#platform/db/index.ts'
import { projectFolder } from '#platform/root.ts'
import { commitImport, findByCpr, findCitizen, stageImport } from '#population/actions.ts'
import { readFileBytes } from '#population/transport.ts'
import { approve, at, dora, erna, inhabited, offerOf, sources, today } from './lives.ts'
import { within } from './postgres-template.ts'
import { dump } from './two-lives.ts'

const key = 40_711

/** Until they are let go, deeds stand still after this kind of change. */
const stopAfter = async (db: Db, change: string): Promise<void> => {
	await sql`create function public.stand_still() returns trigger language plpgsql as $$
		begin perform pg_advisory_xact_lock_shared(40711); return null; end $$`.execute(db)
	await sql.raw(`create trigger stand_still after ${change} execute function public.stand_still()`).execute(db)
}

const waiting = async (db: Db): Promise<number> =>
	(
		await sql<{ count: number }>`select count(*) as count from pg_locks l join pg_database d on d.oid = l.database
			where d.datname = current_database() and l.locktype = 'advisory' and l.objid = ${key} and not l.granted`.execute(
			db,
		)
	).rows[0]?.count ?? 0

/** Another process begins the deed, and is killed in the middle of it. */
const killed = async (db: Db, change: string, ...deed: readonly string[]): Promise<void> => {
	await stopAfter(db, change)
	const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
	const [name, ...rest] = deed
	const [pages, program] = ['reads-pages.ts', 'killed-deed.ts'].map((file) => join(projectFolder, 'test', file)) as [
		string,
		string,
	]
	const url = within(inject('server'), rows[0]?.name ?? '')
	await db.connection().execute(async (holder) => {
		await sql`select pg_advisory_lock(${key}::bigint)`.execute(holder)
		const child = spawn(process.execPath, ['--import', pages, program, name ?? '', url, ...rest], { stdio: 'inherit' })
		const ended = once(child, 'exit')
		await expect.poll(() => waiting(db), { timeout: 30_000 }).toBe(1)
		child.kill('SIGKILL')
		expect(await ended).toEqual([null, 'SIGKILL'])
		await sql`select pg_advisory_unlock(${key}::bigint)`.execute(holder)
	})
	await expect
		.poll(
			async () =>
				(
					await sql`select from pg_locks l join pg_class c on c.oid = l.relation
						where c.relname = 'person' and l.pid <> pg_backend_pid() and l.mode <> 'AccessShareLock'`.execute(db)
				).rows.length,
			{ timeout: 10_000 },
		)
		.toBe(0)
	await sql`drop function public.stand_still() cascade`.execute(db)
}

/** Two processes at once are for a server. */
describe.runIf(inject('engine') === 'postgres')('a process killed in the middle', () => {
	test('of a merging has changed nothing, and the merging is done afterwards', async () => {
		const house = await inhabited()
		const { db, coordinator } = house
		await approve(house)
		const [absorbed, stays] = [await house.who(erna), await house.who(dora)]
		const before = await dump(db, [])
		await killed(db, 'delete on population.person', 'merge', absorbed, stays, coordinator)
		expect(await dump(db, [])).toEqual(before)
		const asked = { absorbed, stays, by: coordinator, because: 'Samme borger' }
		await sql`update booking.booking set released_at = now(), released_because = 'x' where person = ${absorbed}`.execute(
			db,
		)
		expect(await mergePersons(db, at(), sources, asked)).toMatchObject({ ok: true })
		expect(await findCitizen(db, absorbed)).toBeNull()
	})

	test('of what follows a death leaves it to follow, and the next run does all of it', async () => {
		const house = await inhabited()
		const { db, municipal } = house
		await approve(house)
		const person = await house.who(erna)
		await sql`update population.person set status = 'dead' where id = ${person}`.execute(db)
		const before = await dump(db, [])
		await killed(db, 'delete on population.unfollowed', 'follow', municipal.outbox)
		expect(await dump(db, [])).toEqual(before)
		expect(await followLives(municipal, at(), today, sources)).toEqual({ lives: 1, offers: 1, times: 1 })
		expect(await offerOf(house, person)).toMatchObject({ endedWords: 'dead' })
		expect((await bookingsOf(db, person)).map(({ releasedBecause }) => releasedBecause)).toEqual(['dead'])
	})

	test('of saving an import leaves it under review, and it is saved afterwards', async () => {
		const { db } = await inhabited()
		const words = `person_id;status;given_names;surname;phone\n${erna};resident;Erna;Nytnavn;\n6103480000;resident;Vera;Test;\n`
		const read = readFileBytes('a.csv', new TextEncoder().encode(words), today)
		const staged = await stageImport(db, at(), { files: ['a.csv'], on: today, read, by: null })
		const before = await dump(db, [])
		await killed(db, 'update on population.person', 'import', staged.id)
		expect(await dump(db, [])).toEqual(before)
		expect(await commitImport(db, at(), staged.id, null)).toMatchObject({ ok: true, value: { new: 1, changed: 1 } })
		expect(await findByCpr(db, erna)).toMatchObject({ surname: 'Nytnavn' })
	})
})
