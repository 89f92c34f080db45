import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { commitImport, stageImport } from '#population/import/import-actions.ts'
import { takeFile } from '#population/transport.ts'
import { freshDatabase } from '../database.ts'
import { soundCsv, soundSpreadsheets } from './files.ts'
import { holds } from './holds.ts'
import { damaged } from './mutations.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')

let db: Db
beforeAll(async () => {
	db = await freshDatabase()
})

const persons = async (): Promise<number> => {
	const { rows } = await sql<{ count: number }>`select count(*) as count from population.person`.execute(db)
	return rows[0]?.count ?? 0
}

/** Takes a file in as anyone would; the promises it breaks. */
const takenIn = async (bytes: Uint8Array): Promise<string[]> => {
	const read = await takeFile('fil', bytes, on)
	const before = await persons()
	const staged = await stageImport(db, at, { files: ['fil'], on, read, by: null })
	const done = await commitImport(db, at, staged.id, null)
	const more = (await persons()) - before
	if (read.rejected.length > 0) return done.ok || more > 0 ? ['taken in although rows were rejected'] : []
	return done.ok && more !== done.value.new ? [`${more} new in the register, ${done.value.new} were counted`] : []
}

test('a damaged file goes into the register whole or not at all', async () => {
	await holds(damaged([...soundCsv, ...soundSpreadsheets]), 150, takenIn)
	expect(await takenIn(soundCsv[0] as Uint8Array)).toEqual([])
})
