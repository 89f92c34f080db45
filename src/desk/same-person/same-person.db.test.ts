import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { logReads, readsOf } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { webApp } from '#platform/web/index.ts'
import {
	absorbedInto,
	addCitizen,
	commitImport,
	duplicatesFound,
	findCitizen,
	listErasures,
	listHeld,
	listPairs,
	lookForDuplicates,
	partPair,
	stageImport,
	staysFor,
	takeBackParting,
} from '#population/actions.ts'
import { readFileBytes } from '#population/transport.ts'
import { freshDatabase } from '../../../test/database.ts'
import { dump, idOf, type Life, personOf, plantGround, plantLife, staffMember } from '../../../test/two-lives.ts'
import { followingForwarding } from '../actions.ts'
import { deskPages } from '../pages.tsx'
import { mergePersons } from './merge-actions.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const from: Life = { end: '1', cpr: '020348AA01', words: 'gråspurv' }
const into: Life = { end: '2', cpr: '6203480001', words: 'solsort' }
const [absorbed, stays] = [personOf(from), personOf(into)]

let db: Db
let app: ReturnType<typeof webApp>
const fresh = async () => {
	db = await freshDatabase()
	await plantGround(db)
	for (const life of [from, into]) await plantLife(db, life)
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	if (!municipality) throw new Error('no municipality')
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async () => {} }],
		routes: deskPages([]).map(followingForwarding),
		doorkeeper: {
			atWork: async (_db, _at, role) => ({
				staff: { id: staffMember, name: 'Vibeke Vikar', roles: [role], profession: null },
				formToken: 'form-token',
			}),
			saw: logReads,
		},
		now: () => at,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ enabled: false }),
	})
}

const get = (path: string, role = 'coordinator') =>
	Promise.resolve(app.request(`/soroe${path}`, { headers: { cookie: `hj_session=${role}` } }))
const read = async (path: string, role = 'coordinator') => (await get(path, role)).text()
const post = (path: string, fields: readonly (readonly [string, string])[], role = 'coordinator') => {
	const body = new FormData()
	for (const [name, value] of [['token', 'form-token'], ...fields] as const) body.append(name, value)
	return Promise.resolve(
		app.request(`/soroe${path}`, {
			method: 'POST',
			headers: { cookie: `hj_session=${role}`, 'sec-fetch-site': 'same-origin' },
			body,
		}),
	)
}
const leadsTo = (answer: Response) => [answer.status, decodeURI(answer.headers.get('location') ?? '')]

describe('looking for duplicates', () => {
	let inger: PersonId
	const person = async (cpr: string, given: string, surname: string, born: string, street: string | null) => {
		const { rows } = await sql<{ id: PersonId }>`
			with home as (insert into population.address (key, street, house_number) select ${cpr}, ${street}, '4' where ${street}::text is not null returning id)
			insert into population.person (cpr, born_on, sex, given_names, surname, status, address)
			values (${cpr}, ${born}, 'f', ${given}, ${surname}, 'resident', (select id from home)) returning id`.execute(db)
		return rows[0]?.id as PersonId
	}
	const found = async () => {
		const pairs = await listPairs(db, false)
		const names = await Promise.all(
			pairs.map(async ({ one, other }) =>
				[one, other].map(async (id) => (await findCitizen(db, id))?.givenNames ?? ''),
			),
		)
		return (await Promise.all(names.map(async (two) => (await Promise.all(two)).toSorted().join(' = ')))).toSorted()
	}

	beforeAll(async () => {
		db = await freshDatabase()
		await plantGround(db)
		inger = await person('6503480001', 'Inger Marie', 'Holm', '1948-03-05', 'Åvej')
		const made = {
			sex: 'f',
			phone: null,
			houseNumber: '4',
			floorDoor: null,
			postalCode: null,
			town: null,
			source: 'test',
		} as const
		await addCitizen(db, at, {
			...made,
			givenNames: 'Inger',
			surname: 'Nielsen',
			bornOn: day('1948-03-05'),
			street: 'Aavej',
		})
		await person('6503480002', 'Birthe', 'Lund', '1948-03-05', 'Nygade')
		await person('6503480004', 'Bodil', 'Lund', '1948-03-05', 'Nygade')
		await person('6604480001', 'Karen Anna', 'Beck', '1948-04-06', 'Søvej')
		await person('6604480003', 'Karen Anna', 'Beck', '1948-04-06', 'Bakkevej')
		await person('6604480005', 'Karen', 'Beck', '1948-04-06', 'Tværvej')
	})

	test('finds who was created here and has a number, and two of one whole name and day; not twins, not namesakes', async () => {
		expect(await lookForDuplicates(db, at)).toBe(7)
		expect(await found()).toEqual(['Inger = Inger Marie', 'Karen Anna = Karen Anna'])
		expect(await duplicatesFound(db)).toBe(2)
		expect(await lookForDuplicates(db, at)).toBe(0)
	})

	test('remembers who are two, until it is taken back', async () => {
		const [pair] = await listPairs(db, false)
		if (!pair) throw new Error('none found')
		const said = { one: pair.other, other: pair.one, by: staffMember, because: 'Talt med begge' }
		expect(await partPair(db, at, said)).toMatchObject({ ok: true })
		expect(await duplicatesFound(db)).toBe(1)
		await sql`insert into population.unlooked select id from population.person on conflict do nothing`.execute(db)
		await lookForDuplicates(db, at)
		expect(await listPairs(db, true)).toMatchObject([
			{ one: pair.one, other: pair.other, parted: { by: staffMember, because: 'Talt med begge' } },
		])
		await takeBackParting(db, pair.one, pair.other)
		expect(await duplicatesFound(db)).toBe(2)
	})

	test('looks again at whoever changes', async () => {
		await sql`update population.person set given_names = 'Ruth' where id = ${inger}`.execute(db)
		expect(await lookForDuplicates(db, at)).toBe(1)
		expect(await found()).toEqual(['Karen Anna = Karen Anna'])
	})
})

describe('on the pages', () => {
	beforeAll(async () => {
		await fresh()
		await logReads(db, at, staffMember, [absorbed], 'borgerkort')
		await sql`update population.person set given_names = 'Anna', surname = 'Holm'`.execute(db)
		await lookForDuplicates(db, at)
	})
	const to = `/dubletter/${absorbed}/${stays}`

	test('a pair is listed with what is alike, and on both cards; consultants are not asked', async () => {
		const list = await read('/dubletter')
		expect(list).toContain('samme fødselsdag, samme navn, den ene er oprettet uden CPR-nummer')
		expect(list).not.toContain('020348-AA01')
		for (const person of [absorbed, stays])
			expect(await read(`/borger/${person}`)).toContain('Måske registreret to gange')
		expect(await read(`/borger/${stays}`, 'consultant')).not.toContain('registreret to gange')
		for (const path of ['/dubletter', to, '/dubletter/foretaget'])
			expect((await get(path, 'consultant')).status).toBe(403)
	})

	test('the two stand side by side; who has the real number stays', async () => {
		const page = await read(to)
		expect(page).toContain('Er det den samme borger?')
		expect(page).toContain(`name="stays" value="${stays}"`)
		expect(page).toMatch(/I registret: \d+ forskel/)
		expect(page).toMatch(/<summary[^>]*>I registret: \d+ ens</)
		expect((await readsOf(db, absorbed)).length).toBeGreaterThan(1)
	})

	test('told apart and taken back', async () => {
		expect(leadsTo(await post(`${to}/hver-sin`, [['because', 'Talt med begge']]))).toEqual([303, '/soroe/dubletter'])
		expect(await read('/dubletter')).toContain('Der er ingen dubletter at afgøre')
		expect(await read('/dubletter?vis=hver-sin')).toContain('Vibeke Vikar, 9.3.2026')
		expect(await read(to)).toContain('Talt med begge')
		expect(leadsTo(await post(`${to}/maaske`, []))).toEqual([303, `/soroe${to}`])
		expect(await duplicatesFound(db)).toBe(1)
	})

	test('without a reason nothing happens, and what was typed is kept', async () => {
		const answer = await post(to, [['stays', stays]])
		expect(answer.status).toBe(422)
		expect(await answer.text()).toContain('Skriv, hvordan du ved, at det er den samme.')
		expect(
			(
				await post(to, [
					['stays', absorbed],
					['because', 'x'],
				])
			).status,
		).toBe(422)
		expect(
			(
				await post(
					to,
					[
						['stays', stays],
						['because', 'x'],
					],
					'consultant',
				)
			).status,
		).toBe(403)
		expect(await staysFor(db, absorbed)).toBeNull()
	})

	test('merged, every address of the one leads to the other, and both lives and all looks are shown', async () => {
		expect(
			leadsTo(
				await post(to, [
					['stays', stays],
					['because', 'Fik sit CPR-nummer'],
				]),
			),
		).toEqual([303, `/soroe/borger/${stays}`])
		expect(leadsTo(await get(`/borger/${absorbed}`))).toEqual([303, `/soroe/borger/${stays}`])
		expect(leadsTo(await get(`/borger/${absorbed}/set-af?q=x`))).toEqual([303, `/soroe/borger/${stays}/set-af?q=x`])
		expect(leadsTo(await get(`/ringeliste?borger=${absorbed}`))).toEqual([303, `/soroe/ringeliste?borger=${stays}`])
		expect(leadsTo(await get(to))).toEqual([303, `/soroe/borger/${stays}`])
		expect(
			leadsTo(
				await post(to, [
					['stays', stays],
					['because', 'igen'],
				]),
			),
		).toEqual([303, `/soroe/borger/${stays}`])
		const card = await read(`/borger/${stays}`)
		expect(card).toContain('Lagt sammen med en anden registrering: Anna Holm, 020348-xxxx')
		expect(card).toContain('Fik sit CPR-nummer')
		expect(card).toContain(from.words)
		expect(await read('/dubletter/foretaget')).toContain('Fik sit CPR-nummer')
		expect(await absorbedInto(db, stays)).toEqual([absorbed])
		const looks = await readsOf(db, stays, [absorbed])
		expect(looks.filter(({ person }) => person === absorbed).length).toBeGreaterThan(0)
		expect(await read(`/borger/${stays}/set-af`)).toContain(`<strong>${looks.length}</strong>`)
	})
})

describe('whatever goes wrong', () => {
	beforeEach(fresh)
	const asked = { absorbed, stays, by: staffMember, because: 'Samme' }

	test('of two mergings at once one is done', async () => {
		const done = await Promise.all([mergePersons(db, at, [], asked), mergePersons(db, at, [], asked)])
		expect(done.filter(({ ok }) => ok)).toHaveLength(1)
		expect(done.find(({ ok }) => !ok)).toMatchObject({ why: 'already_merged' })
	})

	test('a file that names the number of the one is about the other', async () => {
		await sql`update population.person set cpr = '6203480003' where id = ${absorbed}`.execute(db)
		const words = 'person_id;status;status_since;given_names;surname;phone\n'
		const files = (phone: string) => [`${words}6203480003;dead;2004-01-01;Anna;Holm;${phone}\n`]
		const taken = async (phone: string) => {
			const read = readFileBytes('a.csv', new TextEncoder().encode(files(phone)[0]), day('2026-03-09'))
			expect(read.rejected).toEqual([])
			return stageImport(db, at, { files: ['a.csv'], on: day('2026-03-09'), read, by: null })
		}
		const underReview = await taken('01020304')
		expect(await mergePersons(db, at, [], asked)).toMatchObject({ ok: true })
		expect(await commitImport(db, at, underReview.id, null)).toMatchObject({ ok: true, value: { changed: 1, new: 0 } })
		expect(await findCitizen(db, stays)).toMatchObject({ phone: '01020304', surname: 'Holm' })
		const later = await taken('01020305')
		expect(later.counts).toMatchObject({ changed: 1, new: 0 })
		expect(await commitImport(db, at, later.id, null)).toMatchObject({ ok: true })
		expect(await findCitizen(db, stays)).toMatchObject({ phone: '01020305', cpr: into.cpr })
		expect(await staysFor(db, absorbed)).toBe(stays)
	})

	test.each(['dead', 'moved_out', 'emigrated', 'disappeared'])(
		'a file in which the number of the one is %s says nothing of the living one who stays',
		async (status) => {
			await sql`update population.person set cpr = '6203480003' where id = ${absorbed}`.execute(db)
			await sql`update population.person set status = 'resident' where id in (${absorbed}, ${stays})`.execute(db)
			const words = 'person_id;status;given_names;surname;phone\n'
			const taken = async (...rows: string[]) => {
				const read = readFileBytes('a.csv', new TextEncoder().encode(words + rows.join('\n')), day('2026-03-09'))
				return stageImport(db, at, { files: ['a.csv'], on: day('2026-03-09'), read, by: null })
			}
			const closed = `6203480003;${status};Anna;Holm;`
			const underReview = await taken(closed)
			expect(await mergePersons(db, at, [], asked)).toMatchObject({ ok: true })
			expect(await commitImport(db, at, underReview.id, null)).toMatchObject({ ok: false, why: 'register_changed' })
			const both = await taken(closed, `${into.cpr};resident;Anna;Holm;01020304`)
			expect(both.counts).toMatchObject({ changed: 1, leftOut: 1, new: 0, gone: 0 })
			await sql`update population.import set judged_after = -1 where id = ${both.id}`.execute(db)
			expect(await commitImport(db, at, both.id, null)).toMatchObject({ ok: true })
			expect(await findCitizen(db, stays)).toMatchObject({ status: 'resident', phone: '01020304', cpr: into.cpr })
		},
	)

	test('a number that another has replaced goes on telling of its citizen', async () => {
		await sql`update population.person set status = 'resident' where id = ${stays}`.execute(db)
		await sql`insert into population.former_number (cpr, person, known_at) values ('6203480003', ${stays}, ${at})`.execute(
			db,
		)
		const read = readFileBytes(
			'a.csv',
			new TextEncoder().encode('person_id;status;given_names;surname\n6203480003;dead;Anna;Holm\n'),
			day('2026-03-09'),
		)
		const staged = await stageImport(db, at, { files: ['a.csv'], on: day('2026-03-09'), read, by: null })
		expect(await commitImport(db, at, staged.id, null)).toMatchObject({ ok: true, value: { changed: 1 } })
		expect(await findCitizen(db, stays)).toMatchObject({ status: 'dead' })
	})

	test('of two that cross, one is done', async () => {
		await sql`update population.person set cpr = '6203480003' where id = ${absorbed}`.execute(db)
		const crossed = { ...asked, absorbed: stays, stays: absorbed }
		const done = await Promise.all([mergePersons(db, at, [], asked), mergePersons(db, at, [], crossed)])
		expect(done.filter(({ ok }) => ok)).toHaveLength(1)
	})

	test('what breaks off in the middle has changed nothing', async () => {
		const before = await dump(db, [])
		const broken = async () => {
			throw new Error('the light went out')
		}
		await expect(mergePersons(db, at, [broken], asked)).rejects.toThrow('the light went out')
		expect(await dump(db, [])).toEqual(before)
	})
})

describe('erasing on the pages', () => {
	const long = async () => {
		await sql`delete from population.hold`.execute(db)
		await sql`update eligibility.stance set recorded_at = '2003-01-01'`.execute(db)
		await sql`update population.life_event set recorded_at = '2003-01-01'`.execute(db)
	}
	beforeAll(async () => {
		await fresh()
		await long()
	})

	test('those whose time is over are proposed, to managers and administrators', async () => {
		const page = await read('/sletning', 'administrator')
		expect(page).toContain(from.words)
		expect(page).toContain(into.words)
		for (const role of ['coordinator', 'consultant']) expect((await get('/sletning', role)).status).toBe(403)
	})

	test('somebody is kept longer, because, and let go of', async () => {
		expect((await post(`/sletning/${stays}`, [['because', '']], 'manager')).status).toBe(422)
		expect(leadsTo(await post(`/sletning/${stays}`, [['because', 'Klagesag']], 'manager'))).toEqual([
			303,
			'/soroe/sletning',
		])
		const page = await read('/sletning', 'manager')
		expect(page).toContain('Klagesag')
		expect(page).not.toContain(`value="${stays}"`)
		expect((await post(`/sletning/${stays}/slip`, [], 'manager')).status).toBe(404)
		const [held] = await listHeld(db, [stays])
		const hold = ['hold', held?.id ?? ''] as const
		expect((await post(`/sletning/${absorbed}/slip`, [hold], 'manager')).status).toBe(404)
		expect(leadsTo(await post(`/sletning/${stays}/slip`, [hold], 'manager'))).toEqual([303, '/soroe/sletning'])
		expect(await read('/sletning', 'manager')).toContain(`value="${stays}"`)
	})

	test('the figure must be the number of ticks', async () => {
		for (const fields of [
			[['count', '1']],
			[
				['chosen', stays],
				['count', '2'],
			],
			[
				['chosen', stays],
				['count', ''],
			],
		] as const)
			expect((await post('/sletning', fields, 'administrator')).status).toBe(422)
		expect(await listErasures(db)).toEqual([])
	})

	test('then they are gone', async () => {
		const both = [
			['chosen', stays],
			['chosen', absorbed],
			['count', '2'],
		] as const
		const answer = await post('/sletning', both, 'administrator')
		expect(leadsTo(answer)).toEqual([303, '/soroe/sletning'])
		expect(await findCitizen(db, stays)).toBeNull()
		expect((await listErasures(db)).map(({ person }) => person).toSorted()).toEqual([absorbed, stays])
		const rest = (await dump(db, ['access.read_entry'])).filter(({ row }) =>
			[from, into].some(({ words, cpr }) => row.includes(words) || row.includes(cpr)),
		)
		expect(rest).toEqual([])
		expect(await read('/sletning', 'administrator')).toContain('Slettet indtil nu: 2')
		expect(idOf('person', from)).toBe(absorbed)
	})
})
