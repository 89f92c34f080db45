import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { type Db, migrate, readMigrations } from '#platform/db/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { consultant, resident } from '../../test/invited.ts'
import { findVisit, knowsCitizen, unsigned, visitFacts } from './actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const migration = '0055_visit_held_by_signature.sql'
const on = day('2026-03-02')

let db: Db
let staff: StaffId
let another: StaffId

/** A visit as it was kept before: held as soon as a draft said on which day. */
const begun = async (
	notes: readonly { kind?: 'administrative'; signed?: true; by?: StaffId }[],
	more: { held?: false; how?: string; erased?: true } = {},
): Promise<VisitId> => {
	const person: PersonId = await resident(db)
	const { rows } = await sql<{ id: VisitId }>`
		insert into visit.visit (person, staff, form, occasion, intervention, planned_on, begun_at, took_place_on)
		values (${person}, ${staff}, 'home_visit', 'need', 'general', ${on}, ${at}, ${more.held === false ? null : on})
		returning id`.execute(db)
	const id = rows[0]!.id
	for (const { kind = 'journal', signed, by = staff } of notes)
		await sql`insert into visit.note (visit, author, kind, happened_on, body, begun_at, saved_at, signed_at, author_name, author_profession)
			values (${id}, ${by}, ${kind}, ${on}, '{"summary": "ord"}'::jsonb, ${at}, ${at}, ${signed ? at : null},
				${signed ? 'Karen' : null}, ${signed ? 'sygeplejerske' : null})`.execute(db)
	if (more.how !== undefined)
		await sql`insert into visit.acceptance (visit, accepted_on, how, recorded_by, recorded_at)
			values (${id}, ${on}, ${more.how}, ${staff}, ${at})`.execute(db)
	if (more.erased)
		await sql`insert into visit.journal_erasure (person, erased_at, erased_by, last_entry_on, kept_years, erased_rows)
			values (${person}, ${at}, ${staff}, '2019-03-02', 5, 3)`.execute(db)
	return id
}
const heldOn = async (id: VisitId) => (await findVisit(db, id))?.tookPlaceOn

describe('visits kept by a program that took a draft for a visit held', () => {
	let old: Readonly<Record<'draft' | 'signed' | 'both' | 'administrative' | 'unwritten' | 'begun' | 'erased', VisitId>>
	let told: Readonly<Record<'at_the_door' | 'answered_offer' | 'own_request' | 'by_phone', VisitId>>

	beforeAll(async () => {
		db = await freshDatabase()
		staff = await consultant(db, at, 'Karen Prøvesen')
		another = await consultant(db, at, 'Bo Prøvesen')
		await sql`delete from platform.migration where name = ${migration}`.execute(db)
		await sql`alter table visit.acceptance alter column accepted_on set not null`.execute(db)
		old = {
			draft: await begun([{}]),
			signed: await begun([{ signed: true }]),
			both: await begun([{ signed: true }, { by: another }]),
			administrative: await begun([{ kind: 'administrative', signed: true }, {}]),
			unwritten: await begun([]),
			begun: await begun([{}], { held: false }),
			erased: await begun([{}], { erased: true }),
		}
		told = {
			at_the_door: await begun([{ signed: true }], { how: 'at_the_door' }),
			answered_offer: await begun([{ signed: true }], { how: 'answered_offer' }),
			own_request: await begun([{ signed: true }], { how: 'own_request' }),
			by_phone: await begun([{}], { how: 'by_phone' }),
		}
		for (const id of [old.draft, old.administrative]) expect(await heldOn(id)).toBe(on)
		expect(await migrate(db, await readMigrations('migrations'))).toEqual({ ok: true, value: 1 })
	})

	test('are held when the journal is signed, and to be written about when there is a draft only', async () => {
		const held = Object.fromEntries(
			await Promise.all(Object.entries(old).map(async ([what, id]) => [what, await heldOn(id)] as const)),
		)
		expect(held).toEqual({
			...{ draft: null, administrative: null, begun: null },
			...{ signed: on, both: on },
			// Nothing says that these were not held: nothing was written, or what was is erased.
			...{ unwritten: on, erased: on },
		})
		const waits = (await unsigned(db)).map(({ visit }) => visit)
		for (const id of [old.draft, old.administrative]) expect(waits).toContain(id)
		expect(waits).not.toContain(old.signed)
	})
	test('count for what follows only when they are held', async () => {
		const facts = async (id: VisitId) => {
			const { person } = (await findVisit(db, id))!
			return [await knowsCitizen(db, staff, person), (await visitFacts(db, [person])).get(person)?.history?.length ?? 0]
		}
		expect([await facts(old.draft), await facts(old.signed)]).toEqual([
			[false, 0],
			[true, 1],
		])
	})
	test('say on which day the citizen said yes at the door only', async () => {
		const days = await Promise.all(Object.values(told).map(async (id) => (await findVisit(db, id))?.acceptedOn))
		expect(days).toEqual([on, null, null, null])
		const hows = await Promise.all(Object.values(told).map(async (id) => (await findVisit(db, id))?.acceptedHow))
		expect(hows).toEqual(Object.keys(told))
	})
	test('are left alone when it runs no more', async () => {
		expect(await migrate(db, await readMigrations('migrations'))).toEqual({ ok: true, value: 0 })
		expect([await heldOn(old.draft), await heldOn(old.signed)]).toEqual([null, on])
	})
})
