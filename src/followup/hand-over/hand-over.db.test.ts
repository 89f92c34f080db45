import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { addDays, day } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readPdf } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { sign, startUnplanned } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { webEdge } from '../../../test/web-edge.ts'
import {
	agree,
	endHandOversOf,
	erasePerson,
	findHandOver,
	handOver,
	handOversNotOver,
	handOversOf,
	tellPerson,
} from '../actions.ts'
import { followupPages } from '../pages.tsx'
import { handOverStanding } from './hand-over.ts'
import { consentAnew, takeStep, undoStep, withdrawConsent } from './hand-over-actions.ts'

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
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', 'resident', 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	return rows[0]!.id
}
const made = async (person: PersonId, what = 'Er svimmel om morgenen'): Promise<HandOverId> =>
	got(
		await handOver(db, now, {
			...{ person, visit: null, note: null, key: '', to: 'general_practitioner', what },
			...{ consent: 'spoken', consentedOn: today, by: karen },
		}),
	)
const standing = async (id: HandOverId, on = today) => handOverStanding((await findHandOver(db, id))!, on, 7)
const stepped = (id: HandOverId, step: string, deviation: object = {}) =>
	takeStep(db, now, {
		...{ id: crypto.randomUUID(), handOver: id, step, way: 'phone', on: today, words: 'Lægen ringer', by: karen },
		...deviation,
	})

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('soroe')
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	const details = { name: 'Karen', email: 'karen@example.invalid', roles: ['consultant' as const] }
	const rest = { profession: 'sygeplejerske', authorisationId: null, login: null, activeFrom: day('2020-01-01') }
	karen = got(await addStaff(db, now, null, { ...details, ...rest })).id
	edge = webEdge({
		db,
		municipality,
		routes: followupPages([]),
		staff: { karen: { id: karen, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' } },
		now,
	})
})

describe('a hand-over', () => {
	test('in a note becomes one when the note is signed, and only with the citizen’s yes', async () => {
		const person = await citizen()
		const id = crypto.randomUUID() as VisitId
		got(await startUnplanned(db, now, { id, person, by: karen, form: 'home_visit', occasion: 'need' }))
		const row = { key: 'a', to: 'rehabilitation' as const, what: ' Vil gerne træne balance ', consent: null }
		const writer = { id: karen, name: 'Karen', profession: 'sygeplejerske' }
		const sent = (consent: 'spoken' | null) => ({
			...{ visit: id, base: 0, kind: 'journal' as const, happenedOn: today },
			accepted: 'at_the_door' as const,
			body: { ...emptyNote, summary: 'x', handOvers: [{ ...row, consent }] },
		})
		const follow = { agree, handOver }
		expect(await sign(db, now, writer, sent(null), follow)).toMatchObject({ why: 'hand_over_without_consent' })
		expect(await handOversOf(db, person)).toEqual([])
		got(await sign(db, now, writer, sent('spoken'), follow))
		got(await sign(db, now, writer, sent('spoken'), follow))
		expect(await handOversOf(db, person)).toMatchObject([
			{ visit: id, to: 'rehabilitation', what: 'Vil gerne træne balance', consents: [{ how: 'spoken', on: today }] },
		])
	})
	test('is closed by what came of it, each step once', async () => {
		const id = await made(await citizen())
		const step = crypto.randomUUID()
		await Promise.all([1, 2, 3].map(() => stepped(id, 'sent', { id: step })))
		expect((await findHandOver(db, id))?.steps).toHaveLength(1)
		expect(await standing(id)).toBe('sent')
		expect(await standing(id, day('2026-03-17'))).toBe('unanswered')
		got(await stepped(id, 'received'))
		expect(await stepped(id, 'received')).toMatchObject({ why: 'received_already' })
		got(await stepped(id, 'outcome'))
		expect(await standing(id)).toBe('done')
		expect((await handOversNotOver(db)).some((one) => one.id === id)).toBe(false)
		expect((await handOversNotOver(db, addMinutes(now, -1))).some((one) => one.id === id)).toBe(true)
	})
	test('without the citizen’s yes is neither sent nor printed, until there is a new one', async () => {
		const id = await made(await citizen())
		const taken = { handOver: id, on: today, by: karen }
		got(await withdrawConsent(db, now, taken))
		got(await withdrawConsent(db, now, taken))
		expect(await stepped(id, 'sent')).toMatchObject({ why: 'no_consent' })
		expect((await edge.get(`/overleveringer/${id}/pdf`)).status).toBe(409)
		const tooEarly = { ...taken, on: addDays(today, -1), how: 'written' as const }
		expect(await consentAnew(db, now, tooEarly)).toMatchObject({ why: 'before_withdrawal' })
		expect(await withdrawConsent(db, now, tooEarly)).toMatchObject({ ok: true })
		got(await consentAnew(db, now, { ...taken, how: 'written' }))
		got(await consentAnew(db, now, { ...taken, how: 'written' }))
		expect((await findHandOver(db, id))?.consents).toHaveLength(2)
		expect((await stepped(id, 'sent')).ok).toBe(true)
	})
	test('a step taken by mistake is struck through and stays', async () => {
		const person = await citizen()
		const id = await made(person)
		const { steps } = got(await stepped(id, 'sent'))
		const asked = { handOver: id, step: steps[0]!.id, because: 'Det var en anden', by: karen }
		expect(await undoStep(db, now, { ...asked, because: ' ' })).toMatchObject({ why: 'no_words' })
		got(await undoStep(db, now, asked))
		got(await undoStep(db, now, asked))
		expect(await standing(id)).toBe('to_send')
		expect((await tellPerson(db, person)).map((line) => [line.what.da, line.struck ?? false])).toEqual([
			['Overlevering til: Egen læge', false],
			['Borgeren sagde ja til at dele med egen læge (mundtligt)', false],
			['Overlevering til egen læge: sendt', true],
		])
	})
	test('ends when the citizen is gone; one already closed stays as it was', async () => {
		const person = await citizen()
		const [open, over] = [await made(person), await made(person)]
		got(await stepped(over, 'stopped'))
		expect(await endHandOversOf(db, now, [person], 'dead')).toBe(1)
		expect(await endHandOversOf(db, now, [person], 'dead')).toBe(0)
		expect(await standing(open)).toBe('ended')
		expect(await standing(over)).toBe('stopped')
		expect(await stepped(open, 'sent')).toMatchObject({ why: 'is_over' })
	})
	test('is taken away with everything else about a citizen', async () => {
		const person = await citizen()
		got(await stepped(await made(person), 'sent'))
		expect(await erasePerson(db, person)).toBe(3)
		expect(await handOversOf(db, person)).toEqual([])
	})
	test('the database itself knows of one standing yes at a time', async () => {
		const id = await made(await citizen())
		await expect(
			sql`insert into followup.sharing_consent (hand_over, nth, how, given_on, recorded_by, recorded_at)
				values (${id}, 2, 'spoken', '2026-03-09', ${karen}, ${now})`.execute(db),
		).rejects.toThrow('one_consent_stands_at_a_time')
	})
})

describe('in the browser', () => {
	const page = async (path: string) => (await edge.get(path)).text()
	const dayFields = (name: string, on: string) => {
		const [year, month, date] = on.split('-') as [string, string, string]
		return { [`${name}_day`]: date, [`${name}_month`]: month, [`${name}_year`]: year }
	}
	test('from the citizen’s card through the loop; what is wrong is said and what was typed stays', async () => {
		const person = await citizen()
		const at = `/borger/${person}/overlevering`
		expect((await edge.get(at)).status).toBe(200)
		const fields = { to: 'visitation', what: 'Greb ved badet', ...dayFields('consented', '2026-03-09') }
		const refused = await edge.post(at, fields)
		expect(refused.status).toBe(422)
		expect(await refused.text()).toMatch(/Uden borgerens ja deles der ikke noget[\s\S]+Greb ved badet/)
		const id = crypto.randomUUID()
		for (const _ of [1, 2]) expect((await edge.post(at, { ...fields, id, consent: 'spoken' })).status).toBe(303)
		const to = `/overleveringer/${id}`
		expect(await page(to)).toContain('Skal sendes')
		const sentBy = {
			step: 'sent',
			id: crypto.randomUUID(),
			sent_words: 'Til Jane',
			...dayFields('sent_on', '2026-03-09'),
		}
		expect(await (await edge.post(`${to}/skridt`, sentBy)).text()).toMatch(
			/Vælg, hvordan det blev sendt[\s\S]+Til Jane/,
		)
		const tooLong = { ...sentBy, sent_way: 'phone', sent_words: 'Til Jane. '.repeat(30) }
		expect(await (await edge.post(`${to}/skridt`, tooLong)).text()).toMatch(/højst 200 tegn[\s\S]+>(Til Jane\. ?){30}</)
		const tooEarly = { ...sentBy, sent_way: 'phone', ...dayFields('sent_on', '2026-02-07') }
		expect(await (await edge.post(`${to}/skridt`, tooEarly)).text()).toMatch(/name="sent_on_day"[^>]*value="07"/)
		expect((await edge.post(`${to}/skridt`, { ...sentBy, sent_way: 'secure_mail' })).status).toBe(303)
		expect(await page(to)).toContain('Sikker mail: Til Jane')
		expect(await page('/overleveringer')).toContain('Greb ved badet')
		expect(await page('/overleveringer?format=csv')).toMatch(/"?Sendt"?[;,].*Greb ved badet/)
		expect((await readsOf(db, person)).map(({ what }) => what)).toContain('overleveringsliste')
	})
	test('the sheet of paper holds the words, the number and the sender, and no address', async () => {
		const id = await made(await citizen(), 'Er svimmel om morgenen\nog falder i køkkenet')
		const response = await edge.get(`/overleveringer/${id}/pdf`)
		expect(response.headers.get('content-type')).toBe('application/pdf')
		const bytes = new Uint8Array(await response.arrayBuffer())
		const words = JSON.stringify(await readPdf(bytes))
		for (const part of ['svimmel', 'falder', 'Karen', 'Sorø', 'Egen', 'mundtligt']) expect(words).toContain(part)
	})
	test('other scripts and pictures are set; a sign that no font has stands as its number', async () => {
		const words = 'God dag 🎉 مرحبا שלום\nhilsen 伟'
		const response = await edge.get(`/overleveringer/${await made(await citizen(), words)}/pdf`)
		expect(response.status).toBe(200)
		const set = JSON.stringify(readPdf(new Uint8Array(await response.arrayBuffer())))
		expect(set).toContain('[U+4F1F]')
		expect(set).not.toContain('[U+0645]')
	})
	test('what does not exist says so', async () => {
		for (const path of ['/overleveringer/x', `/overleveringer/${crypto.randomUUID()}`, '/borger/x/overlevering'])
			expect((await edge.get(path)).status, path).toBe(404)
	})
})
