import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	commitImport,
	countCitizens,
	everyone,
	findByCpr,
	findCitizen,
	findCitizens,
	linesOf,
	recordLifeEvent,
	searchCitizens,
	stageImport,
	stretches,
	tellPerson,
} from './actions.ts'
import { readFileBytes } from './transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')
const file = `person_id;status;given_names;surname;street;house_number;postal_code;town;protected;phone
6103510002;resident;Åse;Aagaard;Ågade;1;4180;Sorø;0;57 87 62 61
6103510010;resident;Øjvind;Østergård;Storgade;12;4180;Sorø;0;+45 20203040
6103510028;resident;ÆNNE;Ærø;Storgade;14;4180;Sorø;0;01031951
6103510036;resident;Zita;Zacho;Storgade;16;4180;Sorø;1;+49 30 901820
6103510044;resident;Anna 100%;Zacho;Bakkevej;2;4293;Dianalund;0;
6103500001;dead;Bo;Zacho;;;;;0;
6104510001;resident;ÉLISE;MÜLLER;LUNDEN ALLÉ;3;4180;Sorø;0;
`
let db: Db
beforeAll(async () => {
	db = await freshDatabase()
	const read = readFileBytes('a.csv', new TextEncoder().encode(file), on)
	expect(read.rejected).toEqual([])
	const staged = await stageImport(db, at, { files: ['a.csv'], on, read, by: null })
	expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true })
})
const names = async (typed: string) => (await searchCitizens(db, typed)).map(({ givenNames }) => givenNames)

test('is by name in Danish order: æ, ø, å last, and aa as å', async () => {
	expect(await names('1.3.1951')).toEqual(['Anna 100%', 'Zita', 'ÆNNE', 'Øjvind', 'Åse'])
	expect(await names('zacho')).toEqual(['Anna 100%', 'Bo', 'Zita'])
})
test.each([
	['ÆRØ', ['ÆNNE']],
	['zacho ann', ['Anna 100%']],
	['100%', ['Anna 100%']],
	['%', ['Anna 100%']],
	['storgade 12', ['Øjvind']],
	['4293', ['Anna 100%']],
	['610350-0001', ['Bo']],
	['010351-0002', []],
	['01031950 bo', ['Bo']],
	['57876261', ['Åse']],
	['57 87 62 61', ['Åse']],
	['+45 57 87 62 61', ['Åse']],
	['20-20-30-40', ['Øjvind']],
	['004520203040', ['Øjvind']],
	['+49 30 90 18 20', ['Zita']],
	['5787 6262', []],
	['01031951', ['Anna 100%', 'Zita', 'ÆNNE', 'Øjvind', 'Åse']],
	['', []],
	['   ', []],
])('finds by %j', async (typed, expected) => expect(await names(typed)).toEqual(expected))

test('knows capital letters beyond A to Z, whatever the letters of the database', async () => {
	for (const typed of ['élise', 'müller', 'allé 3']) expect(await names(typed)).toEqual(['ÉLISE'])
})

test('never finds a protected citizen by address', async () =>
	expect(await names('storgade')).toEqual(['ÆNNE', 'Øjvind']))

test.each([
	[2, 4],
	[3, 3],
	[5, 2],
	[6, 2],
	[8, 1],
])('stretches of %i hold everyone once, also where a border falls on the last', async (apart, parts) => {
	const cut = await stretches(db, apart)
	expect(cut).toHaveLength(parts)
	const seen = (await Promise.all(cut.map((stretch) => linesOf(db, stretch)))).flat()
	expect(seen).toEqual(await linesOf(db, 'everyone'))
	const whole = await findCitizens(
		db,
		seen.map(({ id }) => id),
	)
	for (const line of seen) expect(whole.get(line.id)).toMatchObject(line)
})

test('reads one, several and everyone alike', async () => {
	const zita = await findByCpr(db, '6103510036')
	expect(await findCitizen(db, zita!.id)).toEqual(zita)
	expect((await findCitizens(db, [zita!.id])).get(zita!.id)).toEqual(zita)
	expect((await findCitizens(db, [])).size).toBe(0)
	const all = []
	for await (const citizens of everyone(db)) all.push(...citizens)
	expect(all.length).toBe(await countCitizens(db))
	expect(all).toContainEqual(zita)
	expect(zita).toMatchObject({ livesAlone: true, protected: true })
})

test('an event told twice of the same day is told once', async () => {
	const person = (await findByCpr(db, '6103510002'))!.id
	const event = { kind: 'fell', on: day('2026-02-01'), source: 'Hjemmeplejen', details: {} }
	expect(await recordLifeEvent(db, at, person, event)).toBe(true)
	expect(await recordLifeEvent(db, at, person, event)).toBe(false)
	expect(await tellPerson(db, person)).toEqual([
		{ on: '2026-02-01', at, what: { da: 'Faldt', en: 'Had a fall' }, isLife: true, who: 'Hjemmeplejen' },
	])
})
