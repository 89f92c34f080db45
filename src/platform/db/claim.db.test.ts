import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { claim } from './migrate.ts'

test('a database is one municipality’s for good, however many ask at once', async () => {
	const db = await freshDatabase()
	const first = await Promise.all([claim(db, 'one'), claim(db, 'one')])
	expect(first.map(({ ok }) => ok)).toEqual([true, true])
	expect(await claim(db, 'other')).toMatchObject({ ok: false, why: 'is_anothers', detail: 'one' })
	expect((await claim(db, 'one')).ok).toBe(true)
})
