import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import { inquiryFacts, recordedOf } from '#inquiry/actions.ts'
import { inquiryPages } from '#inquiry/pages.tsx'
import { addMonths, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { sign, startUnplanned, visitFacts } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { followUp } from '../../test/follow-up.ts'
import { webEdge } from '../../test/web-edge.ts'
import { agree, agreementsOf, closingsOf, handOver } from './actions.ts'
import { followupPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const sources = [inquiryFacts, visitFacts]

let db: Db
let karen: StaffId
let edge: ReturnType<typeof webEdge>
let count = 0

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
/** Born so long ago; alone in the world. */
const citizen = async (bornOn = '1942-06-15'): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`7${String(count).padStart(9, '0')}`}, ${bornOn}, 'f', 'resident', 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	const person = rows[0]!.id
	await reassess(db, now, today, sources, [person])
	return person
}
const visited = async (person: PersonId, on: Day): Promise<VisitId> => {
	const at = instantAt(on, clock('11:00'))
	const id = crypto.randomUUID() as VisitId
	got(await startUnplanned(db, at, { id, person, by: karen, form: 'home_visit', occasion: 'need' }))
	const sent = {
		...{ visit: id, base: 0, kind: 'journal' as const, happenedOn: on, body: { ...emptyNote, summary: 'x' } },
		accepted: 'at_the_door' as const,
	}
	const writer = { id: karen, name: 'Karen', profession: 'sygeplejerske' }
	got(await sign(db, at, writer, sent, { agree, handOver }))
	return id
}
const dayFields = (name: string, on: string) => {
	const [year, month, date] = on.split('-') as [string, string, string]
	return { [`${name}_day`]: date, [`${name}_month`]: month, [`${name}_year`]: year }
}
const asked = (on: string, deviation: Record<string, string> = {}) => ({
	...{ kind: 'visit', wanted_by: 'professional', because: 'Vil følge op på trappen', owner: karen, key: 'k' },
	...dayFields('due', on),
	...deviation,
})
const page = async (path: string, who = 'karen') => (await edge.get(path, who)).text()

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('soroe')
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	const details = { name: 'Karen', email: 'karen@example.invalid', roles: ['consultant' as const] }
	const rest = { profession: 'sygeplejerske', authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	karen = got(await addStaff(db, now, null, { ...details, ...rest })).id
	const office = { name: 'Ib', email: 'ib@example.invalid', roles: ['coordinator' as const] }
	const clerk = got(await addStaff(db, now, null, { ...office, ...rest, profession: null })).id
	const atWork = { id: karen, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' }
	edge = webEdge({
		db,
		municipality,
		routes: [...followupPages(sources), ...inquiryPages(sources, followUp)],
		staff: { karen: atWork, clerk: { ...atWork, id: clerk, roles: ['coordinator'], profession: null } },
		now,
	})
})

describe('what happens now', () => {
	test('says what the rules do by themselves, and agrees on a visit before that', async () => {
		const person = await citizen('1943-06-15')
		const visit = await visited(person, today)
		const at = `/borger/${person}/hvad-nu`
		const before = await page(`${at}?besoeg=${visit}`)
		expect(before).toMatch(/Nyt tilbud fra[\s\S]+2026|Nyt tilbud fra[\s\S]+2027/)
		const done = await edge.post(at, { ...asked('2026-04-09'), visit })
		expect(done.status).toBe(303)
		expect(done.headers.get('location')).toContain(`besoeg=${visit}`)
		expect((await edge.post(at, { ...asked('2026-04-09'), visit })).status).toBe(303)
		expect(await agreementsOf(db, person)).toMatchObject([{ kind: 'visit', dueOn: '2026-04-09', owner: karen }])
		const { furtherVisits } = await recordedOf(db, [person])
		expect(furtherVisits).toMatchObject([{ because: 'Vil følge op på trappen', wantedBy: 'professional' }])
		expect(await page(at)).toContain('Vil følge op på trappen')
	})
	test('a visit when the standard gives one itself is refused with the rule; a call is not', async () => {
		const person = await citizen('1943-06-15')
		await visited(person, today)
		const at = `/borger/${person}/hvad-nu`
		const refused = await edge.post(at, asked('2028-06-01'))
		expect(refused.status).toBe(422)
		expect(await refused.text()).toMatch(/Standarden giver selv et nyt tilbud fra[\s\S]+Vil følge op på trappen/)
		expect(await agreementsOf(db, person)).toEqual([])
		expect((await edge.post(at, asked('2028-06-01', { kind: 'call' }))).status).toBe(303)
	})
	test('what is missing is said at its field', async () => {
		const at = `/borger/${await citizen()}/hvad-nu`
		for (const [deviation, words] of [
			[{ because: '' }, 'Skriv en begrundelse'],
			[{ due_day: '31', due_month: '2' }, 'Skriv, hvornår besøget senest skal være'],
			[{ due_year: '2126', kind: 'call' }, 'Dagen ligger for langt ude i fremtiden'],
			[{ owner: '' }, 'Vælg, hvem der har ansvaret'],
			[{ kind: 'dance' }, 'Standarden giver ikke besøg af den slags'],
		] as const) {
			const refused = await edge.post(at, asked('2026-04-09', deviation))
			expect(refused.status).toBe(422)
			expect(await refused.text()).toContain(words)
		}
	})
	test('who has no health profession sees it and does not decide', async () => {
		const at = `/borger/${await citizen()}/hvad-nu`
		expect(await page(at, 'clerk')).toContain('besluttes af en medarbejder med sundhedsfaglig uddannelse')
		expect((await edge.post(at, asked('2026-04-09'), 'clerk')).status).toBe(422)
	})
	test('a special risk is a recorded assessment, and leads on from here', async () => {
		const person = await citizen('1955-06-15')
		const at = `/borger/${person}/hvad-nu`
		expect(await page(at)).toContain(`/vurdering/${person}#risiko`)
		const form = await page(`/vurdering/${person}`)
		expect(form).toContain('id="risiko"')
		const chosen = /name="chosen"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="chosen"/.exec(form)
		const fields = {
			...{ chosen: chosen?.[1] ?? chosen?.[2] ?? '', source: 'health_promotion', outcome: 'yes', key: 'r' },
			...{ risk_because: 'Spiser næsten ikke', similar: '', ...dayFields('known', '2026-03-09') },
		}
		expect((await edge.post(`/vurdering/${person}/risiko`, fields)).status).toBe(303)
		expect((await recordedOf(db, [person])).assessments).toMatchObject([
			{ outcome: 'yes', because: 'Spiser næsten ikke' },
		])
	})
	test('a need of frequent visits is pointed out, and guided to another authority', async () => {
		const person = await citizen()
		for (const months of [11, 6, 3]) await visited(person, addMonths(today, -months))
		await visited(person, addMonths(today, -13))
		const at = `/borger/${person}/hvad-nu`
		expect(await page(at)).not.toContain('besøg og telefonbesøg på et år')
		await visited(person, today)
		expect(await page(at)).toContain('4 besøg og telefonbesøg på et år')
		const closing = await page(`/borger/${person}/afslut?grund=guided`)
		expect(closing).toMatch(/value="guided"[^>]*checked|checked[^>]*value="guided"/)
		const id = crypto.randomUUID()
		expect((await edge.post(`/borger/${person}/afslut`, { id, reason: 'guided', guided: 'Visitationen' })).status).toBe(
			303,
		)
		expect(await closingsOf(db, person)).toMatchObject([{ reason: 'guided', guidedTo: 'Visitationen' }])
	})
})
