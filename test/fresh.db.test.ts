import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, readMigrations } from '#platform/db/index.ts'
import { freshDatabase } from './database.ts'

const countOf = async (db: Db, what: string): Promise<number> => {
	const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.raw(what)}`.execute(db)
	return rows[0]?.count ?? -1
}

test('a fresh database has every migration', async () => {
	const db = await freshDatabase()
	expect(await countOf(db, 'platform.migration')).toBe((await readMigrations('migrations')).length)
})

test('what one database is told, another does not know', async () => {
	const [one, other] = [await freshDatabase(), await freshDatabase()]
	await sql`create table platform.told (what text)`.execute(one)
	await sql`insert into platform.told values ('x')`.execute(one)
	expect(await countOf(other, `information_schema.tables where table_name = 'told'`)).toBe(0)
	expect(await countOf(one, 'platform.told')).toBe(1)
})

test('days and moments come back as text in Copenhagen time, counts as numbers', async () => {
	const db = await freshDatabase()
	const { rows } = await sql<{ on: unknown; at: unknown; n: unknown }>`
		select date '2027-03-28' as on, timestamptz '2027-03-28 01:30:00Z' as at, count(*) as n from platform.migration where false`.execute(
		db,
	)
	expect(rows[0]).toEqual({ on: '2027-03-28', at: '2027-03-28 03:30:00+02', n: 0 })
})
