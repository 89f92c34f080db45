import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { findByCpr, householdOf, lifeEventsOf, tellPerson } from './actions.ts'
import { checkTogether } from './import/check-file.ts'
import {
	cancelImport,
	commitImport,
	findImport,
	listImports,
	reviewAgain,
	reviewRows,
	settled,
	stageImport,
} from './import/import-actions.ts'
import { insertImport } from './import/import-store.ts'
import { insertRows } from './import/judge-store.ts'
import { comparable } from './lives/registered.ts'
import { readFileBytes } from './transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')
const heading =
	'person_id;status;status_since;given_names;surname;resident_since;spouse_id;street;house_number;address_id;residence;residence_since;phone'
const anna = '6103510002;resident;;Anna;Prøve;1980-05-01;6203500001;Storgade;1;A1;own_home;;01234567'
const otto = '6203500001;resident;;Otto;Prøve;1980-05-01;6103510002;Storgade;1;A1;own_home;;'
const ida = '6103990002;resident;;Ida;Prøve;;;Storgade;1;A1;own_home;;'

let db: Db
beforeAll(async () => {
	db = await freshDatabase()
})

const read = (...lines: string[]) =>
	checkTogether([readFileBytes('fil.csv', new TextEncoder().encode([heading, ...lines].join('\n')), on)])
const stage = (...lines: string[]) => stageImport(db, at, { files: ['fil.csv'], on, read: read(...lines), by: null })
const take = async (...lines: string[]) => {
	const staged = await stage(...lines)
	const done = await commitImport(db, at, staged.id, null)
	if (!done.ok) throw new Error(done.why)
	return done.value
}
const none = { new: 0, changed: 0, unchanged: 0, gone: 0, rejected: 0, leftOut: 0 }

describe('an import', () => {
	test('changes nothing before it is committed, and then everything', async () => {
		const staged = await stage(anna, otto)
		expect(staged.counts).toEqual({ ...none, new: 2 })
		expect(await findByCpr(db, '6103510002')).toBeNull()
		expect(await reviewRows(db, staged.id, 'new', 10, 0)).toMatchObject([{ line: 2, name: 'Anna Prøve' }, { line: 3 }])
		expect(await commitImport(db, at, staged.id, null)).toEqual({ ok: true, value: { ...none, new: 2 } })
		const found = await findByCpr(db, '6103510002')
		const spouse = await findByCpr(db, '6203500001')
		expect(found).toMatchObject({
			bornOn: '1951-03-01',
			sex: 'f',
			livesAlone: false,
			spouse: spouse?.id,
			address: { street: 'Storgade', houseNumber: '1', floorDoor: null, x: null },
			help: { practical: false, personal: false, nursing: false },
		})
		expect(await commitImport(db, at, staged.id, null)).toEqual({ ok: false, why: 'already_ended' })
		expect(await reviewRows(db, staged.id, 'new', 10, 0)).toEqual([])
	})

	test('of the same file again finds everybody unchanged', async () =>
		expect(await take(anna, otto)).toEqual({ ...none, unchanged: 2 }))

	test('leaves those who are not in the file as they are', async () => {
		expect(await take(anna)).toEqual({ ...none, unchanged: 1, gone: 1 })
		expect(await findByCpr(db, '6203500001')).toMatchObject({ status: 'resident' })
	})

	test('with a rejected row is not committed at all', async () => {
		const staged = await stage(ida, '6103510002;bosiddende;;;;;;;;;;;')
		expect(staged.counts).toMatchObject({ new: 1, rejected: 1 })
		expect((await reviewRows(db, staged.id, 'rejected', 10, 0))[0]?.reasons[0]?.en).toContain('status must be one of')
		expect(await commitImport(db, at, staged.id, null)).toEqual({ ok: false, why: 'rows_rejected' })
		expect(await cancelImport(db, at, staged.id, null)).toBe(true)
		expect(await findByCpr(db, '6103990002')).toBeNull()
		expect((await findImport(db, staged.id))?.state).toBe('cancelled')
	})

	test('is refused when the register has changed since the review', async () => {
		const staged = await stage(ida)
		await take(ida)
		expect(await commitImport(db, at, staged.id, null)).toEqual({ ok: false, why: 'register_changed' })
	})

	test('is refused, too, when the register changes while its rows are being judged', async () => {
		const per = '6103460002;resident;;Per;Prøve;;;Storgade;8;A8;own_home;;'
		const first = await stage(per)
		const second = await insertImport(db, at, { kind: 'population', whole: false, files: ['to.csv'], on, by: null })
		const rows = read(per).rows.map(({ file, line, stated }, number) => ({ number, file, line, stated }))
		await insertRows(
			db,
			second,
			rows.map(({ stated, ...row }) => ({ ...row, data: comparable(stated), reasons: null })),
		)
		expect(await commitImport(db, at, first.id, null)).toMatchObject({ ok: true })
		expect((await settled(db, at, second)).counts).toMatchObject({ new: 1 })
		expect(await commitImport(db, at, second, null)).toEqual({ ok: false, why: 'register_changed' })
		expect(await reviewAgain(db, second)).toMatchObject({ new: 0, unchanged: 1 })
		expect(await commitImport(db, at, second, null)).toMatchObject({ ok: true })
	})

	test('takes what came to be so by itself since the review as it is', async () => {
		const staged = await stage(anna.replace('01234567', '76543210'))
		await sql`update population.person set phone = '76543210' where cpr = '6103510002'`.execute(db)
		expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true })
		await sql`update population.person set phone = '01234567' where cpr = '6103510002'`.execute(db)
	})

	test('counts a grown child as company', async () => {
		const person = await findByCpr(db, '6103990002')
		expect((await householdOf(db, person!.id)).map(({ givenNames }) => givenNames)).toEqual(['Otto', 'Anna', 'Ida'])
		await take(ida.replace('Storgade;1;A1', ';;'))
		expect(await findByCpr(db, '6103990002')).toMatchObject({ livesAlone: null, address: null })
	})

	test('of a death tells it to the one left behind, who now lives alone', async () => {
		await take(otto.replace('resident;', 'dead;2026-02-20').replace('6103510002', ''), anna.replace('6203500001', ''))
		const left = await findByCpr(db, '6103510002')
		expect(left).toMatchObject({ livesAlone: true })
		const events = await lifeEventsOf(db, [left!.id])
		expect(events.get(left!.id)).toEqual([{ kind: 'spouse_died', on: '2026-02-20', source: 'register', details: {} }])
		const told = await tellPerson(db, left!.id)
		expect(told.map(({ what }) => what.da)).toContain('Mistede sin ægtefælle')
		expect(told.map(({ what }) => what.da)).toContain('Ændret i registret: ægtefælle')
	})

	test('of a death without a day takes the day the file describes', async () => {
		const [vera, karl] = ['6103480000;resident;;Vera;Test;;6103470001', '6103470001;resident;;Karl;Test;;6103480000']
		const home = ';Bakkevej;2;B2;own_home;;'
		await take(vera + home, karl + home)
		await take(karl.replace('resident', 'dead') + home)
		expect(await findByCpr(db, '6103470001')).toMatchObject({ status: 'dead', statusSince: on, livesAlone: null })
		const left = await findByCpr(db, '6103480000')
		expect((await lifeEventsOf(db, [left!.id])).get(left!.id)).toMatchObject([{ kind: 'spouse_died', on }])
	})

	test('of a move into a care home tells it to the spouse at home, once', async () => {
		const [else_, knud] = ['6104480008;resident;;Else;Test;;6104470009', '6104470009;resident;;Knud;Test;;6104480008']
		const together = ';Engvej;3;C3;own_home;;'
		await take(else_ + together, knud + together)
		const moved = `${knud};Lunden;1;D1;care_home;2026-03-01;`
		await take(else_ + together, moved)
		await take(else_ + together, moved)
		const left = await findByCpr(db, '6104480008')
		expect(left).toMatchObject({ livesAlone: true })
		expect((await lifeEventsOf(db, 'everyone')).get(left!.id)).toMatchObject([
			{ kind: 'spouse_to_care_home', on: '2026-03-01' },
		])
	})

	test('of a newcomer tells when they came', async () => {
		await take('6105480006;resident;;Nina;Ny;2026-01-10;;Søvej;4;E4;own_home;;')
		const newcomer = await findByCpr(db, '6105480006')
		expect((await lifeEventsOf(db, [newcomer!.id])).get(newcomer!.id)).toMatchObject([
			{ kind: 'moved_in', on: '2026-01-10' },
		])
	})

	test('is listed afterwards, newest first', async () => expect((await listImports(db)).length).toBeGreaterThan(5))
})
