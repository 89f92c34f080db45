import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { addMinutes, clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readPdf } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { correct, notesOf, sign, startUnplanned } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'
import { visitPages } from '#visit/pages.tsx'
import { freshDatabase } from '../../test/database.ts'
import { webEdge } from '../../test/web-edge.ts'
import { agree, agreementsOf, cameOfInvalid, handOver, handOversOf, takeStep } from './actions.ts'
import { followupPages } from './pages.tsx'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const dayAfter = addDays(today, 1)
const because = 'Skrevet på den forkerte borger'
const said = 'Notatet, som den kommer fra, er ugyldigt'

let db: Db
let karen: StaffId
let edge: ReturnType<typeof webEdge>
let count = 0

const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(outcome.why)
	return outcome.value
}
const writer = () => ({ id: karen, name: 'Karen', profession: 'sygeplejerske' })
const follow = { agree, handOver }

/** A visit whose signed note holds an agreement and a hand-over. */
const written = async () => {
	count++
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${`7${String(count).padStart(9, '0')}`}, '1944-01-01', 'f', 'resident', 'Borger', ${`Nummer ${count}`})
		returning id`.execute(db)
	const person = rows[0]!.id
	const visit = crypto.randomUUID() as VisitId
	got(await startUnplanned(db, now, { id: visit, person, by: karen, form: 'home_visit', occasion: 'need' }))
	const agreements = [{ key: 'a', kind: 'visit' as const, dueOn: addDays(today, 9), what: 'Kom igen' }]
	const handOvers = [{ key: 'b', to: 'rehabilitation' as const, what: 'Vil træne', consent: 'spoken' as const }]
	const sent = { visit, base: 0, kind: 'journal' as const, happenedOn: today, accepted: 'at_the_door' as const }
	const body = { ...emptyNote, summary: 'x', agreements, handOvers }
	const note = got(await sign(db, now, writer(), { ...sent, body }, follow)).id
	const [agreement] = await agreementsOf(db, person)
	const [given] = await handOversOf(db, person)
	return { person, visit, note, agreement: agreement!.id, given: given!.id }
}
const strike = async ({ visit, note }: { visit: VisitId; note: string }) =>
	got(
		await correct(db, addMinutes(now, 60), writer(), {
			...{ id: crypto.randomUUID(), visit, note, kind: 'invalid', words: because },
		}),
	)
const telling = (handOver: Awaited<ReturnType<typeof written>>['given'], step: string, at: Instant, on = dayOf(at)) =>
	takeStep(db, at, {
		...{ id: crypto.randomUUID(), handOver, step, way: 'phone', on, words: 'Til Jane', by: karen },
	})
const dayFields = (name: string, on: Day) => {
	const [year = '', month = '', date = ''] = on.split('-')
	return { [`${name}_day`]: date, [`${name}_month`]: month, [`${name}_year`]: year }
}
const read = async (path: string) => (await edge.get(path)).text()

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
		routes: [...visitPages({ follow, cameOf: cameOfInvalid, sources: [] }), ...followupPages([])],
		staff: { karen: { id: karen, name: 'Karen', roles: ['consultant'], profession: 'sygeplejerske' } },
		now: instantAt(dayAfter, clock('10:00')),
	})
})

describe('when a note is struck as invalid', () => {
	test('the page of its visit leads to what came from it, until that is called off', async () => {
		const it = await written()
		const stands = 'Det, der kom af notatet, gælder stadig'
		expect(await read(`/besoeg/${it.visit}`)).not.toContain(stands)
		await strike(it)
		const page = await read(`/besoeg/${it.visit}`)
		expect(page).toContain(stands)
		for (const to of [`/overleveringer/${it.given}`, `/opfoelgning/${it.agreement}`]) expect(page).toContain(to)
		const withdrawn = { step: 'stopped', stopped_on: today, stopped_words: `${said}: ${because}` }
		expect((await edge.post(`/overleveringer/${it.given}/skridt`, withdrawn)).status).toBe(303)
		expect((await edge.post(`/opfoelgning/${it.agreement}/annuller`, { cancel: `${said}: ${because}` })).status).toBe(
			303,
		)
		expect(await read(`/besoeg/${it.visit}`)).not.toContain(stands)
		expect(await cameOfInvalid(db, { id: it.visit, person: it.person })).toEqual([])
	})

	test('its hand-over says so wherever it stands, and is not sent; the reason for withdrawing it is filled in', async () => {
		const it = await written()
		await strike(it)
		const tomorrow = instantAt(dayAfter, clock('09:00'))
		expect(await telling(it.given, 'sent', tomorrow)).toMatchObject({ ok: false, why: 'note_struck' })
		const page = await read(`/overleveringer/${it.given}`)
		for (const part of [
			said,
			'Må ikke sendes',
			'en ny overlevering fra borgerens kort',
			`${said}: ${because}</textarea>`,
		])
			expect(page).toContain(part)
		expect(page).not.toContain(`${it.given}/pdf`)
		expect(await read('/overleveringer')).toContain(said)
		expect(await read('/overleveringer?format=csv')).toContain(`Må ikke sendes. ${said}`)
		const sheet = await (await edge.get(`/overleveringer/${it.given}/pdf`)).arrayBuffer()
		expect(JSON.stringify(readPdf(new Uint8Array(sheet)))).toContain('ugyldigt')
		const refused = await edge.post(`/overleveringer/${it.given}/skridt`, {
			...{ step: 'sent', sent_way: 'phone', ...dayFields('sent_on', dayAfter), sent_words: '' },
		})
		expect([refused.status, (await refused.text()).includes('så den må ikke sendes')]).toEqual([422, true])
	})

	test('its agreement says so, in the lists too, with the reason for cancelling it', async () => {
		const it = await written()
		await strike(it)
		expect(await read(`/opfoelgning/${it.agreement}`)).toContain(`${said}: ${because}</textarea>`)
		expect(await read('/opfoelgning')).toContain(said)
		expect(await read('/opfoelgning?format=csv')).toContain(`Kom igen (${said})`)
		expect(await read(`/borger/${it.person}/hvad-nu`)).toContain(said)
	})

	test('what was sent before stays as it is, with the warning', async () => {
		const it = await written()
		got(await telling(it.given, 'sent', addMinutes(now, 30)))
		await strike(it)
		const page = await read(`/overleveringer/${it.given}`)
		for (const part of [said, 'Giv modtageren besked', `${it.given}/pdf`, 'Markér som modtaget'])
			expect(page).toContain(part)
		expect(await read(`/besoeg/${it.visit}`)).toContain('Er sendt. Giv modtageren besked.')
	})

	test('what was sent in the morning can be told after its note was struck the same afternoon', async () => {
		const it = await written()
		await strike(it)
		expect(await read(`/overleveringer/${it.given}`)).toContain('Den må ikke sendes')
		const sent = { step: 'sent', sent_way: 'phone', ...dayFields('sent_on', today), sent_words: 'Til Jane' }
		expect((await edge.post(`/overleveringer/${it.given}/skridt`, sent)).status).toBe(303)
		expect(await read(`/overleveringer/${it.given}`)).toContain('Den er sendt. Giv modtageren besked')
	})

	test('one closed before its note was struck is opened again, and closed once the receiver knows', async () => {
		const it = await written()
		const at = `/overleveringer/${it.given}`
		got(await telling(it.given, 'sent', addMinutes(now, 30)))
		const closed = got(await telling(it.given, 'outcome', addMinutes(now, 40)))
		await strike(it)
		expect(await read(at)).toContain('Fortryd derefter afslutningen nedenfor, og skriv igen')
		const undo = { undo: closed.steps.at(-1)?.id ?? '', because: 'Notatet er ugyldigt' }
		expect((await edge.post(`${at}/fortryd`, undo)).status).toBe(303)
		expect(await read(at)).toContain('skriv nedenfor, hvad der kom ud af det')
		const outcome = { step: 'outcome', ...dayFields('outcome_on', dayAfter), outcome_words: 'Jane ved det' }
		expect((await edge.post(`${at}/skridt`, outcome)).status).toBe(303)
		const page = await read(at)
		expect(page).toContain(said)
		for (const part of ['Giv modtageren besked', 'Fortryd derefter']) expect(page).not.toContain(part)
		expect(await read(`/besoeg/${it.visit}`)).not.toContain(at)
	})

	test('what came from another note of the visit stands', async () => {
		const it = await written()
		const later = addMinutes(now, 5)
		const agreements = [{ key: 'a', kind: 'visit' as const, dueOn: addDays(today, 20), what: 'Og igen' }]
		const sent = { visit: it.visit, base: 0, kind: 'journal' as const, happenedOn: today, accepted: null }
		got(await sign(db, later, writer(), { ...sent, body: { ...emptyNote, summary: 'y', agreements } }, follow))
		expect(await notesOf(db, [it.visit])).toHaveLength(2)
		await strike(it)
		const stands = (await agreementsOf(db, it.person)).map(({ what, noteStruck }) => [
			what,
			noteStruck?.because ?? null,
		])
		expect(stands).toEqual([
			['Kom igen', because],
			['Og igen', null],
		])
	})
})
