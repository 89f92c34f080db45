import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { commitImport, searchCitizens, stageImport } from './actions.ts'
import { readFileBytes } from './transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')
const file = `person_id;status;given_names;surname;street;house_number;postal_code;town
6103510002;resident;Allan;Jensen;Ågade;1;4180;Sorø
6103510010;resident;Anders Jens;Jensen;Ågade;2;4180;Sorø
6103510028;resident;Hans-Jens;Jensen;Ågade;3;4180;Sorø
6103510036;resident;Jens;Jensen;Ågade;4;4180;Sorø
6103510044;resident;Mette;Bjensen;Jensvej;5;4180;Sorø
6104510001;resident;Zita;Åby;Jens Jensens Vej;6;4180;Sorø
`
let db: Db
beforeAll(async () => {
	db = await freshDatabase()
	const read = readFileBytes('a.csv', new TextEncoder().encode(file), on)
	expect(read.rejected).toEqual([])
	const staged = await stageImport(db, at, { files: ['a.csv'], on, read, by: null })
	expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true })
})

const everyJens = ['Anders Jens', 'Hans-Jens', 'Jens']
test.each([
	['Jens Jensen', [...everyJens, 'Allan', 'Mette', 'Zita']],
	['jensen jens', [...everyJens, 'Allan', 'Mette', 'Zita']],
	['JENS', [...everyJens, 'Allan', 'Mette', 'Zita']],
	['hans-jens jen', ['Hans-Jens']],
	['jens ågade', [...everyJens, 'Allan']],
	['jense', ['Allan', ...everyJens, 'Mette', 'Zita']],
])('%j finds who is called just that before whose name begins so, and those before the rest', async (typed, expected) =>
	expect((await searchCitizens(db, typed)).map(({ givenNames }) => givenNames)).toEqual(expected),
)

test('few asked for are the closest', async () =>
	expect((await searchCitizens(db, 'jens jensen', 3)).map(({ givenNames }) => givenNames)).toEqual(everyJens))
