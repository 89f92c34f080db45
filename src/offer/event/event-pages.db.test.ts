import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { eventPages } from './event-pages.tsx'

let now = instantAt(day('2026-03-09'), clock('10:00'))
let db: Db
let edge: ReturnType<typeof webEdge>
let ordinary: PersonId
let hidden: PersonId

const citizen = async (cpr: string, name: string, isProtected: boolean): Promise<PersonId> => {
	const { rows: places } = await sql<{ id: string }>`
		insert into population.address (key, street, house_number, postal_code, town)
		values (${cpr}, 'Hemmelighedsvej', '7', '4180', 'Sorø') returning id`.execute(db)
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname, phone, protected, address)
		values (${cpr}, '1940-01-10', 'f', 'resident', ${name}, 'Prøvesen', ${isProtected ? '33333333' : '22222222'},
			${isProtected}, ${places[0]?.id}) returning id`.execute(db)
	return rows[0]!.id
}

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('not set up')
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	const added = await addStaff(db, now, null, {
		...{ name: 'Karla', email: 'karla@example.invalid', roles: ['coordinator'], profession: null },
		...{ authorisationId: null, login: null, activeFrom: day('2026-01-01') },
	})
	if (!added.ok) throw new Error('not set up')
	const someone = { id: added.value.id as StaffId, name: 'Karla', profession: null }
	ordinary = await citizen('7001400000', 'Almindelig', false)
	hidden = await citizen('7001400001', 'Hemmelig', true)
	const staff = {
		coordinator: { ...someone, roles: ['coordinator'] },
		consultant: { ...someone, roles: ['consultant'] },
		manager: { ...someone, roles: ['manager'] },
	}
	edge = webEdge({ db, municipality, routes: eventPages([]), staff, now: () => now })
})

beforeEach(async () => {
	now = instantAt(day('2026-03-09'), clock('10:00'))
	for (const table of ['offer.letter', 'offer.code', 'offer.seat', 'offer.event'])
		await sql`delete from ${sql.table(table)}`.execute(db)
})

const three = (name: string, on: Day | ''): Record<string, string> => {
	const [year = '', month = '', date = ''] = on.split('-')
	return { [`${name}_day`]: date, [`${name}_month`]: month, [`${name}_year`]: year }
}
const form = (deviation: Record<string, string> = {}): Record<string, string> => ({
	...{ key: crypto.randomUUID(), title: 'Et godt liv med alderen', place: 'Kulturhuset', from: '14', to: '16.30' },
	...{ seats: '1', companions: 'yes', ...three('on', day('2026-04-15')), ...three('answer_by', day('2026-04-01')) },
	...deviation,
})
const planned = async (): Promise<string> =>
	(await edge.post('/arrangementer', form())).headers.get('location')?.replace('/soroe', '') ?? ''
const page = async (path: string, who?: string): Promise<string> => (await edge.get(path, who)).text()
const has = (text: string): string => text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('where the standard has no events the list is calm and says what they are for', async () => {
	const text = has(await page('/arrangementer'))
	expect(text).toContain('ingen fælles arrangementer')
	expect(text).toContain('Ingen arrangementer er planlagt')
	expect(text).not.toContain('venter på et arrangement')
})

test('what was typed wrong comes back with the mend of each field, and nothing is planned', async () => {
	const wrong = form({ title: '', from: 'to', seats: '0', ...three('answer_by', day('2026-04-15')) })
	const answer = await edge.post('/arrangementer', wrong)
	expect(answer.status).toBe(422)
	const text = await answer.text()
	for (const mend of ['hvad arrangementet hedder', 'hvornår det begynder', 'fra 1 til 500', 'svarfrist fra i dag'])
		expect(text).toContain(mend)
	expect(text).toContain('value="Kulturhuset"')
	expect(has(await page('/arrangementer'))).toContain('Ingen arrangementer er planlagt')
})

test('the same form sent twice plans one event', async () => {
	const twice = form()
	const both = [await edge.post('/arrangementer', twice), await edge.post('/arrangementer', twice)]
	expect(new Set(both.map((one) => one.headers.get('location'))).size).toBe(1)
	expect(has(await page('/arrangementer'))).toContain('0 af 1')
})

test('a citizen who calls is found without a name in the address, gets the seat, the next waits and moves up', async () => {
	const event = await planned()
	const found = await edge.post(`${event}/find`, { find: 'Prøvesen' })
	expect(found.url).not.toContain('Pr')
	const text = await found.text()
	expect(has(text)).toContain('Almindelig Prøvesen')
	expect(text).not.toContain('Hemmelighedsvej')
	for (const person of [ordinary, hidden]) await edge.post(`${event}/plads`, { person, companion: 'no' })
	expect(has(await page(event))).toMatch(
		/Har plads \(1\).*Almindelig Prøvesen.*På venteliste \(1\).*Hemmelig Prøvesen Beskyttet/,
	)
	expect((await readsOf(db, hidden)).map(({ what }) => what)).toContain('arrangement')
	const seat = /name="seat" value="([^"]+)"/.exec(await page(event))?.[1] ?? ''
	await edge.post(`${event}/afbud`, { seat })
	expect(has(await page(event))).toMatch(/Har plads \(1\).*Hemmelig.*På venteliste \(0\).*Har meldt fra \(1\)/)
})

test('the list at the door has no address, and of who is protected neither surname nor number', async () => {
	const event = await planned()
	await edge.post(`${event}/pladser`, { seats: '5' })
	for (const person of [ordinary, hidden]) await edge.post(`${event}/plads`, { person, companion: 'yes' })
	const text = await page(`${event}/deltagere`)
	expect(text).toContain('Almindelig Prøvesen')
	expect(text).toContain('22222222')
	expect(text).toContain('Hemmelig')
	for (const secret of ['Hemmelig Prøvesen', '33333333', 'Hemmelighedsvej']) expect(text).not.toContain(secret)
	expect(/<title>[^<]*(Almindelig|Hemmelig)/.test(text)).toBe(false)
})

test('a companion is refused where there is no seat for them, and the citizen keeps their own', async () => {
	const event = await planned()
	await edge.post(`${event}/plads`, { person: ordinary, companion: 'no' })
	const answer = await edge.post(`${event}/plads`, { person: ordinary, companion: 'yes' })
	expect(answer.status).toBe(409)
	expect(await answer.text()).toContain('beholder sin egen plads')
	expect(has(await page(event))).toContain('Har plads (1)')
})

test('cancelling asks why, is the coordinator’s, and tells whoever had a seat', async () => {
	const event = await planned()
	await edge.post(`${event}/plads`, { person: ordinary, companion: 'no' })
	expect((await edge.post(`${event}/aflys`, { because: 'Sygdom' }, 'consultant')).status).toBe(403)
	expect((await edge.post(`${event}/aflys`, { because: '' })).status).toBe(422)
	expect((await edge.post(`${event}/aflys`, { because: 'Sygdom' })).status).toBe(303)
	expect(has(await page(event))).toContain('Arrangementet er aflyst')
	const { rows } = await sql`select purpose from offer.letter where purpose = 'cancellation'`.execute(db)
	expect(rows).toHaveLength(1)
	expect((await edge.post(`${event}/plads`, { person: hidden })).status).toBe(409)
})

test('on the day a consultant ticks who came, adds who came without a seat, and puts it right', async () => {
	const event = await planned()
	await edge.post(`${event}/plads`, { person: ordinary, companion: 'no' })
	expect(await page(event)).not.toContain('Hvem kom?')
	now = instantAt(day('2026-04-15'), clock('13:40')) // they arrive before it begins
	await edge.post(`${event}/plads`, { person: hidden }, 'consultant')
	const seats = [...(await page(event, 'consultant')).matchAll(/id="came-\d+" name="came" value="([^"]+)"/g)].map(
		([, id]) => id ?? '',
	)
	expect(seats).toHaveLength(2)
	await edge.post(
		`${event}/fremmoede`,
		seats.map((id) => ['came', id] as const),
		'consultant',
	)
	const attended = async () =>
		(await sql<{ attended: boolean }>`select attended from offer.seat order by number`.execute(db)).rows.map(
			(row) => row.attended,
		)
	expect(await attended()).toEqual([true, true])
	await edge.post(`${event}/fremmoede`, [], 'consultant')
	expect(await attended()).toEqual([false, false])
})

test('whoever only reads figures is not let in', async () => {
	expect((await edge.get('/arrangementer', 'manager')).status).toBe(403)
})
