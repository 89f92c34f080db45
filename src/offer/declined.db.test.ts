import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { assessEveryone, weigh } from '#eligibility/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import {
	approveBatch,
	batchWith,
	offerFacts,
	offersOf,
	optOutsOf,
	proposeBatch,
	sendAll,
	takeBackOptOut,
	tellPerson,
} from './actions.ts'
import { optedOutOn } from './no-contact/opt-out.ts'
import { folderOutbox } from './sending/outbox-transport.ts'
import { openPress } from './transport.ts'

const today = day('2026-03-09')
const at = (on: Day) => instantAt(on, clock('10:00'))
const sources = [offerFacts]
const press = openPress()

let db: Db
let house: Municipality
let by: StaffId
let outbox: ReturnType<typeof folderOutbox>
let people = 0

beforeAll(async () => {
	db = await freshDatabase()
	const [read] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (!read) throw new Error('not set up')
	house = read
	await loadStandards(db, at(today), join(read.folder, 'standard'))
	const added = await addStaff(db, at(today), null, {
		name: 'En',
		email: 'en@example.invalid',
		roles: ['coordinator', 'consultant'],
		profession: null,
		authorisationId: null,
		login: null,
		activeFrom: day('2025-01-01'),
	})
	if (!added.ok) throw new Error('not set up')
	by = added.value.id
	for (const weekday of [1, 2, 3, 4, 5])
		await addShift(
			db,
			at(today),
			by,
			{
				weekday,
				from: clock('09:00'),
				to: clock('15:00'),
				weeks: 'every',
				validFrom: day('2026-01-01'),
				validTo: null,
			},
			null,
		)
	outbox = folderOutbox(await mkdtemp(join(tmpdir(), 'declined-')))
})

/** An 83rd birthday this month, so that a letter is due. */
const citizen = async (declinedUntil: Day | null): Promise<PersonId> => {
	people += 1
	const { rows } = await sql<{ id: PersonId }>`
		with home as (
			insert into population.address (key, street, house_number, postal_code, town)
			values (${`house ${people}`}, 'Prøvevej', ${String(people)}, '4180', 'Sorø') returning id)
		insert into population.person
			(cpr, born_on, sex, given_names, surname, status, resident_since, digital_post, residence, declined_until, address)
		select ${`7503${String(people).padStart(6, '0')}`}, '1943-03-15', 'f', 'Prøve', ${`Nej ${people}`}, 'resident', '2001-01-01', true,
			'own_home', ${declinedUntil}, id from home returning id`.execute(db)
	return rows[0]?.id as PersonId
}
const offered = async (person: PersonId): Promise<boolean> =>
	(await offersOf(db, person)).some(({ madeOn }) => madeOn !== null)
const aDay = async (on: Day): Promise<void> => {
	await assessEveryone(db, at(on), on, sources)
	const batch = await proposeBatch(db, at(on), house, on, { by })
	if (!batch.ok) return
	await approveBatch(db, at(on), house, { batch: batch.value.id, by }, async () => {})
	await sendAll(db, at(on), house, { press, outbox, sources })
}

test('who declined until a day is not proposed before, and is afterwards', async () => {
	const until = addDays(today, 3)
	const [declined, other] = [await citizen(until), await citizen(null)]
	for (let on = today; on <= until; on = addDays(on, 1)) {
		await aDay(on)
		expect([on, await offered(declined)]).toEqual([on, false])
	}
	expect(await offered(other)).toBe(true)
	expect((await weigh(db, until, sources, declined))?.optedOut).toBe(true)
	await aDay(addDays(until, 1))
	expect(await offered(declined)).toBe(true)
})

test('who is proposed already and then declines gets no letter, and is not proposed before the night has seen it', async () => {
	const person = await citizen(null)
	await assessEveryone(db, at(today), today, sources)
	const batch = await proposeBatch(db, at(today), house, today, { by })
	if (!batch.ok) throw new Error(batch.why)
	expect((await batchWith(db, batch.value.id))?.offers.map((offer) => offer.person)).toContain(person)
	const late = await citizen(null)
	await assessEveryone(db, at(today), today, sources)
	await sql`update population.person set declined_until = ${addDays(today, 30)} where id in (${person}, ${late})`.execute(
		db,
	)
	await approveBatch(db, at(today), house, { batch: batch.value.id, by }, async () => {})
	await sendAll(db, at(today), house, { press, outbox, sources })
	expect((await offersOf(db, person)).at(-1)).toMatchObject({
		madeOn: null,
		endedBecause: 'dropped',
		endedWords: 'opted_out',
	})
	const next = await proposeBatch(db, at(today), house, today, { by })
	const proposed = next.ok ? ((await batchWith(db, next.value.id))?.offers ?? []) : []
	expect(proposed.map((offer) => offer.person)).not.toContain(late)
})

test('stands as a wish not to be contacted that can be taken back, and the story keeps both', async () => {
	const person = await citizen(addDays(today, 30))
	expect(optedOutOn(await optOutsOf(db, [person]), today)).toMatchObject({ until: addDays(today, 30) })
	const command = { person, words: 'Ringede og vil gerne have besøg', by }
	expect(await takeBackOptOut(db, at(today), command)).toMatchObject({ ok: true })
	expect(optedOutOn(await optOutsOf(db, [person]), today)).toBeNull()
	expect(await takeBackOptOut(db, at(today), command)).toMatchObject({ ok: false, why: 'none_standing' })
	expect((await tellPerson(db, person)).length).toBe(2)
	await aDay(addDays(today, 1))
	expect(await offered(person)).toBe(true)
})
