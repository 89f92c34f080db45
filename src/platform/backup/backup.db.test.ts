import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { type Db, embedded, embeddedOptions, migrate, readMigrations } from '#platform/db/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../../test/database.ts'
import { readLines, writeWhole } from './file.ts'
import { putBack } from './put-back.ts'
import { takeBackup } from './take.ts'

const folder = await mkdtemp(join(tmpdir(), 'hj-backup-'))

/** Everything a table can hold that a copy could get wrong. */
const trial = [
	'create schema trial',
	`create table trial.person (
		id uuid primary key, name text not null, spouse uuid constraint spouse_is_known references trial.person,
		born_on date not null, weight numeric(6,2), share double precision, photo bytea, tags text[], details jsonb not null default '{}',
		seen timestamptz not null, greeting text generated always as ('Kære ' || name) stored)`,
	`create table trial.visit (
		number bigint generated always as identity primary key, person uuid not null references trial.person,
		during tstzrange not null, took interval,
		constraint one_at_a_time exclude using gist (person with =, during with &&))`,
	'alter table trial.person add column newest bigint constraint newest_is_known references trial.visit',
	'create table trial.word (word text primary key, counted serial)',
	'create table trial.note (line text, again int)',
	`create function trial.refuse() returns trigger language plpgsql as $$ begin raise exception 'never changed'; end $$`,
	`create trigger never_added before insert or update or delete on trial.note for each row execute function trial.refuse()`,
	'alter table trial.note disable trigger user',
]
const rows = [
	`insert into trial.person (id, name, born_on, weight, share, photo, tags, details, seen)
		select gen_random_uuid(), 'Borger ' || n, date '1940-02-29' + n, n / 7.0, 1.0 / n, decode(lpad(to_hex(n), 8, '0'), 'hex'),
			array['æ', 'a"b', 'linje' || chr(10) || 'ny', null], jsonb_build_object('n', n, 'dyb', jsonb_build_array(n, null, 1.50)),
			timestamptz '2026-03-29 00:30:00.123456Z' + n * interval '1 hour' from generate_series(1, 2500) n`,
	`update trial.person p set spouse = (select q.id from trial.person q where q.id > p.id order by q.id limit 1)`,
	`insert into trial.visit (person, during, took) select id, tstzrange(seen, seen + interval '1 hour'), interval '59 minutes' from trial.person`,
	`update trial.person p set newest = (select max(number) from trial.visit v where v.person = p.id)`,
	`delete from trial.visit where number in (select number from trial.visit v where not exists (select from trial.person p where p.newest = v.number))`,
	`insert into trial.word (word) values ('ål'), ('aal'), ('Æble'), ('zebra'), ('a b'), ('A'), ('å'), ('=1+1'), ('tab' || chr(9))`,
	`insert into trial.note values ('b', 1), ('a', 2), (null, 3), ('a', 2)`,
	'alter table trial.note enable trigger user',
]
const run = async (db: Db, statements: readonly string[]): Promise<void> => {
	for (const statement of statements) await sql.raw(statement).execute(db)
}
const prepared = async (db: Db): Promise<Db> => {
	await run(db, trial)
	return db
}
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
	for (const close of closing) await close()
})
const onPglite = async (): Promise<Db> => {
	const database = await embedded(await PGlite.create(embeddedOptions))
	closing.push(database.close)
	await migrate(database.db, await readMigrations(join(projectFolder, 'migrations')))
	return prepared(database.db)
}
const save = async (db: Db, name: string): Promise<string> => {
	const path = join(folder, `${inject('engine')}-${name}`)
	await writeWhole(path, (write) => takeBackup(db, 'soroe', write))
	return path
}
const restore = (db: Db, path: string) => putBack(db, 'soroe', () => readLines(path))
const rewritten = async (path: string, change: (text: string) => string, name: string): Promise<string> => {
	const to = join(folder, `${inject('engine')}-${name}`)
	await writeFile(to, gzipSync(change(gunzipSync(await readFile(path)).toString('utf8'))))
	return to
}

const source = await prepared(await freshDatabase())
await run(source, rows)
const path = await save(source, 'first')
const bytes = await readFile(path)

describe('backup', () => {
	test('the same data give the same bytes', async () => {
		expect((await readFile(await save(source, 'again'))).equals(bytes)).toBe(true)
	})

	test('only its owner can read it, and nothing is left beside it', async () => {
		expect((await stat(path)).mode & 0o777).toBe(0o600)
		expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
	})

	test('a backup that fails leaves neither a half file nor the old one changed', async () => {
		const failing = writeWhole(path, async (write) => {
			await write('half')
			throw new Error('the server went away')
		})
		await expect(failing).rejects.toThrow('the server went away')
		expect((await readFile(path)).equals(bytes)).toBe(true)
		expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
	})
})

describe('restore', () => {
	test('backup, restore into empty, backup again: equal to the last byte', async () => {
		const target = await prepared(await freshDatabase())
		await run(target, ['alter table trial.note enable trigger user'])
		const done = await restore(target, path)
		expect(done).toMatchObject({ ok: true })
		expect((await readFile(await save(target, 'restored'))).equals(bytes)).toBe(true)
	})

	test('ties, triggers, generated columns and numbering are as before', async () => {
		const target = await prepared(await freshDatabase())
		await run(target, ['alter table trial.note enable trigger user'])
		await restore(target, path)
		await expect(sql`update trial.person set spouse = gen_random_uuid()`.execute(target)).rejects.toThrow(
			'spouse_is_known',
		)
		await expect(sql`insert into trial.note values ('c', 1)`.execute(target)).rejects.toThrow('never changed')
		const { rows: people } = await sql<{
			n: number
		}>`select count(*) as n from trial.person where greeting = 'Kære ' || name`.execute(target)
		expect(people[0]?.n).toBe(2500)
		const { rows: added } = await sql<{ number: number }>`insert into trial.visit (person, during)
			select id, tstzrange('2030-01-01', '2030-01-02') from trial.person limit 1 returning number`.execute(target)
		expect(added[0]?.number).toBe(2501)
	})

	if (inject('engine') === 'postgres')
		test('from a server to the embedded engine and back', async () => {
			const lite = await onPglite()
			await run(lite, ['alter table trial.note enable trigger user'])
			expect(await restore(lite, path)).toMatchObject({ ok: true })
			const there = await save(lite, 'embedded')
			expect((await readFile(there)).equals(bytes)).toBe(true)
			const back = await prepared(await freshDatabase())
			await run(back, ['alter table trial.note enable trigger user'])
			expect(await restore(back, there)).toMatchObject({ ok: true })
			expect((await readFile(await save(back, 'back'))).equals(bytes)).toBe(true)
		})

	test('refuses what does not fit, and changes nothing', async () => {
		const target = await prepared(await freshDatabase())
		await run(target, ['alter table trial.note enable trigger user'])
		const empty = await readFile(await save(target, 'empty'))
		const refused = async (file: string) => {
			const done = await restore(target, file)
			expect((await readFile(await save(target, 'still'))).equals(empty)).toBe(true)
			return done.ok ? 'restored' : done.why
		}
		const cut = join(folder, 'cut')
		await writeFile(cut, bytes.subarray(0, bytes.length - 200))
		expect(await refused(cut)).toBe('broken_backup')
		const twisted = Buffer.from(bytes)
		twisted[Math.floor(bytes.length / 2)] = (twisted[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
		await writeFile(cut, twisted)
		expect(await refused(cut)).toBe('broken_backup')
		expect(await refused(await rewritten(path, (text) => text.replace('Borger 17', 'Borger 18'), 'changed'))).toBe(
			'broken_backup',
		)
		expect(await refused(await rewritten(path, () => 'something else', 'other'))).toBe('not_a_backup')
		const done = await putBack(target, 'soenderborg', () => readLines(path))
		expect(done).toMatchObject({ ok: false, why: 'other_municipality', detail: 'soroe' })
		await sql`insert into platform.migration (name, hash) values ('9999_trial', 'x')`.execute(target)
		expect((await restore(target, path)).ok ? '' : await restore(target, path)).toMatchObject({ why: 'older_backup' })
	})

	test('refuses a database with anything in it', async () => {
		expect(await restore(source, path)).toMatchObject({ ok: false, why: 'not_empty' })
	})
})
