import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { agree, agreementsOf, handOver, handOversOf } from '#followup/actions.ts'
import { type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { holdOn, letGo, listHeld } from '#population/actions.ts'
import { correct, notesOf, sign, startUnplanned, tellPerson, visitsOf } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { personsToErase } from './erase-actions.ts'
import { erasureRoutes } from './erasure-pages.tsx'
import { eraseJournal, journalsToErase } from './journal-erase-actions.ts'
import { keepLongerRoutes } from './keep-longer-pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

let db: Db
let nurse: StaffId
let therapist: StaffId
let manager: StaffId
let edge: ReturnType<typeof webEdge>
let count = 0

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const professions = new Map<StaffId, string>()
const staff = async (name: string, profession: string | null): Promise<StaffId> => {
	const role = profession === null ? ('manager' as const) : ('consultant' as const)
	const details = { name, email: `${name.toLowerCase()}@example.invalid`, roles: [role] }
	const rest = { profession, authorisationId: null, login: null, activeFrom: day('2000-01-01') }
	const { id } = got(await addStaff(db, now, null, { ...details, ...rest }))
	if (profession !== null) professions.set(id, profession)
	return id
}
const citizen = async (): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`61014400${String(count).padStart(2, '0')}`}, '1944-01-01', 'f', 'resident', 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
const writer = (id: StaffId) => ({ id, name: 'Navn', profession: professions.get(id) ?? null })
/** A visit held and signed on a day, with an agreement and a hand-over. */
const visited = async (person: PersonId, on: Day, by: StaffId): Promise<VisitId> => {
	const at = instantAt(on, clock('11:00'))
	const visit = crypto.randomUUID() as VisitId
	got(await startUnplanned(db, at, { id: visit, person, by, form: 'home_visit', occasion: 'need' }))
	const body = {
		...emptyNote,
		summary: 'Hemmelig',
		agreements: [{ key: 'a', kind: 'visit' as const, dueOn: on, what: 'Hemmelig' }],
		handOvers: [{ key: 'h', to: 'volunteers' as const, what: 'Hemmelig', consent: 'spoken' as const }],
	}
	const sent = { visit, base: 0, kind: 'journal' as const, happenedOn: on, body }
	got(await sign(db, at, writer(by), { ...sent, accepted: 'at_the_door' }, { agree, handOver }))
	return visit
}
const due = async (keepYears: number) => (await journalsToErase(db, keepYears, today, 100)).map(({ person }) => person)
const erase = (person: PersonId, keepYears = 5) => eraseJournal(db, now, { person, by: manager, keepYears })

/** The same database, and how many statements were sent to it. */
const counting = (whole: Db) => {
	let count = 0
	const counted = whole.withPlugin({
		transformQuery: ({ node }) => {
			count++
			return node
		},
		transformResult: async ({ result }) => result,
	})
	return { counted, statements: () => count }
}
const held = async (person: PersonId, because: string, by: StaffId): Promise<string> => {
	const id = crypto.randomUUID()
	got(await holdOn(db, now, { id, person, because, by }))
	return id
}

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('soroe')
	nurse = await staff('Nina', 'sygeplejerske')
	therapist = await staff('Ergo', 'ergoterapeut')
	manager = await staff('Mona', null)
	const one = { id: manager, name: 'Mona', profession: null }
	edge = webEdge({
		db,
		municipality,
		routes: [...erasureRoutes, ...keepLongerRoutes],
		staff: { manager: { ...one, roles: ['manager'] }, admin: { ...one, roles: ['administrator'] } },
		now,
	})
})

describe('the journal of somebody who lives here', () => {
	test('falls due by the profession of its authors, from its last entry', async () => {
		const [five, mixed, late] = [await citizen(), await citizen(), await citizen()]
		await visited(five, day('2019-03-01'), nurse)
		await visited(mixed, day('2018-03-01'), nurse)
		await visited(mixed, day('2019-03-01'), therapist)
		await visited(late, day('2019-03-01'), nurse)
		const [note] = await notesOf(db, [(await visitsOf(db, late))[0]!.id])
		const correction = {
			id: crypto.randomUUID(),
			visit: note!.visit,
			note: note!.id,
			kind: 'addition' as const,
			words: 'x',
		}
		got(await correct(db, instantAt(day('2024-03-01'), clock('10:00')), writer(nurse), correction))
		expect(await due(5)).toEqual([five])
		expect(await due(10)).toEqual([])
		expect(await erase(mixed)).toMatchObject({ why: 'not_over_yet' })
		expect(await erase(late)).toMatchObject({ why: 'not_over_yet' })
	})
	test('that is kept still is seen of many at once, not one by one', async () => {
		const some = await Promise.all(Array.from({ length: 6 }, citizen))
		for (const person of some) {
			await visited(person, day('2018-03-01'), nurse)
			await visited(person, day('2019-03-01'), therapist)
		}
		const { counted, statements } = counting(db)
		const seen = (await journalsToErase(counted, 5, today, 100)).map(({ person }) => person)
		expect(seen.filter((person) => some.includes(person))).toEqual([])
		expect(statements()).toBeLessThanOrEqual(20)
		await sql`update population.person set status = 'dead', status_since = '2019-06-01' where id = any(${some}::uuid[])`.execute(
			db,
		)
		const gone = counting(db)
		expect(await personsToErase(gone.counted, 5, today, 100)).toEqual([])
		expect(gone.statements()).toBe(2)
		expect((await personsToErase(db, 5, day('2029-06-02'), 100)).map(({ person }) => person).toSorted()).toEqual(
			some.toSorted(),
		)
	})
	test('is erased with what followed from it; that there was a visit stays, and who erased', async () => {
		const person = await citizen()
		const visit = await visited(person, day('2010-03-01'), nurse)
		await expect(sql`delete from visit.note where visit = ${visit}`.execute(db)).rejects.toThrow()
		expect(got(await erase(person))).toBe(4)
		expect(await notesOf(db, [visit])).toEqual([])
		expect(await agreementsOf(db, person)).toEqual([])
		expect(await handOversOf(db, person)).toEqual([])
		expect(await visitsOf(db, person)).toMatchObject([{ id: visit, tookPlaceOn: '2010-03-01' }])
		expect((await tellPerson(db, person)).at(-1)?.what.da).toBe('Journalen er slettet: den var beholdt i 5 år')
		expect(await erase(person)).toMatchObject({ why: 'not_over_yet' })
		const other = await visited(await citizen(), today, nurse)
		await expect(sql`delete from visit.note where visit = ${other}`.execute(db)).rejects.toThrow()
	})
	test('is never erased while somebody holds on to it; who set and who ended that stays', async () => {
		const person = await citizen()
		await visited(person, day('2010-03-01'), nurse)
		const hold = await held(person, 'Klagesag', manager)
		expect(await due(5)).not.toContain(person)
		expect(await erase(person)).toMatchObject({ why: 'held' })
		got(await letGo(db, now, { hold, person, by: nurse }))
		got(await letGo(db, now, { hold, person, by: manager }))
		expect(await listHeld(db, [person])).toMatchObject([
			{ because: 'Klagesag', by: manager, endedBy: nurse, endedAt: now },
		])
		expect(await due(5)).toContain(person)
		await held(person, 'Tilsyn', manager)
		expect(await erase(person)).toMatchObject({ why: 'held' })
	})
	test('is held by each reason on its own, whoever wrote it, until the last of them is gone', async () => {
		const person = await citizen()
		await visited(person, day('2010-03-01'), nurse)
		const complaint = await held(person, 'Klagesag', manager)
		const supervision = await held(person, 'Tilsyn', nurse)
		const standing = new Map((await listHeld(db, [person])).map(({ id, because, by }) => [id, `${because} ${by}`]))
		expect(standing).toEqual(
			new Map([
				[complaint, `Klagesag ${manager}`],
				[supervision, `Tilsyn ${nurse}`],
			]),
		)
		expect(got(await letGo(db, now, { hold: complaint, person, by: manager }))).toEqual({ isStillHeld: true })
		expect(await erase(person)).toMatchObject({ why: 'held' })
		const other = await citizen()
		expect(await letGo(db, now, { hold: supervision, person: other, by: manager })).toMatchObject({
			why: 'unknown_hold',
		})
		expect(got(await letGo(db, now, { hold: supervision, person, by: manager }))).toEqual({ isStillHeld: false })
		expect(await due(5)).toContain(person)
	})
	test('is held once by a form sent twice, and a form used before holds nobody else silently', async () => {
		const [person, other] = [await citizen(), await citizen()]
		const asked = { id: crypto.randomUUID(), person, because: 'Klagesag', by: manager }
		for (const _ of [1, 2]) got(await holdOn(db, now, asked))
		expect(await listHeld(db, [person])).toHaveLength(1)
		expect(await holdOn(db, now, { ...asked, person: other })).toMatchObject({ why: 'form_was_used' })
		expect(await holdOn(db, now, { ...asked, because: 'Tilsyn' })).toMatchObject({ why: 'form_was_used' })
		const again = await edge.post(`/sletning/${other}`, { id: asked.id, because: 'Tilsyn' })
		const page = await again.text()
		expect([again.status, page.includes('er ikke gemt'), page.includes('>Tilsyn</textarea>')]).toEqual([
			422,
			true,
			true,
		])
		const fresh = /name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
		expect((await edge.post(`/sletning/${other}`, { id: fresh, because: 'Tilsyn' })).status).toBe(303)
		expect(await listHeld(db, [other])).toMatchObject([{ because: 'Tilsyn' }])
		const long = await edge.post(`/sletning/${other}`, { id: crypto.randomUUID(), because: 'å'.repeat(301) })
		expect([long.status, (await long.text()).includes('højst 300 tegn')]).toEqual([422, true])
		expect(await listHeld(db, [other])).toHaveLength(1)
	})
	test('is on the page; a manager ticks and writes how many, others see that some wait and nobody’s name', async () => {
		const person = await citizen()
		const name = new RegExp(`Nummer ${count}\\b`)
		await visited(person, day('2010-03-01'), nurse)
		const forOthers = await (await edge.get('/sletning', 'admin')).text()
		expect(forOthers).toMatch(/Der venter (mindst )?\d+. En leder ser, hvem/)
		expect(forOthers).not.toMatch(name)
		expect(await readsOf(db, person)).toEqual([])
		expect(await (await edge.get('/sletning')).text()).toMatch(name)
		const page = await (await edge.get('/sletning')).text()
		expect(page).toMatch(/journal-[0-9a-f-]{36}/)
		expect(page).toContain('Kun sygeplejersker')
		expect((await edge.post('/sletning/journaler', { journal: person, journals: '1' }, 'admin')).status).toBe(403)
		const wrong = await edge.post('/sletning/journaler', { journal: person, journals: '2' })
		expect(await wrong.text()).toContain('Der er 1 kryds.')
		const done = await edge.post('/sletning/journaler', { journal: person, journals: '1' })
		expect(done.status).toBe(303)
		expect(await (await edge.get('/sletning')).text()).toMatch(
			new RegExp(`Journaler slettet indtil nu.*${name.source}`, 's'),
		)
		const afterwards = await (await edge.get('/sletning', 'admin')).text()
		expect([afterwards.includes('Journaler slettet indtil nu'), name.test(afterwards)]).toEqual([true, false])
		expect(await readsOf(db, person)).not.toEqual([])
	})
	test('anybody’s data can be held on to, found by the number', async () => {
		const person = await citizen()
		const { rows } = await sql<{ cpr: string }>`select cpr from population.person where id = ${person}`.execute(db)
		const found = await edge.post('/sletning/find', { cpr: rows[0]!.cpr })
		expect(found.headers.get('location')).toContain(`/sletning/${person}`)
		expect((await edge.get(`/sletning/${person}`)).status).toBe(200)
		expect(await (await edge.post('/sletning/find', { cpr: '1' })).text()).toContain('Skriv alle ti cifre')
	})
})
