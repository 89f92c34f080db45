import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { boundsOf } from './bounds-actions.ts'

test('the bounds are worked out once for every file that the register takes in', async () => {
	const db = await freshDatabase()
	let streets = 0
	const house = (x: number) =>
		sql`insert into population.address (key, street, house_number, postal_code, town, x, y)
			values (${`k${++streets}`}, 'Vejen', ${String(streets)}, '4180', 'Sorø', ${x}, 6150000)`.execute(db)
	const file = (at: string) =>
		sql`insert into population.import (files, described_on, uploaded_at, state, ended_at)
			values ('{x}', '2026-03-09', ${at}, 'committed', ${at})`.execute(db)
	const municipality = {}
	expect(await boundsOf(db, municipality)).toBeNull()
	await house(650_000)
	expect(await boundsOf(db, municipality)).toMatchObject({ west: 645_000, east: 655_000 })
	await house(660_000)
	expect(await boundsOf(db, municipality)).toMatchObject({ west: 640_000, east: 670_000 })
	await file('2026-03-09T10:00Z')
	const known = await boundsOf(db, municipality)
	await house(680_000)
	expect(await boundsOf(db, municipality)).toBe(known)
	expect(await boundsOf(db, {})).toMatchObject({ east: 710_000 })
	await file('2026-03-10T10:00Z')
	expect(await boundsOf(db, municipality)).toMatchObject({ east: 710_000 })
	expect(await boundsOf(db, { bounds: { west: 1, south: 1, east: 2, north: 2 } })).toMatchObject({ west: 1 })
})
