import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { wholeStory } from '../../../test/story.ts'
import { readLines, writeWhole } from './file.ts'
import { putBack } from './put-back.ts'
import { takeBackup } from './take.ts'

const folder = await mkdtemp(join(tmpdir(), 'hj-whole-'))
const save = async (db: Db, name: string): Promise<string> => {
	const path = join(folder, `${inject('engine')}-${name}`)
	await writeWhole(path, (write) => takeBackup(db, 'soroe', write))
	return path
}

test('a municipality in which everything has happened comes back whole', async () => {
	const story = await freshDatabase()
	await wholeStory(story, 'soroe')
	const path = await save(story, 'story')
	const empty = await freshDatabase()
	const done = await putBack(empty, 'soroe', () => readLines(path))
	expect(done).toMatchObject({ ok: true })
	expect((await readFile(await save(empty, 'back'))).equals(await readFile(path))).toBe(true)
	const { rows } = await sql<{ n: number }>`select count(*) as n from visit.visit`.execute(empty)
	expect(rows[0]?.n).toBe(1)
	const { rows: ties } = await sql<{ n: number }>`select count(*) as n from pg_constraint
		where contype = 'f' and connamespace::regnamespace::text not in ('pgboss')`.execute(empty)
	const { rows: before } = await sql<{ n: number }>`select count(*) as n from pg_constraint
		where contype = 'f' and connamespace::regnamespace::text not in ('pgboss')`.execute(story)
	expect(ties).toEqual(before)
})
