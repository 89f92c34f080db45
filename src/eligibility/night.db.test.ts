import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { recordLifeEvent } from '#population/actions.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	assessEveryone,
	factsOf,
	reassess,
	recordedAfter,
	stanceOf,
	standing,
	tellPerson,
	weigh,
	withdrawDebt,
} from './actions.ts'
import type { HistoryEntry } from './facts.ts'
import type { FactSource } from './source.ts'

let db: Db
let number = 0
let history: Map<PersonId, HistoryEntry[]>
const source: FactSource = async () => new Map([...history].map(([id, entries]) => [id, { history: entries }]))

/** Adds a resident of Sønderborg, living alone unless put with somebody. */
const live = async (
	bornOn: string,
	more: { status?: string; nursing?: boolean; lastOfferOn?: string } = {},
): Promise<PersonId> => {
	number += 1
	const address = await sql<{
		id: string
	}>`insert into population.address (key, street) values (${`k${number}`}, 'Stien') returning id`.execute(db)
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, resident_since, address, nursing, last_offer_on)
		values (${`61014${String(number).padStart(5, '0')}`}, ${bornOn}, 'f', ${more.status ?? 'resident'}, '1990-01-01', ${address.rows[0]?.id},
			${more.nursing ?? false}, ${more.lastOfferOn ?? null}) returning id`.execute(db)
	return rows[0]!.id
}
const night = (on: string, sources: readonly FactSource[] = [source]) =>
	assessEveryone(db, instantAt(day(on), clock('02:00')), day(on), sources)
const knows = (person: PersonId, ...entries: HistoryEntry[]) =>
	history.set(person, [...(history.get(person) ?? []), ...entries])
const setStatus = (person: PersonId, status: string) =>
	sql`update population.person set status = ${status} where id = ${person}`.execute(db)
const countOf = async (table: string): Promise<number> =>
	(await sql<{ count: number }>`select count(*) as count from ${sql.raw(table)}`.execute(db)).rows[0]?.count ?? -1
const at = (on: string) => instantAt(day(on), clock('12:00'))

beforeAll(async () => {
	db = await freshDatabase()
	await loadStandards(db, at('2026-03-09'), 'municipalities/soenderborg/standard')
})
beforeEach(async () => {
	history = new Map()
	for (const table of [
		'eligibility.debt',
		'eligibility.stance',
		'population.life_event',
		'population.person',
		'population.address',
	])
		await sql`delete from ${sql.raw(table)}`.execute(db)
})

describe('the night', () => {
	test('writes where everyone stands, and the second time nothing', async () => {
		const [due, young] = [await live('1951-03-02'), await live('1980-01-01')]
		expect(await night('2026-02-12')).toEqual({ seen: 2, changed: 2 })
		expect(await recordedAfter(db, day('2026-02-12'))).toBe(0)
		expect(await recordedAfter(db, day('2026-02-11'))).toBe(2)
		expect(await stanceOf(db, due)).toMatchObject({
			verdict: { verdict: 'offer', nextChangeOn: '2027-01-01' },
			since: '2026-02-12',
		})
		expect(await stanceOf(db, young)).toMatchObject({
			verdict: { verdict: 'not_in_target_group', nextChangeOn: '2050-01-01' },
		})
		expect(await night('2026-02-12')).toEqual({ seen: 2, changed: 0 })
		expect(await night('2026-02-13')).toEqual({ seen: 2, changed: 0 })
		expect((await standing(db, { verdict: 'offer' })).map(({ person }) => person)).toEqual([due])
		expect(await countOf('eligibility.stance')).toBe(2)
	})

	test('ends what stood and keeps it readable', async () => {
		const person = await live('1951-03-02')
		await night('2026-02-12')
		knows(person, { kind: 'offer', on: day('2026-03-01'), criterion: 'age-75' })
		expect(await night('2026-03-02')).toEqual({ seen: 1, changed: 1 })
		expect(await stanceOf(db, person)).toMatchObject({ verdict: { verdict: 'not_now' }, since: '2026-03-02' })
		expect((await tellPerson(db, person)).map(({ on, what }) => [on, what.da])).toEqual([
			['2026-02-12', 'Skal have et tilbud: Fylder 75 år'],
			['2026-03-02', 'Har fået tilbud eller besøg: Fylder 75 år'],
		])
	})

	test('since stays while only what comes next is different', async () => {
		const person = await live('1951-03-02')
		await night('2026-02-12')
		await recordLifeEvent(db, at('2026-02-20'), person, {
			kind: 'spouse_died',
			on: day('2026-02-20'),
			source: 'register',
			details: {},
		})
		expect(await night('2026-02-21')).toEqual({ seen: 1, changed: 1 })
		expect(await stanceOf(db, person)).toMatchObject({ verdict: { nextChangeOn: '2026-03-27' }, since: '2026-02-12' })
		expect(await tellPerson(db, person)).toHaveLength(1)
	})

	test('a night cut short is finished by the next and comes to the same end', async () => {
		for (let one = 0; one < 5; one++) await live(`194${one}-03-02`)
		const broken: FactSource = async () => {
			throw new Error('the power went')
		}
		await expect(night('2026-02-12', [source, broken])).rejects.toThrow('the power went')
		expect(await countOf('eligibility.stance')).toBe(0)
		expect(await night('2026-02-12')).toEqual({ seen: 5, changed: 5 })
		expect(await night('2026-02-12')).toEqual({ seen: 5, changed: 0 })
	})

	test('what a night cut short had done stands, and the next does the rest', async () => {
		await sql`insert into population.person (cpr, born_on, sex, status, resident_since)
			select '611' || lpad(n::text, 7, '0'), '1951-03-02', 'f', 'resident', '1990-01-01' from generate_series(1, 2003) n`.execute(
			db,
		)
		const told: number[] = []
		const broken: FactSource = async (_, whom) => {
			if (typeof whom === 'object' && 'after' in whom && whom.after !== null) throw new Error('the power went')
			return new Map()
		}
		const cut = assessEveryone(db, at('2026-02-12'), day('2026-02-12'), [broken], (seen) => told.push(seen))
		await expect(cut).rejects.toThrow('the power went')
		expect(told).toEqual([2000])
		expect(await countOf('eligibility.stance')).toBe(2000)
		expect(await night('2026-02-12')).toEqual({ seen: 2003, changed: 3 })
		expect(await night('2026-02-12')).toEqual({ seen: 2003, changed: 0 })
		expect(await standing(db, { verdict: 'offer' })).toHaveLength(2003)
	})

	test.each(['known before', 'new'])(
		'what is learnt while the night reads is not written over: citizen %s',
		async (is) => {
			const person = await live('1951-03-02')
			if (is === 'known before') await night('2026-02-12')
			await recordLifeEvent(db, at('2026-02-20'), person, {
				kind: 'spouse_died',
				on: day('2026-02-20'),
				source: 'register',
				details: {},
			})
			let reads = 0
			const meanwhile: FactSource = async (tx, whom) => {
				const asRead = await source(tx, whom)
				reads += 1
				if (reads === 1) {
					knows(person, { kind: 'offer', on: day('2026-03-01'), criterion: 'age-75' })
					await reassess(db, at('2026-03-01'), day('2026-03-01'), [source], [person])
				}
				return asRead
			}
			expect(await night('2026-03-01', [meanwhile])).toEqual({ seen: 1, changed: 0 })
			expect(reads).toBe(2)
			expect(await stanceOf(db, person)).toMatchObject({ verdict: { verdict: 'not_now' } })
		},
	)

	test('two at once leave one standing each', async () => {
		for (let one = 0; one < 5; one++) await live(`194${one}-03-02`)
		await Promise.all(Array.from({ length: 6 }, () => night('2026-02-12')))
		expect(await countOf('eligibility.stance')).toBe(5)
	})

	test('an earlier day does not write over a later one', async () => {
		const person = await live('1951-03-02')
		await night('2026-02-12')
		expect(await night('2025-02-12')).toEqual({ seen: 1, changed: 0 })
		expect(await stanceOf(db, person)).toMatchObject({ verdict: { on: '2026-02-12' } })
	})

	test('an imported last offer counts on the automatic grounds open that day', async () => {
		const person = await live('1951-03-02', { lastOfferOn: '2026-01-20' })
		await night('2026-02-12')
		expect(await stanceOf(db, person)).toMatchObject({
			verdict: { verdict: 'not_now', grounds: [{ servedOn: '2026-01-20' }] },
		})
	})
})

describe('what is owed', () => {
	const closed = async (): Promise<PersonId> => {
		const person = await live('1950-01-01')
		await recordLifeEvent(db, at('2026-01-01'), person, {
			kind: 'spouse_died',
			on: day('2026-01-01'),
			source: 'register',
			details: {},
		})
		await night('2026-02-10')
		await night('2026-02-27')
		return person
	}
	const stand = (verdict: string, more = {}) => ({ verdict: { verdict, ...more } })

	test('an offer that was due on record and not made stays due', async () => {
		const person = await closed()
		expect(await stanceOf(db, person)).toMatchObject(
			stand('offer', { grounds: [{ criterion: 'spouse-died', overdue: true, until: '2026-02-26' }] }),
		)
		expect(await night('2026-02-27')).toEqual({ seen: 1, changed: 0 })
		expect(await night('2026-06-01')).toEqual({ seen: 1, changed: 0 })
		expect(await countOf('eligibility.debt')).toBe(1)
	})

	test('until it is made', async () => {
		const person = await closed()
		knows(person, { kind: 'offer', on: day('2026-03-05'), criterion: 'spouse-died' })
		await night('2026-03-06')
		expect(await stanceOf(db, person)).toMatchObject(stand('not_in_target_group'))
	})

	test('or a professional lets go of it, and says why', async () => {
		const person = await closed()
		const by = (await sql<{ id: never }>`select gen_random_uuid() as id`.execute(db)).rows[0]!.id
		const asked = { person, criterion: 'spouse-died', on: day('2026-03-05'), because: '', by }
		expect(await withdrawDebt(db, at('2026-03-05'), asked)).toMatchObject({ ok: false, why: 'no_reason' })
		expect(await withdrawDebt(db, at('2026-03-05'), { ...asked, criterion: 'age-80', because: 'x' })).toMatchObject({
			ok: false,
			why: 'nothing_owed',
		})
	})

	test('or the citizen dies', async () => {
		const person = await closed()
		await setStatus(person, 'dead')
		await night('2026-03-06')
		expect(await stanceOf(db, person)).toMatchObject(stand('not_resident'))
		const { rows } = await sql`select withdrawn_on, withdrawn_because from eligibility.debt`.execute(db)
		expect(rows).toEqual([{ withdrawn_on: '2026-03-06', withdrawn_because: 'dead' }])
		expect((await tellPerson(db, person)).map(({ what }) => what.da)).toContain(
			'Skyldigt tilbud bortfaldt: borgeren er død',
		)
	})

	test.each<[string, (person: PersonId) => unknown]>([
		[
			'a served ground',
			(person) => knows(person, { kind: 'offer', on: day('2026-02-12') as Day, criterion: 'spouse-died' }),
		],
		[
			'one who does not want to be contacted',
			(person) => knows(person, { kind: 'opted_out', on: day('2026-01-05'), until: null }),
		],
		['one who left meanwhile', (person) => setStatus(person, 'moved_out')],
	])('nothing is owed to %s', async (_, happens) => {
		const person = await live('1950-01-01')
		await recordLifeEvent(db, at('2026-01-01'), person, {
			kind: 'spouse_died',
			on: day('2026-01-01'),
			source: 'register',
			details: {},
		})
		if (_ === 'one who does not want to be contacted') await happens(person)
		await night('2026-02-10')
		await happens(person)
		await night('2026-02-27')
		expect(await countOf('eligibility.debt')).toBe(0)
	})

	test('no debt is invented from before our own records', async () => {
		const person = await live('1950-01-01')
		await recordLifeEvent(db, at('2026-01-01'), person, {
			kind: 'spouse_died',
			on: day('2026-01-01'),
			source: 'register',
			details: {},
		})
		await night('2026-02-27')
		expect(await countOf('eligibility.debt')).toBe(0)
		expect(await stanceOf(db, person)).toMatchObject(stand('not_in_target_group'))
	})
})

test('one citizen is weighed anew at once, with the reasons', async () => {
	const person = await live('1951-03-02')
	const verdicts = await reassess(db, at('2026-02-12'), day('2026-02-12'), [source], [person])
	expect(verdicts.get(person)).toMatchObject({
		verdict: 'offer',
		why: expect.arrayContaining([expect.objectContaining({ criterion: 'age-75', held: true })]),
	})
	expect(await stanceOf(db, person)).toMatchObject({ verdict: { verdict: 'offer' } })
	expect(await weigh(db, day('2027-01-01'), [source], person)).toMatchObject({ verdict: 'not_in_target_group' })
	expect(await factsOf(db, '00000000-0000-0000-0000-000000000000' as PersonId, [source])).toBeNull()
})
