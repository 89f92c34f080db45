import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { findByCpr, lifeEventsOf } from '../actions.ts'
import { checkTogether } from '../import/check-file.ts'
import { commitImport, stageImport } from '../import/import-actions.ts'
import { readFileBytes } from '../transport.ts'
import { listCareHomes, removeCareHome } from './care-home-actions.ts'
import { settleCareHomes } from './care-home-store.ts'

let db: Db
let on = day('2026-03-01')
beforeAll(async () => {
	db = await freshDatabase()
})
const at = (when: Day) => instantAt(when, clock('10:00'))

/** A file taken in on the next day. */
const take = async (text: string, whole = false) => {
	on = addDays(on, 1)
	const read = checkTogether([readFileBytes('fil.csv', new TextEncoder().encode(text), on)])
	const staged = await stageImport(db, at(on), { files: ['fil.csv'], on, read, by: null, whole })
	const done = await commitImport(db, at(on), staged.id, null)
	if (!done.ok) throw new Error(`${done.why} ${JSON.stringify(read.rejected)}`)
	return done.value
}
const heading =
	'person_id;status;given_names;surname;spouse_id;street;house_number;floor_door;postal_code;town;residence'
const people = (...rows: string[]) => take([heading, ...rows].join('\n'))
const homes = (rows: string, whole = false) => take(`Navn;Vej;Husnr;Etage;Dør;Postnr;By\n${rows}`, whole)
const person = async (cpr: string) => {
	const found = await findByCpr(db, cpr)
	if (found === null) throw new Error('nobody')
	return found
}
const told = async (cpr: string) =>
	((await lifeEventsOf(db, 'everyone')).get((await person(cpr)).id) ?? []).map((event) => `${event.kind} ${event.on}`)

const [anna, otto] = ['6103510002', '6203500001']
const annaAt = (home: string) => `${anna};resident;Anna;Prøve;${otto};${home};own_home`
const ottoAt = (home: string) => `${otto};resident;Otto;Prøve;${anna};${home};own_home`
const [atHome, inLunden] = ['Storgade;1;;4180;Sorø', 'Lunden Allé;12;1. tv;4180;Sorø']

describe('the list of care homes', () => {
	test('makes who has always lived there live in a care home, which is no news', async () => {
		await people(annaAt(atHome), ottoAt(inLunden))
		await homes('Lunden;lunden  allé;012;;;4180 ;Sorø')
		expect(await person(otto)).toMatchObject({ residence: 'care_home' })
		expect([await told(otto), await told(anna)]).toEqual([[], []])
		expect(await listCareHomes(db)).toMatchObject([{ name: 'Lunden', residents: 1 }])
	})

	test('leaves a register that says otherwise unchanged when it comes again', async () => {
		expect(await people(annaAt(atHome), ottoAt(inLunden))).toMatchObject({ changed: 0, unchanged: 2 })
		expect(await person(otto)).toMatchObject({ residence: 'care_home' })
	})

	test('lets them live at home again when they move out, and tells the spouse when they move in', async () => {
		await people(annaAt(atHome), ottoAt(atHome))
		expect(await person(otto)).toMatchObject({ residence: 'own_home' })
		expect(await told(otto)).toEqual([`from_care_home ${on}`])
		await people(annaAt(atHome), ottoAt('LUNDEN ALLÉ;12;2 mf;4180;Sorø'))
		const moved = on
		expect(await person(otto)).toMatchObject({ residence: 'care_home' })
		expect(await told(anna)).toEqual([`spouse_to_care_home ${moved}`])
		await people(annaAt(atHome), ottoAt('Lunden Allé;12;2. mf;4180;Sorø').replace('Otto', 'Otto K'))
		expect(await told(anna)).toEqual([`spouse_to_care_home ${moved}`])
		expect(await told(otto)).toContain(`to_care_home ${moved}`)
	})

	test('settled twice changes nothing', async () => {
		const before =
			await sql`select id, residence, registered_residence, listed_home_since from population.person order by id`.execute(
				db,
			)
		await inTransaction(db, (tx) => settleCareHomes(tx, at(on), on))
		const after =
			await sql`select id, residence, registered_residence, listed_home_since from population.person order by id`.execute(
				db,
			)
		expect(after.rows).toEqual(before.rows)
	})

	test('tells nobody whose spouse moved in with them', async () => {
		await people(annaAt('Lunden Allé;12;st. th;4180;Sorø'), ottoAt('Lunden Allé;12;2. mf;4180;Sorø'))
		expect(await person(anna)).toMatchObject({ residence: 'care_home' })
		expect((await told(otto)).filter((event) => event.startsWith('spouse'))).toEqual([])
	})

	test('of one flat means that flat, however it is written', async () => {
		const karl = '6103470001'
		const at = (flat: string) => people(`${karl};resident;Karl;Prøve;;Engvej;7B;${flat};4180;Sorø;own_home`)
		await homes('Engen;Engvej;7 b;01;TV;4180;Sorø')
		for (const [flat, residence] of [
			['1. tv', 'care_home'],
			['1. th', 'own_home'],
			['01 TV', 'care_home'],
			['', 'own_home'],
			['1 tv.', 'care_home'],
		] as const) {
			await at(flat)
			expect([flat, (await person(karl)).residence]).toEqual([flat, residence])
		}
	})

	test('given whole, loses those it does not name; taken off one by one, they are homes again', async () => {
		await homes('Lunden;Lunden Allé;12;;;4180;Sorø', true)
		expect((await listCareHomes(db)).map(({ name }) => name)).toEqual(['Lunden'])
		expect(await person('6103470001')).toMatchObject({ residence: 'own_home' })
		const [lunden] = await listCareHomes(db)
		expect(await removeCareHome(db, at(on), on, lunden!.id)).toBe(true)
		expect(await removeCareHome(db, at(on), on, lunden!.id)).toBe(false)
		expect(await person(anna)).toMatchObject({ residence: 'own_home' })
		expect(await listCareHomes(db)).toEqual([])
	})

	test('does not contradict a register that says care home itself', async () => {
		const else_ = '6104480008'
		await homes('Lunden;Lunden Allé;12;;;4180;Sorø')
		await people(`${else_};resident;Else;Prøve;;Lunden Allé;12;3. tv;4180;Sorø;care_home`)
		await people(`${else_};resident;Else;Prøve;;Andetsteds;1;;4180;Sorø;care_home`)
		expect(await person(else_)).toMatchObject({ residence: 'care_home' })
	})
})
