import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from '../../test/database.ts'
import { webEdge } from '../../test/web-edge.ts'
import { hold, workingTimeOf } from './actions.ts'
import { bookingPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
let db: Db
let edge: ReturnType<typeof webEdge>
let anna: StaffId
let person: PersonId

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	const added = await addStaff(db, now, null, {
		name: 'Anna',
		email: 'anna@example.invalid',
		roles: ['consultant'],
		profession: 'sygeplejerske',
		authorisationId: null,
		login: null,
		activeFrom: day('2026-01-01'),
	})
	if (!added.ok || municipality === undefined) throw new Error('not set up')
	anna = added.value.id
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values ('7001400000', '1940-01-10', 'f', 'resident', 'Borger', 'Nummer Et') returning id`.execute(db)
	person = rows[0]!.id
	const other = '00000000-0000-4000-8000-000000000009' as StaffId
	const who: Record<string, { id: StaffId; name: string; roles: string[]; profession: null }> = {
		anna: { id: anna, name: 'Anna', roles: ['consultant'], profession: null },
		colleague: { id: other, name: 'Bo', roles: ['consultant'], profession: null },
		coordinator: { id: anna, name: 'Anna', roles: ['coordinator'], profession: null },
		manager: { id: other, name: 'Ole', roles: ['manager'], profession: null },
	}
	edge = webEdge({ db, municipality, routes: bookingPages(), staff: who, now })
})

const get = (path: string, who = 'coordinator') => edge.get(path, who)
const post = (path: string, fields: [string, string][], who = 'coordinator') =>
	edge.post(`/medarbejdere/${anna}${path}`, fields, who)
const daily: [string, string][] = [1, 2, 3, 4, 5].map((n) => ['weekday', String(n)])
const from: [string, string][] = [
	['valid_from_day', '1'],
	['valid_from_month', '3'],
	['valid_from_year', '2026'],
]

test('without working hours the list of free times says what to do', async () => {
	const page = await (await get('/ledige-tider')).text()
	expect(page).toContain('Ingen arbejdstid de næste to uger')
	expect(page).toContain('plads til 0 besøg')
})

test('a week is entered at once; an impossible one comes back with the mend and what was typed', async () => {
	const wrong = await post('/arbejdstid', [...daily, ['from', '14'], ['to', '9'], ...from])
	expect(wrong.status).toBe(422)
	const text = await wrong.text()
	expect(text).toContain('slutter, før den begynder')
	expect(text).toContain('value="14"')
	expect((await post('/arbejdstid', [...daily, ['from', '9'], ['to', '14.30'], ...from])).status).toBe(303)
	const overlapping = await post('/arbejdstid', [
		['weekday', '6'],
		['weekday', '2'],
		['from', '14'],
		['to', '15'],
		...from,
	])
	expect(overlapping.status).toBe(422)
	expect(await overlapping.text()).toContain('allerede arbejdstid tirsdag')
	expect((await workingTimeOf(db, anna, today)).shifts).toHaveLength(5)
})

test('free times are listed by day with counts, and as a file', async () => {
	expect(await (await get('/ledige-tider')).text()).toContain('plads til 40 besøg')
	const file = await get('/ledige-tider?format=csv')
	expect(file.headers.get('content-type')).toContain('text/csv')
	expect(await file.text()).toContain('2026-03-10;Anna;09:00–14:30;4;0')
})

test('absence that hits a visit shows whom, and the reading is logged', async () => {
	await hold(db, now, {
		staff: anna,
		person,
		span: { from: instantAt(day('2026-03-12'), clock('09:00')), to: instantAt(day('2026-03-12'), clock('10:00')) },
		purpose: 'home_visit',
		heldUntil: null,
	})
	const answer = await post('/fravaer', [
		['kind', 'illness'],
		['first', '2026-03-11'],
		['last', '2026-03-13'],
	])
	expect(answer.status).toBe(303)
	const before = (await readsOf(db, person)).length
	const page = await (await get(`/medarbejdere/${anna}/arbejdstid`)).text()
	expect(page).toContain('Fraværet rammer 1 besøg')
	expect(page).toContain('Borger Nummer Et')
	expect((await readsOf(db, person)).length).toBe(before + 1)
	const { absences } = await workingTimeOf(db, anna, today)
	expect((await post('/fravaer/slet', [['absence', absences[0]!.id]])).status).toBe(303)
	expect(await (await get(`/medarbejdere/${anna}/arbejdstid`)).text()).not.toContain('Fraværet rammer')
})

test('a consultant sees their own working time and not a colleague’s; a manager neither', async () => {
	expect((await get(`/medarbejdere/${anna}/arbejdstid`, 'anna')).status).toBe(200)
	expect((await get(`/medarbejdere/${anna}/arbejdstid`, 'colleague')).status).toBe(403)
	expect((await post('/arbejdstid', [...daily, ['from', '15'], ['to', '16'], ...from], 'colleague')).status).toBe(403)
	expect((await get('/ledige-tider', 'manager')).status).toBe(403)
})

test('nonsense is answered, never broken', async () => {
	expect((await get('/medarbejdere/42/arbejdstid')).status).toBe(404)
	expect((await get('/medarbejdere/00000000-0000-4000-8000-000000000000/arbejdstid')).status).toBe(404)
	expect(
		(
			await post('/arbejdstid/slut', [
				['line', 'x'],
				['ends', '2026-03-09'],
			])
		).status,
	).toBe(422)
	expect((await post('/arbejdstid/slut', [])).status).toBe(422)
	expect((await post('/fravaer', [])).status).toBe(422)
	expect((await post('/fravaer/slet', [['absence', 'x']])).status).toBe(303)
})
