import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import {
	findByCpr,
	findCitizen,
	forwardingsInto,
	holdOn,
	letGo,
	listErasures,
	listHeld,
	staysFor,
} from '#population/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import {
	countRows,
	dump,
	idOf,
	type Life,
	personColumns,
	personOf,
	plantGround,
	plantLife,
	plants,
	staffMember,
} from '../../../test/two-lives.ts'
import { tellEverything } from '../actions.ts'
import { erasePerson, personsToErase } from '../erase/erase-actions.ts'
import { mergePersons } from './merge-actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const today = day('2026-03-09')
const from: Life = { end: '1', cpr: '020348AA01', words: 'gråspurv' }
const into: Life = { end: '2', cpr: '6203480001', words: 'solsort' }
const third: Life = { end: '3', cpr: '6203480002', words: 'musvit' }
const [absorbed, stays, other] = [personOf(from), personOf(into), personOf(third)]
const merge = (absorbedOne: PersonId = absorbed, staysOne: PersonId = stays, because = 'Samme borger') =>
	mergePersons(db, at, [], { absorbed: absorbedOne, stays: staysOne, by: staffMember, because })

let db: Db
const fresh = async () => {
	db = await freshDatabase()
	await plantGround(db)
	for (const life of [from, into, third]) await plantLife(db, life)
	await sql`update population.person set spouse_cpr = ${from.cpr} where id = ${other}`.execute(db)
}

const where = async (column: string, person: PersonId): Promise<number> => {
	const [schema, table, name] = column.split('.') as [string, string, string]
	return (
		(
			await sql<{
				count: number
			}>`select count(*) as count from ${sql.table(`${schema}.${table}`)} where ${sql.ref(name)} = ${person}`.execute(
				db,
			)
		).rows[0]?.count ?? 0
	)
}

/** Ids that stay where they are: the log outlives everyone, and a forwarding names who was there. */
const outlives = ['access.read_entry.person']
/** Filled by the merging itself, or by two at once. */
const notPlanted = ['population.alike.one', 'population.alike.other', 'population.forwarding.stays', ...outlives]

const unplanted = async (): Promise<string[]> => {
	const columns = (await personColumns(db)).filter((column) => !notPlanted.includes(column))
	const counts = await Promise.all(columns.map(async (column) => [column, await where(column, absorbed)] as const))
	return counts.filter(([, count]) => count === 0).map(([column]) => column)
}

describe('every table that knows a citizen', () => {
	beforeEach(fresh)
	test('has rows in this test: a new one is planted here and moved and erased by its room', async () => {
		expect(await unplanted()).toEqual([])
		await sql`create table visit.postcard (id uuid, person uuid)`.execute(db)
		expect(await unplanted()).toEqual(['visit.postcard.person'])
	})

	test('gives its rows to the one who stays, and loses none but what cannot stand twice, which is kept', async () => {
		const before = await countRows(db)
		expect(await merge()).toEqual({ ok: true, value: stays })
		for (const column of (await personColumns(db)).filter((one) => !outlives.includes(one)))
			expect([column, await where(column, absorbed)]).toEqual([column, 0])
		const after = await countRows(db)
		const changed = [...after].filter(([table, count]) => count !== before.get(table))
		expect(Object.fromEntries(changed.map(([table, count]) => [table, count - (before.get(table) ?? 0)]))).toEqual({
			'eligibility.stance': 1,
			'population.former_number': 1,
			'population.forwarding': 1,
			'population.person': -1,
			'population.person_change': -1,
			'population.unfollowed': -1,
			'population.unlooked': -1,
		})
		const { rows } = await sql<{ doubles: { table: string }[] }>`select doubles from population.forwarding`.execute(db)
		expect(rows[0]?.doubles.map(({ table }) => table)).toEqual(['population.person_change'])
	})
})

describe('after a merging', () => {
	beforeEach(async () => {
		await fresh()
		expect(await merge()).toMatchObject({ ok: true })
	})

	test('whoever asks for the one gets the other, also by the former number', async () => {
		expect(await staysFor(db, absorbed)).toBe(stays)
		expect(await findCitizen(db, absorbed)).toBeNull()
		expect((await findByCpr(db, from.cpr))?.id).toBe(stays)
		expect((await findCitizen(db, other))?.spouse).toBe(stays)
		expect(await forwardingsInto(db, stays)).toMatchObject([
			{
				absorbed,
				stays,
				by: staffMember,
				because: 'Samme borger',
				name: 'Anna gråspurv Efternavn gråspurv',
				cpr: from.cpr,
			},
		])
	})

	test('both lives are told as one', async () => {
		const story = JSON.stringify(await tellEverything(db, stays))
		expect(story).toContain(from.words)
		expect(story).toContain(into.words)
		expect(story).toContain('lagt sammen')
	})

	test('one open offer, one open course and one wish not to be contacted go on', async () => {
		const offers = await sql<{ id: string; ended_words: string | null }>`
			select id, ended_words from offer.offer where person = ${stays} order by id`.execute(db)
		expect(offers.rows).toEqual([
			{ id: idOf('offer', from), ended_words: 'same_citizen' },
			{ id: idOf('offer', into), ended_words: null },
		])
		const courses = await sql<{ opened_on: string; closed_because: string | null }>`
			select opened_on, closed_because from inquiry.preventive_case where person = ${stays} order by opened_on`.execute(
			db,
		)
		expect(courses.rows).toEqual([
			{ opened_on: '2003-01-01', closed_because: null },
			{ opened_on: '2003-01-02', closed_because: 'same_citizen' },
		])
		const wishes = await sql`select id from offer.opt_out where person = ${stays} and ended_on is null`.execute(db)
		expect(wishes.rows).toHaveLength(1)
		const stances = await sql`select id from eligibility.stance where person = ${stays} and ended_on is null`.execute(
			db,
		)
		expect(stances.rows).toHaveLength(1)
	})

	test('again, the other way round, into itself or into nobody is a no, and changes nothing', async () => {
		const before = await dump(db, [])
		expect(await merge()).toMatchObject({ ok: false, why: 'already_merged' })
		expect(await merge(stays, absorbed)).toMatchObject({ ok: false })
		expect(await merge(stays, stays)).toMatchObject({ ok: false, why: 'into_itself' })
		expect(await merge(stays, '00000000-0000-4000-8000-000000000000' as PersonId)).toMatchObject({ ok: false })
		expect(await merge(other, stays, ' ')).toMatchObject({ ok: false, why: 'because_is_empty' })
		expect(await dump(db, [])).toEqual(before)
	})

	test('a chain leads to its end', async () => {
		await sql`update population.person set spouse_cpr = null`.execute(db)
		expect(await merge(stays, other)).toMatchObject({ ok: true })
		expect(await staysFor(db, absorbed)).toBe(other)
		expect(await staysFor(db, stays)).toBe(other)
		expect((await findByCpr(db, from.cpr))?.id).toBe(other)
		expect(await forwardingsInto(db, other)).toHaveLength(2)
	})
})

describe('what is signed', () => {
	beforeAll(fresh)
	const signed = async () =>
		(
			await sql`select n.*, to_jsonb(c) as correction from visit.note n join visit.correction c on c.note = n.id order by n.id`.execute(
				db,
			)
		).rows
	const refused = async (statement: string, said: RegExp) => {
		await expect(sql.raw(statement).execute(db)).rejects.toThrow(said)
	}

	test.each([
		[`update visit.visit set person = '${stays}' where person = '${absorbed}'`, /only when the two are merged/],
		[
			`update offer.offer set person = '${stays}', ended_at = now(), ended_because = 'withdrawn' where person = '${absorbed}'`,
			/only when the two are merged/,
		],
		[`update offer.call set person = '${stays}' where person = '${absorbed}'`, /only when the two are merged/],
		[`update offer.call set again_on = '2026-01-01'`, /never changed/],
		[`update offer.answer set words = ''`, /never changed/],
		[`update visit.note set visit = '${idOf('visit', into)}' where id = '${idOf('note', from)}'`, /never changed/],
		[`delete from visit.note`, /never changed/],
		[`delete from visit.correction`, /never changed/],
		[`delete from offer.answer`, /never changed/],
		[`delete from offer.call`, /never changed/],
	])('%s is refused', refused)

	test.each([
		[`update visit.note set body = '{}' where id = '${idOf('note', from)}'`, /never changed/],
		[`update visit.correction set words = 'x'`, /never changed/],
		[`update offer.call set words = 'x', person = '${stays}' where person = '${absorbed}'`, /never changed/],
		[`update visit.visit set person = '${other}' where person = '${absorbed}'`, /only when the two are merged/],
		[`delete from visit.note where id = '${idOf('note', from)}'`, /never changed/],
	])('and in a merging too: %s', async (statement, said) => {
		await expect(
			db.transaction().execute(async (tx) => {
				await sql`select set_config('hjemmebesoeg.merging', ${`${absorbed} ${stays}`}, true)`.execute(tx)
				await sql.raw(statement).execute(tx)
			}),
		).rejects.toThrow(said)
	})

	test.each([
		`update visit.visit set took_place_on = '2003-02-02' where person = '${absorbed}'`,
		`update visit.visit set form = 'phone_visit' where person = '${absorbed}'`,
		`update visit.visit set not_gone_ahead_note = 'x' where person = '${absorbed}'`,
	])('a visit whose journal is signed stays as it was: %s', async (statement) => {
		await sql`insert into visit.note (visit, author, kind, happened_on, body, begun_at, saved_at, signed_at, author_name, author_profession)
			values (${idOf('visit', from)}, ${staffMember}, 'journal', '2003-03-01', '{}', now(), now(), now(), 'Vibeke', 'nurse')`.execute(
			db,
		)
		await expect(sql.raw(statement).execute(db)).rejects.toThrow(/stays as it was/)
	})

	test('goes with the citizen who is erased, and nobody else’s', async () => {
		await expect(
			db.transaction().execute(async (tx) => {
				await sql`select set_config('hjemmebesoeg.erasing', ${absorbed}, true)`.execute(tx)
				await sql`delete from visit.correction where note = ${idOf('note', into)}`.execute(tx)
			}),
		).rejects.toThrow(/never changed/)
	})

	test('stands as it was signed; only who it is about has changed', async () => {
		const before = await signed()
		expect(await merge()).toMatchObject({ ok: true })
		expect(await signed()).toEqual(before)
	})
})

describe('a merging', () => {
	beforeAll(async () => {
		await fresh()
		expect(await merge()).toMatchObject({ ok: true })
	})
	test.each([
		[null, `update population.forwarding set because = 'x'`],
		[null, `update population.forwarding set stays = '${other}'`],
		[null, `delete from population.forwarding`],
		['anybody', `update population.forwarding set because = 'x'`],
		['anybody', `update population.forwarding set absorbed_row = '{}'`],
		['anybody', `delete from population.forwarding`],
		[other, `delete from population.forwarding`],
		[other, `update population.forwarding set doubles = '[]'`],
		[stays, `update population.forwarding set absorbed_row = absorbed_row || '{"surname": "x"}'`],
		[stays, `update population.forwarding set merged_at = now()`],
		[null, 'truncate population.forwarding'],
		[stays, 'truncate population.forwarding'],
	])('is not rewritten or removed while %s is erased: %s', async (erased, statement) => {
		await expect(
			db.transaction().execute(async (tx) => {
				if (erased !== null) await sql`select set_config('hjemmebesoeg.erasing', ${erased}, true)`.execute(tx)
				await sql.raw(statement).execute(tx)
			}),
		).rejects.toThrow(/never|mergings_are_never_emptied/)
	})
})

describe('times', () => {
	beforeEach(fresh)
	const times = (during: string) =>
		sql`update booking.booking set during = ${during}::tstzrange where id = ${idOf('booking', from)}`.execute(db)

	test('to come that touch refuse the merging: a person says who knocks', async () => {
		const hour = '[2026-03-20 10:00Z, 2026-03-20 11:00Z)'
		await sql`update offer.offer set booking = null`.execute(db)
		await sql`insert into access.staff (id, name, email, roles, active_from)
			values ('a0000000-0000-4000-8000-0000000000bb', 'En til', 'en@example.dk', array['consultant'], '2000-01-01')`.execute(
			db,
		)
		await sql`update booking.booking set staff = 'a0000000-0000-4000-8000-0000000000bb' where id = ${idOf('booking', from)}`.execute(
			db,
		)
		await times(hour)
		await sql`update booking.booking set during = ${hour}::tstzrange where id = ${idOf('booking', into)}`.execute(db)
		const before = await dump(db, [])
		expect(await merge()).toMatchObject({ ok: false, why: 'times_touch' })
		expect(await dump(db, [])).toEqual(before)
		await sql`update booking.booking set released_at = now(), released_because = 'x' where id = ${idOf('booking', from)}`.execute(
			db,
		)
		expect(await merge()).toMatchObject({ ok: true })
	})
})

describe('two who are married to each other', () => {
	beforeEach(fresh)
	test('are two', async () => {
		await sql`update population.person set spouse_cpr = ${into.cpr} where id = ${absorbed}`.execute(db)
		expect(await merge()).toMatchObject({ ok: false, why: 'married_to_each_other' })
	})
	test('the real number stays', async () => {
		expect(await merge(stays, absorbed)).toMatchObject({ ok: false, why: 'real_number_stays' })
	})
})

describe('erasing', () => {
	beforeEach(fresh)
	const erase = (person: PersonId) => erasePerson(db, at, { person, by: staffMember, years: 10 })
	/** Of two who were merged, both are held, each because of their own. */
	const letGoOfAll = async (person: PersonId) => {
		for (const { id } of await listHeld(db, [person])) await letGo(db, at, { hold: id, person, by: staffMember })
	}
	const written = async (life: Life) =>
		(await dump(db, ['access.read_entry'])).filter(({ row }) => row.includes(life.words) || row.includes(life.cpr))

	test('waits for the hold, the years and the departure', async () => {
		expect(await erase(stays)).toMatchObject({ ok: false, why: 'held' })
		await letGoOfAll(stays)
		expect(await erase(stays)).toMatchObject({ ok: false, why: 'not_over_yet' })
		const unsaid = { id: crypto.randomUUID(), person: stays, because: '', by: staffMember }
		expect(await holdOn(db, at, unsaid)).toMatchObject({ ok: false, why: 'because_is_empty' })
		await sql`update population.person set status = 'resident' where id = ${stays}`.execute(db)
		expect(await erase(stays)).toMatchObject({ ok: false, why: 'still_resident' })
	})

	test('takes everything away, of both lives when they were merged, and leaves that it was done', async () => {
		await sql`insert into access.read_entry (at, staff, person, what) values (${at}, ${staffMember}, ${absorbed}, 'x'), (${at}, ${staffMember}, ${stays}, 'x')`.execute(
			db,
		)
		await sql`update population.person set spouse_cpr = ${into.cpr} where id = ${other}`.execute(db)
		await sql`insert into population.import (id, files, described_on, uploaded_at, state, counts) values (${idOf('import', third)}, '{y}', '2026-01-01', ${at}, 'staged', '{}')`.execute(
			db,
		)
		await sql`insert into population.import_row (import, number, file, line, verdict, cpr, data) values (${idOf('import', third)}, 1, 'y', 2, 'changed', ${third.cpr}, ${JSON.stringify({ spouse_id: into.cpr })}::jsonb)`.execute(
			db,
		)
		await sql`update population.person_change set changes = ${JSON.stringify({ spouse_id: [into.cpr, from.cpr] })}::jsonb where person = ${other}`.execute(
			db,
		)
		const untouched = (
			await dump(db, [
				'access.read_entry',
				'population.person',
				'population.person_change',
				'population.import_row',
				'population.import',
			])
		).filter(({ row }) => row.includes(third.words))
		const earlier = instant('2012-03-09T09:00:00+01:00')
		expect(
			await mergePersons(db, earlier, [], { absorbed, stays, by: staffMember, because: 'Samme borger' }),
		).toMatchObject({ ok: true })
		await letGoOfAll(stays)
		await sql`update eligibility.stance set since = '2003-01-01', began_on = '2003-01-01', recorded_at = '2003-01-01' where person = ${stays}`.execute(
			db,
		)
		await sql`update population.life_event set recorded_at = '2003-01-01' where person = ${stays}`.execute(db)
		expect(await personsToErase(db, 10, today, 10)).toMatchObject([{ person: stays }])
		const done = await erase(stays)
		expect(done).toMatchObject({ ok: true })
		expect(await written(from)).toEqual([])
		expect(await written(into)).toEqual([])
		for (const column of (await personColumns(db)).filter((one) => !outlives.includes(one)))
			expect([column, await where(column, stays), await where(column, absorbed)]).toEqual([column, 0, 0])
		expect(
			(
				await dump(db, [
					'population.person',
					'population.person_change',
					'access.read_entry',
					'population.import_row',
					'population.import',
				])
			).filter(({ row }) => row.includes(third.words)),
		).toEqual(untouched)
		expect((await findCitizen(db, other))?.spouse).toBeNull()
		expect(await where('access.read_entry.person', absorbed)).toBe(1)
		expect(await listErasures(db)).toMatchObject([{ person: stays, by: staffMember }])
		expect(await erase(stays)).toMatchObject({ ok: false, why: 'no_such_citizen' })
		expect(plants.length).toBeGreaterThan(30)
	})
})
