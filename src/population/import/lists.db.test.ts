import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { type WorkbookCell, workbook } from '../../../test/workbook.ts'
import { declinesOf, findByCpr, lifeEventsOf, tellPerson } from '../actions.ts'
import { commitImport } from './import-actions.ts'
import { takeIn } from './intake-actions.ts'

let db: Db
let on = day('2026-03-01')
beforeAll(async () => {
	db = await freshDatabase()
	await take([
		['person_id', 'status', 'given_names', 'practical_help'],
		[anna, 'resident', 'Anna', false],
		[otto, 'resident', 'Otto', true],
	])
})
const [anna, otto, stranger] = ['6103510002', '6203500001', '6201500001']

/** A workbook taken in on the next day. */
const take = async (rows: readonly (readonly WorkbookCell[])[], whole = false) => {
	on = addDays(on, 1)
	const at = instantAt(on, clock('10:00'))
	const bytes = (async function* () {
		yield workbook(rows)
	})()
	const { staged } = await takeIn(db, at, {
		sources: [{ file: 'l.xlsx', bytes }],
		kommuneCode: '340',
		on,
		by: null,
		whole,
	})
	const done = await commitImport(db, at, staged.id, null)
	if (!done.ok) throw new Error(done.why)
	return done.value
}
const person = async (cpr: string) => (await findByCpr(db, cpr)) ?? expect.fail('nobody')
const told = async (cpr: string) =>
	((await lifeEventsOf(db, 'everyone')).get((await person(cpr)).id) ?? []).map(
		({ kind, on: when, details }) => `${kind} ${when} ${JSON.stringify(details.help ?? null)}`,
	)

test('a list of help grants and ends help, with its day; the same list again says nothing new', async () => {
	const list: WorkbookCell[][] = [
		['CPR', 'Praktisk hjælp', 'Praktisk hjælp siden', 'Sygepleje'],
		[anna, 'ja', { serial: 46_054 }, 'x'],
		[otto, 'nej', null, null],
		[stranger, 'ja', null, null],
	]
	expect(await take(list)).toMatchObject({ changed: 2, leftOut: 1, new: 0, gone: 0 })
	expect((await person(anna)).help).toEqual({ practical: true, personal: false, nursing: true })
	expect((await person(otto)).help.practical).toBe(false)
	expect(await findByCpr(db, stranger)).toBeNull()
	expect((await told(anna)).join()).toContain('help_granted 2026-02-01 "practical"')
	expect((await told(otto)).join()).toContain(`help_ended ${on}`)
	const story = await tellPerson(db, (await person(otto)).id)
	expect(story.find(({ what }) => what.da.startsWith('Ændret i registret'))).toMatchObject({
		what: { da: 'Ændret i registret: praktisk hjælp, fra omsorgssystemet' },
	})
	expect(await take(list)).toMatchObject({ changed: 0, unchanged: 2, leftOut: 1 })
})

test('a list that does not know the day takes none away; the whole list ends what it does not name', async () => {
	await take([
		['CPR', 'Praktisk hjælp'],
		[anna, 'ja'],
	])
	const since = await sql<{
		since: string
	}>`select practical_help_since as since from population.person where cpr = ${anna}`.execute(db)
	expect(since.rows).toEqual([{ since: '2026-02-01' }])
	await take(
		[
			['CPR', 'Praktisk hjælp'],
			[otto, 'ja'],
		],
		true,
	)
	expect((await person(anna)).help).toEqual({ practical: false, personal: false, nursing: true })
	expect((await person(otto)).help.practical).toBe(true)
})

test('the list of visits a care system shows is taken as it is', async () => {
	const counts = await take([
		['Forebyggende hjemmebesøg'],
		[
			'Næste handling',
			'Navn',
			'CPR',
			'Bydel',
			'Alder',
			'Seneste invitation',
			'Seneste besøg',
			'Frabedt til',
			'Ansvarlig',
		],
		[{ serial: 46_100 }, 'Anna', anna, 'Midt', 75, { serial: 45_900 }, null, { serial: 46_300 }, 'XY'],
		[null, 'Otto', otto, 'Midt', 76, null, '02-04-2025', null, 'XY'],
	])
	expect(counts).toMatchObject({ changed: 2, rejected: 0 })
	expect(await person(anna)).toMatchObject({ lastOfferOn: '2025-08-31', lastVisitOn: null })
	expect(await person(otto)).toMatchObject({ lastOfferOn: null, lastVisitOn: '2025-04-02' })
	expect(await declinesOf(db, 'everyone')).toEqual([{ person: (await person(anna)).id, on, until: '2026-10-05' }])
	await take([
		['CPR', 'Seneste invitation', 'Frabedt til'],
		[anna, null, null],
	])
	expect(await person(anna)).toMatchObject({ lastOfferOn: '2025-08-31' })
	expect(await declinesOf(db, 'everyone')).toEqual([])
})
