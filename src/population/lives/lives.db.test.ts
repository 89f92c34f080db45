import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import {
	commitImport,
	findCitizen,
	householdOf,
	lifeEventsOf,
	linesOf,
	livesFollowed,
	livesToFollow,
	recordLifeEvent,
	reportDeath,
	stageImport,
	takeBackDeath,
} from '../actions.ts'
import { readFileBytes } from '../transport.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const on = day('2026-03-09')
const heading =
	'person_id;status;given_names;surname;spouse_id;street;house_number;postal_code;address_id;practical_help'
const bo = '6103400001;resident;Bo;Lund;6103420002;Storgade;1;4180;a1;0'
const ida = '6103420002;resident;Ida;Lund;6103400001;Storgade;1;4180;a1;0'
const per = '6103450004;resident;Per;Holm;;Storgade;2;4180;a2;0'

const load = async (db: Db, ...rows: readonly string[]): Promise<void> => {
	const read = readFileBytes('a.csv', new TextEncoder().encode([heading, ...rows, ''].join('\n')), on)
	const staged = await stageImport(db, at, { files: ['a.csv'], on, read, by: null })
	expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true })
}

let db: Db
let named: (cpr: string) => Promise<PersonId>
beforeEach(async () => {
	db = await freshDatabase()
	await load(db, bo, ida, per)
	named = async (cpr) =>
		(await sql<{ id: PersonId }>`select id from population.person where cpr like ${`${cpr}%`}`.execute(db)).rows[0]!.id
})
const toFollow = (): Promise<string[]> =>
	inTransaction(db, async (tx) => {
		const persons = await livesToFollow(tx, 100)
		await livesFollowed(tx, persons)
		const { rows } = await sql<{ name: string }>`select given_names as name from population.person
			where id = any(${`{${persons.join(',')}}`}::uuid[]) order by 1`.execute(tx)
		return rows.map(({ name }) => name)
	})

describe('to follow', () => {
	test('nobody after the first load, not even newcomers', async () => expect(await toFollow()).toEqual([]))

	test('whose life changed, and who lives with them; who is unchanged or only has a new telephone is not', async () => {
		await load(db, bo.replace(';resident;', ';dead;'), ida, per)
		expect(await toFollow()).toEqual(['Bo', 'Ida'])
		await sql`update population.person set phone = '12345678'`.execute(db)
		expect(await toFollow()).toEqual([])
		await load(db, `${per.slice(0, -1)}1`)
		expect(await toFollow()).toEqual(['Per'])
	})

	test('who is left by somebody that is no spouse: from now on they may live alone', async () => {
		const lodger = '6103700009;resident;Sam;Bech;;Storgade;2;4180;a2;0'
		await load(db, lodger)
		await toFollow()
		await load(db, lodger.replace(';2;4180;a2;', ';9;4180;a9;'))
		expect(await toFollow()).toEqual(['Per', 'Sam'])
	})

	test('who is new in a later file, and to whom something happened', async () => {
		await load(db, '6103470008;resident;Ny;Borger;;Storgade;3;4180;a3;0')
		expect(await toFollow()).toEqual(['Ny'])
		await recordLifeEvent(db, at, await named('61034500'), { kind: 'fell', on, source: 'hospital', details: {} })
		expect(await toFollow()).toEqual(['Per'])
	})

	test('stays to follow when drawing the consequences came to nothing', async () => {
		await load(db, bo.replace(';resident;', ';dead;'))
		await inTransaction(db, async (tx) => {
			await livesFollowed(tx, await livesToFollow(tx, 1))
			return { ok: false as const }
		})
		expect(await toFollow()).toEqual(['Bo', 'Ida'])
		expect(await toFollow()).toEqual([])
	})
})

describe('a death that somebody tells before the register does', () => {
	const stands = async (cpr: string) => {
		const id = await named(cpr)
		const citizen = await findCitizen(db, id)
		const [line] = await linesOf(db, [id])
		expect(line?.status).toBe(citizen?.status)
		return [citizen?.status, citizen?.statusSince, citizen?.reportedDeadBy, line?.livesAlone]
	}
	const lossesOf = async (cpr: string) => {
		const id = await named(cpr)
		return ((await lifeEventsOf(db, [id])).get(id) ?? []).map(({ kind, on, source }) => `${kind} ${on} ${source}`)
	}
	const told = async () =>
		reportDeath(db, at, { person: await named('61034000'), on: day('2026-03-07'), source: 'hospital' })

	test('counts everywhere, leaves the spouse alone and bereaved, and says so once', async () => {
		expect([await told(), await told()]).toEqual([true, false])
		expect(await stands('61034000')).toEqual(['dead', '2026-03-07', 'hospital', null])
		expect(await stands('61034200')).toEqual(['resident', null, null, true])
		expect(await lossesOf('61034200')).toEqual(['spouse_died 2026-03-07 hospital'])
		expect((await householdOf(db, await named('61034200'))).map(({ givenNames }) => givenNames)).toEqual(['Ida'])
		expect(await householdOf(db, await named('61034000'))).toEqual([])
		expect(await toFollow()).toEqual(['Bo', 'Ida'])
	})

	test('leaves the register’s own line as it is: the same file again changes nothing', async () => {
		await told()
		const read = readFileBytes('a.csv', new TextEncoder().encode([heading, bo, ida, per, ''].join('\n')), on)
		const staged = await stageImport(db, at, { files: ['a.csv'], on, read, by: null })
		expect(staged.counts).toMatchObject({ changed: 0, unchanged: 3 })
	})

	test('is taken back with everything it told', async () => {
		await told()
		await toFollow()
		const person = await named('61034000')
		expect([await takeBackDeath(db, at, person), await takeBackDeath(db, at, person)]).toEqual([true, false])
		expect(await stands('61034000')).toEqual(['resident', null, null, false])
		expect(await lossesOf('61034200')).toEqual([])
		expect(await lossesOf('61034000')).toEqual([
			'reported_dead 2026-03-07 hospital',
			'death_taken_back 2026-03-09 hospital',
		])
		expect(await toFollow()).toEqual(['Bo', 'Ida'])
	})

	test('told and taken back twice on one day, it ends with what is true', async () => {
		const person = await named('61034000')
		const hour = (time: number) => instant(`2026-03-09T${10 + time}:00:00+01:00`)
		const tellsOf = async (...days: readonly string[]): Promise<string[]> => {
			for (const [place, on] of days.entries()) {
				expect(await reportDeath(db, hour(2 * place), { person, on: day(on), source: 'hospital' })).toBe(true)
				expect(await takeBackDeath(db, hour(2 * place + 1), person)).toBe(true)
			}
			const { rows } = await sql<{ kind: string }>`
				select kind from population.life_event where person = ${person} order by happened_on, recorded_at`.execute(db)
			return rows.map(({ kind }) => kind)
		}
		expect(await tellsOf('2026-03-08', '2026-03-09')).toEqual(['reported_dead', 'reported_dead', 'death_taken_back'])
		expect(await lossesOf('61034200')).toEqual([])
		expect((await findCitizen(db, person))?.status).toBe('resident')
	})

	test('stays one loss once the register tells of the same death, and is no longer taken back', async () => {
		await told()
		await load(db, bo.replace(';resident;', ';dead;'))
		await toFollow()
		expect(await stands('61034000')).toEqual(['dead', '2026-03-09', 'hospital', null])
		expect(await lossesOf('61034200')).toHaveLength(1)
		await takeBackDeath(db, at, await named('61034000'))
		expect(await stands('61034000')).toEqual(['dead', '2026-03-09', null, null])
		expect(await lossesOf('61034200')).toHaveLength(1)
	})
})
