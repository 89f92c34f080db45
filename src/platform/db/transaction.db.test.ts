import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { no, yes } from '#kernel/outcome.ts'
import { freshDatabase } from '../../../test/database.ts'
import { type Db, inTransaction } from './db.ts'

const opened = async () => {
	const db = await freshDatabase()
	await sql`create table public.thing (name text primary key)`.execute(db)
	const names = async () =>
		(await sql<{ name: string }>`select name from public.thing order by 1`.execute(db)).rows.map((row) => row.name)
	const put = (tx: Db, name: string) => sql`insert into public.thing values (${name})`.execute(tx)
	return { db, names, put }
}

test('everything in a transaction happens or nothing does: a “no” and an exception both take it back', async () => {
	const { db, names, put } = await opened()
	await inTransaction(db, async (tx) => put(tx, 'kept').then(() => yes('done')))
	await inTransaction(db, async (tx) => put(tx, 'refused').then(() => no('not_now')))
	await expect(
		inTransaction(db, async (tx) => put(tx, 'broken').then(() => Promise.reject(new Error('bug')))),
	).rejects.toThrow('bug')
	expect(await names()).toEqual(['kept'])
})

test('one inside another is the same transaction', async () => {
	const { db, names, put } = await opened()
	await inTransaction(db, async (tx) => {
		await inTransaction(tx, async (inner) => put(inner, 'inner').then(() => yes('done')))
		return no('taken back')
	})
	expect(await names()).toEqual([])
})

test('days, instants and counts read the same on every engine', async () => {
	const { db } = await opened()
	const { rows } =
		await sql`select date '2027-03-28' as d, timestamptz '2027-03-28 01:30:00Z' as t, count(*) as n from public.thing`.execute(
			db,
		)
	expect(rows).toEqual([{ d: '2027-03-28', t: '2027-03-28 03:30:00+02', n: 0 }])
})
