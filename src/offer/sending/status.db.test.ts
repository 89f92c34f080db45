import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { resident } from '../../../test/invited.ts'
import { makeStatusKey, takeStates } from './status-actions.ts'

const at = instantAt(day('2026-03-09'), clock('10:00'))
const letter = 'c0ffee00-1111-4222-8333-444455556666'
let db: Db
const told = (authorization: string, written = `${letter};Fejlet`) => takeStates(db, at, { authorization, written })
const kept = async (): Promise<string[]> =>
	(await sql<{ state: string }>`select state from offer.delivery order by state`.execute(db)).rows.map(
		({ state }) => state,
	)

beforeAll(async () => {
	db = await freshDatabase()
	await sql`insert into offer.letter (id, person, purpose, dated, written_at, template, language, channel, content)
		values (${letter}, ${await resident(db)}, 'goodbye', '2026-03-09', ${at}, 'goodbye', 'da', 'digital_post', '{}')`.execute(
		db,
	)
})

test('nobody tells of letters before there is a key, nor without it, nor with the one before', async () => {
	expect(await told('')).toMatchObject({ why: 'not_let_in' })
	expect(await told('Bearer undefined')).toMatchObject({ why: 'not_let_in' })
	const first = await makeStatusKey(db, at)
	const second = await makeStatusKey(db, at)
	for (const wrong of ['', second, `Basic ${second}`, `Bearer ${first}`, `Bearer ${second}x`, 'Bearer '])
		expect(await told(wrong)).toMatchObject({ why: 'not_let_in' })
	expect(await kept()).toEqual([])
	expect(await told(`Bearer ${second}`)).toMatchObject({ ok: true, value: { noted: 1 } })
	expect(await kept()).toEqual(['failed'])
	const { rows } = await sql<{ hash: string }>`select hash from offer.status_key`.execute(db)
	for (const { hash } of rows) expect([first, second]).not.toContain(hash)
})

test('what is not understood is kept neither whole nor in part', async () => {
	const key = `Bearer ${await makeStatusKey(db, at)}`
	for (const written of ['', '<a/>', `${letter};Afsendt\nnonsense`])
		expect(await told(key, written)).toMatchObject({ why: 'not_understood' })
	expect(await kept()).toEqual(['failed'])
})
