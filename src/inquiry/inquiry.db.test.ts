import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { assessEveryone, stanceOf } from '#eligibility/actions.ts'

import { type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { recordLifeEvent } from '#population/actions.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { agreementsOf, followUp } from '../../test/follow-up.ts'
import { webEdge } from '../../test/web-edge.ts'
import {
	closeCase,
	decideFurtherVisit,
	grantException,
	inquiryFacts,
	latestCase,
	openCase,
	recordAssessment,
	recordedOf,
	recordNotice,
	tellPerson,
	thenReassess,
	withdrawNotice,
} from './actions.ts'
import type { NewNotice } from './index.ts'
import { inquiryPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const sources = [inquiryFacts]

const opened = async (code: string) => {
	const db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), [code])
	if (municipality === undefined) throw new Error(code)
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	const staff = async (name: string, profession: string | null): Promise<StaffId> => {
		const added = await addStaff(db, now, null, {
			name,
			email: `${name.toLowerCase()}@example.invalid`,
			roles: ['consultant'],
			profession,
			authorisationId: null,
			login: null,
			activeFrom: day('2020-01-01'),
		})
		if (!added.ok) throw new Error(added.why)
		return added.value.id
	}
	const [nurse, clerk] = [await staff('Karen', 'sygeplejerske'), await staff('Ib', null)]
	const colleague = () => staff('Bo', 'ergoterapeut')
	let count = 0
	const citizen = async (bornOn: Day, deviation: { nursing?: boolean; residence?: string } = {}): Promise<PersonId> => {
		count++
		const { rows } = await sql<{ id: PersonId }>`
			insert into population.person (cpr, born_on, sex, status, given_names, surname, nursing, residence)
			values (${`7${String(count).padStart(9, '0')}`}, ${bornOn}, 'f', 'resident', 'Borger', ${`Nummer ${count}`},
				${deviation.nursing ?? false}, ${deviation.residence ?? 'own_home'}) returning id`.execute(db)
		if (rows[0] === undefined) throw new Error('not inserted')
		await assessEveryone(db, now, today, sources)
		return rows[0].id
	}
	const { get, post } = webEdge({
		db,
		municipality,
		routes: inquiryPages(sources, followUp),
		staff: {
			nurse: { id: nurse, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' },
			clerk: { id: clerk, name: 'Ib', roles: ['consultant'], profession: null },
		},
		now,
	})
	const verdictOf = async (person: PersonId) => (await stanceOf(db, person))?.verdict.verdict
	return { db, nurse, clerk, colleague, citizen, get, post, verdictOf }
}

const notice = (person: PersonId, by: StaffId, deviation: Partial<NewNotice> = {}): NewNotice => ({
	person,
	nature: 'event',
	kind: 'concern_raised',
	on: today,
	details: {},
	source: 'relative',
	note: '',
	by,
	key: crypto.randomUUID(),
	...deviation,
})
const record = (db: Db, what: NewNotice) => thenReassess(db, now, sources, (tx) => recordNotice(tx, now, what))

describe('where a professional weighs named risks', () => {
	let house: Awaited<ReturnType<typeof opened>>
	beforeAll(async () => {
		house = await opened('soroe')
	})

	test('a risk is to be assessed at once; a yes makes an offer due, a later no takes it back', async () => {
		const { db, nurse, citizen, verdictOf } = house
		const person = await citizen(day('1955-06-01'))
		expect(await verdictOf(person)).toBe('not_in_target_group')
		await record(db, notice(person, nurse, { nature: 'risk', kind: 'lonely' }))
		expect(await verdictOf(person)).toBe('assess')
		const assess = (outcome: string, key: string) =>
			thenReassess(db, now, sources, (tx) =>
				recordAssessment(tx, now, {
					person,
					criterion: 'lonely',
					outcome,
					because: 'Talt med borgeren',
					by: nurse,
					key,
				}),
			)
		expect(await assess('yes', 'one')).toEqual({ ok: true, value: 'offer' })
		expect(await verdictOf(person)).toBe('offer')
		await assess('no', 'two')
		expect(await verdictOf(person)).toBe('not_in_target_group')
	})

	test('a future day, an unknown citizen and a citizen’s unborn days are refused, and nothing is kept', async () => {
		const { db, nurse, citizen } = house
		const person = await citizen(day('1955-06-01'))
		expect(await record(db, notice(person, nurse, { on: day('2026-03-10') }))).toMatchObject({ why: 'in_the_future' })
		expect(await record(db, notice(person, nurse, { on: day('1955-05-31') }))).toMatchObject({ why: 'before_birth' })
		const nobody = '00000000-0000-4000-8000-000000000000' as PersonId
		expect(await record(db, notice(nobody, nurse))).toMatchObject({ why: 'no_such_citizen' })
		expect((await recordedOf(db, [person, nobody])).notices).toEqual([])
	})

	test('the same form sent many times at once is one notice', async () => {
		const { db, nurse, citizen } = house
		const person = await citizen(day('1955-06-01'))
		const once = notice(person, nurse, { nature: 'risk', kind: 'carer' })
		await Promise.all(Array.from({ length: 10 }, () => record(db, once)))
		expect((await recordedOf(db, [person])).notices).toHaveLength(1)
	})

	test('the same form with other words, or about another, is not taken for done', async () => {
		const { db, nurse, citizen } = house
		const [person, other] = [await citizen(day('1955-06-01')), await citizen(day('1955-06-01'))]
		const once = notice(person, nurse, { note: 'Datteren ringede', details: { partner_died: true } })
		expect(await record(db, once)).toMatchObject({ ok: true })
		expect(await record(db, { ...once, note: ' Datteren ringede ' })).toMatchObject({ ok: true })
		for (const again of [{ note: 'Naboen ringede' }, { person: other }, { on: day('2026-03-08') }, { details: {} }])
			expect(await record(db, { ...once, ...again })).toMatchObject({ why: 'form_was_used' })
		expect((await recordedOf(db, [person, other])).notices).toHaveLength(1)
	})

	test('the same form sent again after its notice was withdrawn is not taken for done', async () => {
		const { db, nurse, citizen } = house
		const person = await citizen(day('1955-06-01'))
		const once = notice(person, nurse, { nature: 'risk', kind: 'carer' })
		await record(db, once)
		const [made] = (await recordedOf(db, [person])).notices
		await withdrawNotice(db, now, { notice: made?.id ?? '', person, because: 'Fejl', by: nurse })
		expect(await record(db, once)).toMatchObject({ why: 'withdrawn_since' })
		expect(await record(db, { ...once, key: crypto.randomUUID() })).toMatchObject({ ok: true })
	})

	test('nor is a professional’s decision: by another, of another, or in other words', async () => {
		const { db, nurse, citizen } = house
		const [person, other] = [await citizen(day('1955-06-01')), await citizen(day('1955-06-01'))]
		const another = await house.colleague()
		const asked = { person, because: 'Talt med borgeren', by: nurse, key: crypto.randomUUID() }
		const assessed = { ...asked, criterion: 'lonely', outcome: 'yes' }
		const excepted = { ...asked, exclusion: 'nursing' }
		const further = { ...asked, wantedBy: 'citizen', kind: 'visit', dueOn: day('2026-03-20'), owner: nurse }
		const decide = (deviation = {}) => decideFurtherVisit(db, now, sources, followUp, { ...further, ...deviation })
		const differs = [{ person: other }, { because: 'Talt med datteren' }, { by: another }]
		for (const later of [now, addMinutes(now, 24 * 60)]) {
			expect(await recordAssessment(db, later, { ...assessed, because: ' Talt med borgeren ' })).toMatchObject({
				ok: true,
			})
			expect(await grantException(db, later, excepted)).toMatchObject({ ok: true })
			expect(await decide()).toMatchObject({ ok: true })
		}
		for (const deviation of differs) {
			for (const one of [deviation, { ...deviation, outcome: 'no' }, { outcome: 'no' }, { criterion: 'carer' }])
				expect(await recordAssessment(db, now, { ...assessed, ...one })).toMatchObject({ why: 'form_was_used' })
			expect(await grantException(db, now, { ...excepted, ...deviation })).toMatchObject({ why: 'form_was_used' })
			expect(await decide(deviation)).toMatchObject({ why: 'form_was_used' })
		}
		for (const one of [{ dueOn: day('2026-03-21') }, { wantedBy: 'professional' }])
			expect(await decide(one)).toMatchObject({ why: 'form_was_used' })
		const { assessments, exceptions, furtherVisits } = await recordedOf(db, [person, other])
		expect([assessments, exceptions, furtherVisits].map((made) => made.length)).toEqual([1, 1, 1])
		expect(await agreementsOf(db, person)).toHaveLength(1)
	})

	test('what the register told already is not told again', async () => {
		const { db, nurse, citizen } = house
		const person = await citizen(day('1955-06-01'))
		await recordLifeEvent(db, now, person, {
			kind: 'spouse_died',
			on: day('2026-02-01'),
			source: 'register',
			details: {},
		})
		const told = notice(person, nurse, { kind: 'spouse_died', on: day('2026-02-01') })
		expect(await record(db, told)).toMatchObject({ why: 'already_known' })
	})

	test('an exclusion that permits it is set aside by a health professional, and only by one', async () => {
		const { db, nurse, clerk, citizen, verdictOf } = house
		const person = await citizen(day('1951-02-01'), { nursing: true })
		expect(await verdictOf(person)).toBe('excluded')
		const setAside = (by: StaffId, exclusion = 'nursing') =>
			thenReassess(db, now, sources, (tx) => grantException(tx, now, { person, exclusion, because: 'Faldtruet', by }))
		expect(await setAside(clerk)).toMatchObject({ why: 'not_a_health_professional' })
		expect(await setAside(nurse, 'care-home')).toMatchObject({ why: 'exception_not_permitted' })
		expect(await verdictOf(person)).toBe('excluded')
		await setAside(nurse)
		await setAside(nurse)
		expect(await verdictOf(person)).toBe('offer')
		expect((await recordedOf(db, [person])).exceptions).toHaveLength(1)
	})

	test('a withdrawn notice no longer counts and is still told', async () => {
		const { db, nurse, citizen, verdictOf } = house
		const person = await citizen(day('1955-06-01'))
		await record(db, notice(person, nurse, { nature: 'risk', kind: 'lonely', note: 'Ringede i dag' }))
		const [kept] = (await recordedOf(db, [person])).notices
		const withdraw = (because: string) =>
			thenReassess(db, now, sources, (tx) => withdrawNotice(tx, now, { notice: kept!.id, person, because, by: nurse }))
		expect(await withdraw(' ')).toMatchObject({ why: 'because_is_empty' })
		expect(await withdraw('Forkert borger')).toMatchObject({ ok: true })
		expect(await withdraw('En anden grund')).toMatchObject({ ok: true })
		expect(await verdictOf(person)).toBe('not_in_target_group')
		expect((await tellPerson(db, person)).map(({ struck, words }) => [struck ?? false, words])).toEqual([
			[true, 'Ringede i dag'],
			[false, 'Forkert borger'],
		])
	})
})

describe('where a discharge asks for an open course', () => {
	test('the course opens the ground, once, and closing it is kept with its reason', async () => {
		const { db, nurse, citizen, verdictOf } = await opened('soenderborg')
		const person = await citizen(day('1950-06-01'))
		await record(
			db,
			notice(person, nurse, { kind: 'discharged', details: { readmissionRisk: true }, source: 'hospital_medical' }),
		)
		expect(await verdictOf(person)).toBe('not_in_target_group')
		const open = () =>
			thenReassess(db, now, sources, (tx) => openCase(tx, now, { person, on: day('2026-03-01'), by: nurse }))
		await Promise.all([open(), open(), open()])
		expect(await verdictOf(person)).toBe('assess')
		const close = (on: Day, because: string) =>
			thenReassess(db, now, sources, (tx) => closeCase(tx, now, { person, on, because, by: nurse }))
		expect(await close(day('2026-02-28'), 'x')).toMatchObject({ why: 'closes_before_it_opens' })
		expect(await close(today, '')).toMatchObject({ why: 'because_is_empty' })
		await close(today, 'Klarer sig selv')
		expect(await verdictOf(person)).toBe('not_in_target_group')
		expect(await close(today, 'Igen')).toMatchObject({ why: 'no_open_case' })
		expect((await latestCase(db, person))?.closed?.because).toBe('Klarer sig selv')
		expect((await recordedOf(db, [person])).cases).toHaveLength(1)
	})
})

describe('pages', () => {
	let house: Awaited<ReturnType<typeof opened>>
	let person: PersonId
	beforeAll(async () => {
		house = await opened('soenderborg')
		person = await house.citizen(day('1950-06-01'))
	})
	const form = (deviation: Record<string, string> = {}) => ({
		kind: 'event concern_raised',
		on_day: '9',
		on_month: '3',
		on_year: '2026',
		source: 'relative',
		note: 'Datteren ringede',
		key: crypto.randomUUID(),
		...deviation,
	})

	test('an empty worklist says what to do', async () => {
		expect(await (await house.get('/vurdering')).text()).toContain('Ingen venter på en vurdering')
	})

	test('a form with a future day comes back with the mend and with what was typed', async () => {
		const answer = await house.post(`/haendelse/${person}`, form({ on_year: '2027' }))
		const text = await answer.text()
		expect(answer.status).toBe(422)
		expect(text).toContain('Dagen ligger ude i fremtiden')
		expect(text).toContain('Datteren ringede')
		expect(text).toContain('value="2027"')
	})

	test('a concern recorded leads to the assessment; the worklist shows it and the reading is logged', async () => {
		const answer = await house.post(`/haendelse/${person}`, form())
		expect(answer.headers.get('location')).toBe(`/soenderborg/vurdering/${person}`)
		expect(await (await house.get('/vurdering')).text()).toContain('Borger Nummer 1')
		const page = await house.get(`/vurdering/${person}`)
		expect(page.status).toBe(200)
		expect(await page.text()).toContain('Nogen er bekymret for borgeren')
		expect((await readsOf(house.db, person)).length).toBeGreaterThan(1)
	})

	test('a form used before comes back with other words kept, under an id of its own', async () => {
		const key = crypto.randomUUID()
		await house.post(`/haendelse/${person}`, form({ key }))
		const answer = await house.post(`/haendelse/${person}`, form({ key, note: 'Naboen ringede i går' }))
		const text = await answer.text()
		expect(answer.status).toBe(422)
		expect(text).toContain('er ikke gemt, men står her endnu')
		expect(text).toContain('Naboen ringede i går')
		expect(text).not.toContain(key)
	})

	test('who is no health professional reads the page and cannot decide', async () => {
		expect(await (await house.get(`/vurdering/${person}`, 'clerk')).text()).toContain('Du kan læse, men ikke afgøre')
		const decision = { criterion: 'concern', outcome: 'yes', because: 'Ja', key: 'k' }
		const answer = await house.post(`/vurdering/${person}`, decision, 'clerk')
		expect(answer.status).toBe(403)
		expect(await house.verdictOf(person)).toBe('assess')
	})

	test('a yes needs a reason; given one, it is sent on to the citizen’s card', async () => {
		const decision = { criterion: 'concern', outcome: 'yes', because: '', key: 'k' }
		const answer = await house.post(`/vurdering/${person}`, decision)
		expect(answer.status).toBe(422)
		expect(await answer.text()).toContain('Skriv en begrundelse')
		const saved = await house.post(`/vurdering/${person}`, { ...decision, because: 'Datteren har ret' })
		expect(saved.headers.get('location')).toBe(`/soenderborg/borger/${person}`)
		expect(await house.verdictOf(person)).toBe('offer')
		expect(await (await house.get(`/vurdering/${person}`)).text()).toContain('Datteren har ret')
	})

	test('an address that names nobody, or nonsense, is not found', async () => {
		for (const path of ['/vurdering/42', '/haendelse/00000000-0000-4000-8000-000000000000'])
			expect((await house.get(path)).status).toBe(404)
		expect(
			(await house.post(`/haendelse/${person}/fortryd`, { notice: 'nonsense', withdrawn_because: 'x' })).status,
		).toBe(422)
		expect((await house.post(`/haendelse/${person}`, {})).status).toBe(422)
	})
})
