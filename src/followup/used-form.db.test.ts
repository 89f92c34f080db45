import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, addYears, type Day, day } from '#kernel/day.ts'
import type { AgreementId, HandOverId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { holdOn } from '#population/actions.ts'
import { freshDatabase } from '../../test/database.ts'
import { webEdge } from '../../test/web-edge.ts'
import { agree, agreementsOf, closeCourse, closingsOf, handOver, handOversOf, move, takeStep } from './actions.ts'
import { followupPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
let db: Db
let karen: StaffId
let edge: ReturnType<typeof webEdge>
let count = 0

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const citizen = async (): Promise<PersonId> => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`61014400${String(count).padStart(2, '0')}`}, '1944-01-01', 'f', 'resident', 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
const used = { ok: false, why: 'form_was_used' }
const threeFields = (name: string, on: Day) => {
	const [year, month, date] = on.split('-') as [string, string, string]
	return { [`${name}_year`]: year, [`${name}_month`]: month, [`${name}_day`]: date }
}

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	const details = { name: 'Karen', email: 'karen@example.invalid', roles: ['consultant' as const] }
	const rest = { profession: 'sygeplejerske', authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	const staff = got(await addStaff(db, now, null, { ...details, ...rest }))
	karen = staff.id
	edge = webEdge({ db, municipality: municipality!, routes: followupPages([]), staff: { karen: staff }, now })
})

describe('a form that made something before makes nothing else, and says so', () => {
	const handedOver = (person: PersonId, id: HandOverId, deviation: object = {}) =>
		handOver(db, now, {
			...{ id, person, visit: null, note: null, key: '', to: 'volunteers', what: 'En besøgsven' },
			...{ consent: 'spoken', consentedOn: today, by: karen, ...deviation },
		})
	const agreed = (person: PersonId, id: AgreementId, deviation: object = {}) =>
		agree(db, now, {
			...{
				id,
				person,
				visit: null,
				kind: 'visit',
				dueOn: addDays(today, 9),
				what: 'Kom igen',
				owner: karen,
				...deviation,
			},
		})

	test('a hand-over', async () => {
		const [person, other] = [await citizen(), await citizen()]
		const id = crypto.randomUUID() as HandOverId
		for (const _ of [1, 2]) expect(got(await handedOver(person, id))).toBe(id)
		expect(await handedOver(other, id)).toMatchObject(used)
		for (const deviation of [{ what: 'En anden' }, { to: 'visitation' }, { consent: 'written' }])
			expect(await handedOver(person, id, deviation)).toMatchObject(used)
		expect([await handOversOf(db, person), await handOversOf(db, other)]).toMatchObject([[{ id }], []])
	})
	test('a step of a hand-over', async () => {
		const [first, second] = [crypto.randomUUID(), crypto.randomUUID()] as [HandOverId, HandOverId]
		got(await handedOver(await citizen(), first))
		got(await handedOver(await citizen(), second))
		const step = {
			id: crypto.randomUUID(),
			handOver: first,
			step: 'sent',
			way: 'phone',
			on: today,
			words: '',
			by: karen,
		}
		for (const _ of [1, 2]) expect(got(await takeStep(db, now, step)).steps).toHaveLength(1)
		expect(await takeStep(db, now, { ...step, handOver: second })).toMatchObject(used)
		expect(await takeStep(db, now, { ...step, step: 'outcome', words: 'Taget imod' })).toMatchObject(used)
	})
	test('an agreement, also after it was moved', async () => {
		const [person, other] = [await citizen(), await citizen()]
		const id = crypto.randomUUID() as AgreementId
		got(await agreed(person, id))
		got(await move(db, now, { agreement: id, to: addDays(today, 30), because: 'Ferie', by: karen }))
		expect(got(await agreed(person, id))).toBe(id)
		expect(await agreed(other, id)).toMatchObject(used)
		expect(await agreed(person, id, { what: 'Noget andet' })).toMatchObject(used)
		expect([await agreementsOf(db, person), await agreementsOf(db, other)]).toMatchObject([[{ id }], []])
	})
	test('a closing: the other’s course stays open, with what was agreed', async () => {
		const [person, other] = [await citizen(), await citizen()]
		for (const one of [person, other]) got(await agreed(one, crypto.randomUUID() as AgreementId))
		const asked = { id: crypto.randomUUID(), reason: 'completed', guidedTo: '', note: '', cancelOpen: true, by: karen }
		got(await closeCourse(db, now, { ...asked, person }))
		expect(await closeCourse(db, now, { ...asked, person: other })).toMatchObject(used)
		expect(await closingsOf(db, other)).toEqual([])
		expect(await agreementsOf(db, other)).toMatchObject([{ cancelledAt: null }])
	})
	test('and the page keeps what was typed, with a new id to save it under', async () => {
		const [person, other] = [await citizen(), await citizen()]
		const id = crypto.randomUUID() as HandOverId
		got(await handedOver(person, id))
		const fields = { to: 'volunteers', what: 'En læseven', consent: 'spoken', ...threeFields('consented', today) }
		const refused = await edge.post(`/borger/${other}/overlevering`, { ...fields, id })
		const page = await refused.text()
		expect([refused.status, page.includes('er ikke gemt'), page.includes('En læseven')]).toEqual([422, true, true])
		const fresh = /name="id" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
		expect((await edge.post(`/borger/${other}/overlevering`, { ...fields, id: fresh })).status).toBe(303)
		expect(await handOversOf(db, other)).toMatchObject([{ what: 'En læseven' }])
	})
})

test('words that nobody can see are none, wherever words are asked for', async () => {
	const person = await citizen()
	const unseen = '\u200b \u3164'
	const common = { person, visit: null, what: unseen, by: karen }
	const handed = { ...common, note: null, key: '', to: 'volunteers' as const, consent: 'spoken' as const }
	expect(await handOver(db, now, { ...handed, consentedOn: today })).toMatchObject({ why: 'no_words' })
	expect(await agree(db, now, { ...common, kind: 'visit', dueOn: today, owner: karen })).toMatchObject({
		why: 'no_words',
	})
	const hold = { id: crypto.randomUUID(), person, because: unseen, by: karen }
	expect(await holdOn(db, now, hold)).toMatchObject({ why: 'because_is_empty' })
})

test('a yes more than a year back is a year typed wrong, and is asked about', async () => {
	const person = await citizen()
	const fields = { to: 'volunteers', what: 'En besøgsven', consent: 'spoken' }
	const at = `/borger/${person}/overlevering`
	for (const on of [day('1850-01-01'), addDays(addYears(today, -1), -1)]) {
		const refused = await edge.post(at, { ...fields, ...threeFields('consented', on) })
		expect([refused.status, (await refused.text()).includes('mere end et år tilbage')]).toEqual([422, true])
	}
	expect((await edge.post(at, { ...fields, ...threeFields('consented', addYears(today, -1)) })).status).toBe(303)
	const [made] = await handOversOf(db, person)
	const stopped = {
		id: crypto.randomUUID(),
		handOver: made!.id,
		step: 'stopped',
		way: '',
		words: 'Vil ikke',
		by: karen,
	}
	expect(await takeStep(db, now, { ...stopped, on: day('1850-01-01') })).toMatchObject({ why: 'before_consent' })
	expect(await takeStep(db, now, { ...stopped, on: today })).toMatchObject({ ok: true })
})

test('a hand-over without an answer says since when it is waited for, and by when an answer was due', async () => {
	const person = await citizen()
	const id = crypto.randomUUID() as HandOverId
	const sentOn = addDays(today, -20)
	const before = instantAt(sentOn, clock('09:00'))
	const asked = { id, person, visit: null, note: null, key: '', to: 'visitation' as const, what: 'Greb', by: karen }
	got(await handOver(db, before, { ...asked, consent: 'spoken', consentedOn: sentOn }))
	const step = { id: crypto.randomUUID(), handOver: id, step: 'sent', way: 'phone', words: '', by: karen }
	got(await takeStep(db, before, { ...step, on: sentOn }))
	const page = (await (await edge.get('/overleveringer')).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
	expect(page).toContain('ventet siden 17.2.2026 svar senest 24.2.2026')
})
