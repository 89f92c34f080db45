import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, logReads } from '#access/actions.ts'
import { stanceOf } from '#eligibility/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Call } from '#platform/command/index.ts'
import type { Db } from '#platform/db/index.ts'
import { readFhir, writeFhir } from '#platform/fhir/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { webApp } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { followUp } from '../../../test/follow-up.ts'
import {
	elmer,
	hospitalMessage,
	medComExamples,
	protocolMessage,
	type Wanted,
} from '../../../test/hospital-messages.ts'
import {
	closeCase,
	inquiryFacts,
	openCase,
	recordAssessment,
	recordedOf,
	recordNotice,
	screeningsWaiting,
	tellPerson,
	withdrawNotice,
} from '../actions.ts'
import { inquiryCommands } from '../commands.ts'
import { inquiryPages } from '../pages.tsx'
import { decideScreening, screeningOf } from '../screening/screening-actions.ts'
import { withdrawDecision } from '../withdrawal-actions.ts'
import { correctStay, inHospitalOf, livesAfterAll } from './hospital-actions.ts'
import { receiveHospitalNotification } from './hospital-receiving-actions.ts'
import { acceptNotifications, makeKey } from './reception-actions.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
const sources = [inquiryFacts]

const opened = async (code = 'soroe') => {
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
	const citizen = async (cpr: string, bornOn: string, hasCase = true): Promise<PersonId> => {
		const { rows } = await sql<{ id: PersonId }>`
			insert into population.person (cpr, born_on, sex, status, given_names, surname)
			values (${cpr}, ${bornOn}, 'f', 'resident', 'Borger', ${`Nummer ${cpr.slice(0, 4)}`}) returning id`.execute(db)
		const [row] = rows
		if (row === undefined) throw new Error('not inserted')
		if (hasCase) await openCase(db, now, { person: row.id, on: today, by: null })
		return row.id
	}
	const municipal = { municipality, db, outbox: '', enqueue: async () => {} }
	const app = webApp({
		hosted: [municipal],
		routes: inquiryPages(sources, followUp),
		doorkeeper: {
			atWork: async (_db, _at, token) => ({
				staff:
					token === 'nurse'
						? { id: nurse, name: 'Karen', roles: ['consultant', 'manager'], profession: 'sygeplejerske' }
						: { id: clerk, name: 'Ib', roles: ['consultant'], profession: null },
				formToken: 'form-token',
			}),
			saw: logReads,
		},
		now: () => now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ enabled: false }),
	})
	const accept = async () =>
		acceptNotifications(db, now, { legalBasis: 'Vurderet af juristen', from: today, until: null, by: null })
	const receive = async (message: Wanted | Uint8Array, at: Instant = now) => {
		const bytes = message instanceof Uint8Array ? message : Buffer.from(JSON.stringify(hospitalMessage(message)))
		return (await receiveHospitalNotification(db, at, { municipality, bytes, type: '', sources })).answer
	}
	const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
		app.request(`/${code}/fhir/$process-message`, { method: 'POST', body: Buffer.from(body), headers })
	const post = (path: string, fields: Record<string, string>, who = 'nurse') =>
		app.request(`/${code}${path}`, {
			method: 'POST',
			headers: {
				cookie: `hj_session=${who}`,
				'sec-fetch-site': 'same-origin',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ token: 'form-token', ...fields }).toString(),
		})
	const get = async (path: string, who = 'nurse') =>
		(await app.request(`/${code}${path}`, { headers: { cookie: `hj_session=${who}` } })).text()
	const whereabouts = async (person: PersonId) => (await inHospitalOf(db, person)).whereabouts
	const waiting = () => screeningsWaiting(db, municipality, today)
	return { db, municipality, municipal, nurse, clerk, citizen, accept, receive, send, post, get, whereabouts, waiting }
}

/** Everything that a database holds, as text. */
const everythingIn = async (db: Db, but: readonly string[] = []): Promise<string> => {
	const { rows } = await sql<{ name: string }>`select table_schema || '.' || table_name as name
		from information_schema.tables where table_type = 'BASE TABLE'
			and table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(db)
	const tables = rows.map(({ name }) => name).filter((name) => !but.includes(name))
	const held = await Promise.all(
		tables.map(async (name) => (await sql`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db)).rows),
	)
	return JSON.stringify(held)
}
const receipts = async (db: Db) =>
	(
		await sql<{ line: string }>`select coalesce(bundle, '–') || ' ' || outcome as line
		from inquiry.hospital_receipt order by number`.execute(db)
	).rows.map(({ line }) => line)

const march = (date: number, time = '12:00:00') => `2026-03-0${date}T${time}+01:00`
const stin: Wanted = { id: 'stin', activity: 'admit-inpatient', start: march(1), told: march(1, '12:00:02') }
const slhj: Wanted = {
	id: 'slhj',
	activity: 'discharge-inpatient-home',
	status: 'finished',
	start: march(1),
	end: march(5),
	told: march(5, '12:00:02'),
	about: ['h-stin', march(1, '12:00:02'), 'admit-inpatient'],
}
const anSlhj: Wanted = { ...slhj, id: 'an-slhj', activity: 'cancel-discharge-inpatient-home', told: march(6) }
const reSlhj: Wanted = {
	...slhj,
	id: 're-slhj',
	activity: 'revise-discharge-inpatient-home',
	end: march(4),
	told: march(6),
}
const mors: Wanted = { ...slhj, id: 'mors', activity: 'admit-inpatient', deceased: true }
const anMors: Wanted = { ...mors, id: 'an-mors', deceased: false, status: 'in-progress', told: march(7) }

const isAtHand = existsSync(medComExamples)
if (!isAtHand)
	process.stderr.write(`SKIPPED: MedCom’s own messages, because ${medComExamples} is not there (set EXAMPLES).\n`)

describe('off, as it is from the beginning', () => {
	test('a message is acknowledged, its receipt kept, and nothing about the person', async () => {
		const { db, receive, citizen } = await opened()
		const person = await citizen(elmer, '1947-09-25')
		expect(await receive(stin)).toBe('ok')
		expect(await receive(mors)).toBe('ok')
		expect(await receipts(db)).toEqual(['stin switched_off', 'mors switched_off'])
		const held = await everythingIn(db, ['population.person'])
		expect([held.includes(elmer), held.includes('Elmer'), held.includes('Hjerteafdelingen')]).toEqual([
			false,
			false,
			false,
		])
		expect((await findCitizen(db, person))?.status).toBe('resident')
	})
	test('so it is for a citizen without an open case, or whom nobody knows, and after a case was closed', async () => {
		const { db, receive, citizen, accept } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25', false)
		const other = await citizen('2103009996', '1900-03-21')
		await closeCase(db, now, { person: other, on: today, because: 'Afsluttet', by: null })
		expect(await receive(stin)).toBe('ok')
		expect(await receive({ ...stin, id: 'unknown', cpr: '5012481234' })).toBe('ok')
		expect(await receive({ ...stin, id: 'closed', cpr: '2103009996' })).toBe('ok')
		expect(await receipts(db)).toEqual(['stin not_ours', 'unknown not_ours', 'closed not_ours'])
		const held = await everythingIn(db, ['population.person'])
		for (const word of [elmer, '5012481234', '2103009996', 'Elmer', 'Hjerteafdelingen'])
			expect(held).not.toContain(word)
		expect(await tellPerson(db, person)).toEqual([])
	})
	test('switched on, off and on again by a person, each with its reason', async () => {
		const { post, get, receive, db, citizen } = await opened()
		await citizen(elmer, '1947-09-25')
		expect(await get('/udskrivning/modtagelse')).toContain('Modtagelsen er slået fra')
		expect((await post('/udskrivning/modtagelse', { basis: '', from: today })).status).toBe(422)
		expect((await post('/udskrivning/modtagelse', { basis: '§ x', from: today, until: '2026-03-01' })).status).toBe(422)
		expect((await post('/udskrivning/modtagelse', { basis: '§ x, juristen 3.3.', from: today })).status).toBe(303)
		expect(await get('/udskrivning/modtagelse')).toContain('§ x, juristen 3.3.')
		await receive(stin)
		expect((await post('/udskrivning/modtagelse/stop', { ended_because: '' })).status).toBe(422)
		expect((await post('/udskrivning/modtagelse/stop', { ended_because: 'Ny vurdering' })).status).toBe(303)
		await receive(slhj)
		expect(await receipts(db)).toEqual(['stin kept', 'slhj switched_off'])
		await post('/udskrivning/modtagelse', { basis: '§ y', from: today })
		await receive(slhj)
		expect((await receipts(db)).at(-1)).toBe('slhj kept')
		expect(await get('/udskrivning/modtagelse')).toContain('Ny vurdering')
	})
	test('with a last day that has passed, nothing is kept any longer', async () => {
		const { db, receive, citizen } = await opened()
		await citizen(elmer, '1947-09-25')
		await acceptNotifications(db, now, { legalBasis: 'x', from: day('2026-01-01'), until: day('2026-03-08'), by: null })
		await receive(stin)
		expect(await receipts(db)).toEqual(['stin switched_off'])
		await acceptNotifications(db, now, { legalBasis: 'y', from: today, until: null, by: null })
		await receive(stin)
		expect((await receipts(db)).at(-1)).toBe('stin kept')
	})
})

describe('switched on, of a citizen with an open case', () => {
	test('the stay is told without its narrative, once however often it comes', async () => {
		const { db, receive, citizen, accept, whereabouts } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		expect([await receive(stin), await receive(stin)]).toEqual(['ok', 'ok'])
		expect(await receipts(db)).toEqual(['stin kept', 'stin repeated'])
		expect(await whereabouts(person)).toMatchObject({ is: 'in_hospital', since: '2026-03-01' })
		const told = await tellPerson(db, person)
		expect(told.filter(({ what }) => what.da.startsWith('Advis om sygehusophold')).map(({ what }) => what.da)).toEqual([
			'Advis om sygehusophold: Start sygehusophold – indlagt',
		])
	})
	test('a discharge is an event of its day and a screening; cancelled it is neither, corrected it moves', async () => {
		const { db, receive, citizen, accept, waiting } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		await receive(stin)
		await receive(slhj)
		expect(await waiting()).toMatchObject([{ person, dischargedOn: '2026-03-05', dueOn: '2026-03-14' }])
		const facts = async () => (await inquiryFacts(db, [person])).get(person)?.events
		expect(await facts()).toEqual([{ kind: 'discharged', on: '2026-03-05' }])
		await receive(reSlhj)
		expect(await facts()).toEqual([{ kind: 'discharged', on: '2026-03-04' }])
		expect((await waiting()).map(({ dischargedOn }) => dischargedOn)).toEqual(['2026-03-04'])
		await receive(anSlhj)
		expect([await facts(), await waiting()]).toEqual([[], []])
	})
	test('a death counts at once and is taken back when the hospital takes it back', async () => {
		const { db, receive, citizen, accept, waiting } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		await receive(stin)
		await receive(mors)
		expect((await findCitizen(db, person))?.status).toBe('dead')
		expect(await waiting()).toEqual([])
		await receive(anMors)
		expect((await findCitizen(db, person))?.status).toBe('resident')
	})
	test('what puts right what is kept is taken after the case was closed, and nothing else', async () => {
		const { db, receive, citizen, accept, whereabouts } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		await receive(stin)
		await closeCase(db, now, { person, on: today, because: 'Afsluttet', by: null })
		await receive(slhj)
		await receive({ ...stin, id: 'an', activity: 'cancel-admit-inpatient', told: march(2) })
		expect(await receipts(db)).toEqual(['stin kept', 'slhj not_ours', 'an kept'])
		expect(await whereabouts(person)).toEqual({ is: 'cancelled' })
	})
	test('staff end a stay, and take back a death', async () => {
		const { post, get, receive, citizen, accept, whereabouts, db } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		await receive(stin)
		expect(await get('/udskrivning')).toContain('Indlagt siden 1. marts 2026')
		expect(await get(`/udskrivning/ophold/${person}`)).toContain('250947-9989')
		const at = `/udskrivning/ophold/${person}`
		expect((await post(at, { kind: 'stay_ended', because: '' })).status).toBe(422)
		expect((await post(at, { kind: 'stay_ended', because: 'Ringede med datteren' })).status).toBe(303)
		expect(await whereabouts(person)).toMatchObject({ is: 'home', byHand: true })
		await receive({ ...mors, told: march(5) })
		expect((await findCitizen(db, person))?.status).toBe('dead')
		expect((await post(at, { kind: 'alive', because: 'Talte med borgeren' })).status).toBe(303)
		expect((await findCitizen(db, person))?.status).toBe('resident')
		expect(
			(await correctStay(db, now, { person, kind: 'alive', because: 'x', by: person as unknown as StaffId })).ok,
		).toBe(false)
	})
	test('a death told after staff said that the citizen lives counts, and so does the next word of staff', async () => {
		const { db, receive, citizen, accept, nurse } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		const told = async () => {
			const { rows } = await sql<{ on: string | null }>`
				select reported_dead_on as "on" from population.person where id = ${person}`.execute(db)
			return rows[0]?.on
		}
		await receive(stin)
		await receive(mors)
		expect(await told()).toBe('2026-03-05')
		await livesAfterAll(db, now, { person, by: nurse })
		expect(await told()).toBeNull()
		const [noon, evening] = [instantAt(today, clock('12:00')), instantAt(today, clock('18:00'))]
		await receive({ ...mors, id: 'mors-late', told: march(8) }, noon)
		expect(await told()).toBeNull()
		await receive({ ...mors, id: 'mors-2', end: march(9, '11:00:00'), told: march(9, '11:00:00') }, noon)
		expect(await told()).toBe('2026-03-09')
		expect((await receipts(db)).at(-1)).toBe('mors-2 kept')
		await livesAfterAll(db, evening, { person, by: nurse })
		expect(await told()).toBeNull()
	})
	test('two at once are one after the other; the same twice at once is one', async () => {
		const { db, receive, citizen, accept, whereabouts, waiting } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		const answers = await Promise.all([slhj, stin, slhj, reSlhj, stin, slhj].map((one) => receive(one)))
		expect(new Set(answers)).toEqual(new Set(['ok']))
		expect(await whereabouts(person)).toMatchObject({ is: 'home', since: '2026-03-04' })
		expect((await waiting()).length).toBe(1)
		expect((await receipts(db)).filter((line) => line.endsWith('kept')).toSorted()).toEqual([
			're-slhj kept',
			'slhj kept',
			'stin kept',
		])
	})
	test('the same discharge twelve times at once is kept once, with one screening', async () => {
		const { db, receive, citizen, accept, waiting } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		const answers = await Promise.all(Array.from({ length: 12 }, () => receive(slhj)))
		expect(new Set(answers)).toEqual(new Set(['ok']))
		const count = async (table: string) =>
			(
				await sql<{
					count: number
				}>`select count(*) as count from ${sql.table(table)} where person = ${person}`.execute(db)
			).rows[0]?.count
		expect(await count('inquiry.hospital_notification')).toBe(1)
		expect(await count('inquiry.screening')).toBe(1)
		expect((await waiting()).length).toBe(1)
		const outcomes = (await receipts(db)).map((line) => line.split(' ')[1])
		expect(outcomes.filter((one) => one === 'kept').length).toBe(1)
		expect(outcomes.filter((one) => one === 'repeated').length).toBe(11)
	})
	test('any order and any repetition comes to the same', async () => {
		const { db, receive, citizen, accept, whereabouts, waiting } = await opened()
		await accept()
		const all = [
			stin,
			{ ...stin, id: 're-stin', activity: 'revise-admit-inpatient', start: march(1, '08:00:00'), told: march(2) },
			{ ...stin, id: 'stor', activity: 'start-leave-inpatient', told: march(3) },
			slhj,
			reSlhj,
			mors,
			anMors,
		]
		let count = 0
		const stateAfter = async (messages: readonly Wanted[]) => {
			count++
			const cpr = `${String(6100 + count)}40${String(1000 + count)}`
			const person = await citizen(cpr, '1947-09-25')
			for (const one of messages) await receive({ ...one, cpr, id: `${one.id}-${count}` })
			const facts = (await inquiryFacts(db, [person])).get(person)?.events
			return {
				where: await whereabouts(person),
				facts,
				status: (await findCitizen(db, person))?.status,
				screened: (await waiting()).filter((one) => one.person === person).map(({ dischargedOn }) => dischargedOn),
			}
		}
		const said = await stateAfter(all)
		expect(said).toMatchObject({
			where: { is: 'home', since: '2026-03-04' },
			status: 'resident',
			screened: ['2026-03-04'],
		})
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray([...all, slhj, mors, stin], { minLength: all.length + 3 }),
				async (messages) => {
					expect(await stateAfter(messages)).toEqual(said)
				},
			),
			{ numRuns: 8 },
		)
	})
})

describe('the address', () => {
	const asText = (one: Wanted) => JSON.stringify(hospitalMessage(one))
	test('answers in the format received', async () => {
		const { send, accept, citizen, whereabouts } = await opened()
		await accept()
		const person = await citizen(elmer, '1947-09-25')
		const json = await send(asText(stin), { 'content-type': 'application/fhir+json' })
		expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/fhir+json; charset=utf-8'])
		expect(await json.json()).toMatchObject({ resourceType: 'Bundle', type: 'message' })
		const xml = await send(writeFhir(hospitalMessage(slhj), 'xml'), { 'content-type': 'application/fhir+xml' })
		expect([xml.status, xml.headers.get('content-type')]).toEqual([200, 'application/fhir+xml; charset=utf-8'])
		const body = await xml.text()
		expect(body).toContain('<code value="ok"/>')
		expect((await readFhir(Buffer.from(body), 'xml')).ok).toBe(true)
		expect(await whereabouts(person)).toMatchObject({ is: 'home' })
		expect((await send(writeFhir(hospitalMessage({ ...stin, id: 'x' }), 'xml'))).headers.get('content-type')).toContain(
			'xml',
		)
	})
	test.each([
		['what is no FHIR', 'hello', 400, 'fatal-error'],
		['half a message', asText(stin).slice(0, 500), 400, 'fatal-error'],
		['a message without a class', asText({ ...stin, stayClass: '' }), 200, 'fatal-error'],
		['a resource that is no bundle', '{"resourceType":"Patient"}', 200, 'fatal-error'],
		[
			'an entity',
			'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Bundle xmlns="http://hl7.org/fhir"/>',
			400,
			'fatal-error',
		],
		['nothing', '', 400, 'fatal-error'],
		['more than 2 MB', 'x'.repeat(2 * 1024 * 1024 + 1), 413, 'fatal-error'],
	])('%s is acknowledged as an error', async (_, body, status, code) => {
		const { send } = await opened()
		const answer = await send(body)
		expect(answer.status).toBe(status)
		expect(await answer.text()).toContain(code)
	})
	test('asks for the key once there is one', async () => {
		const { db, send, post, get } = await opened()
		expect(await get('/udskrivning/modtagelse')).toContain('Der er ingen nøgle')
		const page = await (await post('/udskrivning/modtagelse/noegle', {})).text()
		const [, key = ''] = /<code class="hj-shown-once">([^<]+)</.exec(page) ?? []
		expect(key).toMatch(/^hj_/)
		expect(await get('/udskrivning/modtagelse')).not.toContain(key)
		expect(await everythingIn(db)).not.toContain(key)
		expect((await send(asText(stin))).status).toBe(401)
		expect((await send(asText(stin), { authorization: 'Bearer wrong' })).status).toBe(401)
		expect((await send(asText(stin), { authorization: `Bearer ${key}` })).status).toBe(200)
		await makeKey(db, now, null)
		expect((await send(asText(stin), { authorization: `Bearer ${key}` })).status).toBe(401)
		expect(await receipts(db)).toEqual(['stin switched_off'])
		expect(await get('/udskrivning/modtagelse')).toContain('9.3.2026: 3 beskeder')
	})
	test('says that it is to be sent again while the database is out of reach', async () => {
		const { db, send } = await opened()
		await sql`alter table inquiry.hospital_acceptance rename to away`.execute(db)
		const answer = await send(asText(stin))
		await sql`alter table inquiry.away rename to hospital_acceptance`.execute(db)
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
		const body = await answer.text()
		expect(body).toContain('transient-error')
		expect(body).toContain('"identifier": "h-stin"')
		expect((await send(asText(stin))).status).toBe(200)
	})
})

test('the command does as the address does', async () => {
	const { db, municipal, municipality, citizen, whereabouts } = await opened()
	const person = await citizen(elmer, '1947-09-25')
	const folder = await mkdtemp(join(tmpdir(), 'hospital-'))
	let followed = 0
	const commands = inquiryCommands(sources, async () => void followed++)
	const run = async (name: string, values: Call['values'], positionals: string[] = []) => {
		const out: string[] = []
		const code = await commands
			.find((command) => command.name === name)
			?.run({
				values,
				positionals,
				out: async (written) => void out.push(String(written)),
				err: () => {},
				progress: () => {},
				input: (async function* () {})(),
				open: async () => municipal,
				municipalities: async () => [municipality],
				at: now,
				today,
			})
		return { code, out: out.join('') }
	}
	const file = join(folder, 'message')
	await writeFile(file, JSON.stringify(hospitalMessage(stin)))
	expect(await run('hospital-notification', {}, [file])).toMatchObject({ code: 0 })
	expect(await whereabouts(person)).toEqual({ is: 'nothing_told' })
	await expect(run('hospital-notification accept', {})).rejects.toThrow('--because')
	expect(await run('hospital-notification accept', { because: '§ x' })).toEqual({
		code: 0,
		out: 'Notifications are accepted from 2026-03-09.\n',
	})
	await expect(run('hospital-notification accept', { because: '§ x' })).rejects.toThrow('already')
	const done = await run('hospital-notification', {}, [file])
	expect(done.code).toBe(0)
	expect(JSON.parse(done.out)).toMatchObject({ resourceType: 'Bundle' })
	expect(await whereabouts(person)).toMatchObject({ is: 'in_hospital' })
	expect(followed).toBe(2)
	await writeFile(file, '<Bundle')
	const refused = await run('hospital-notification', {}, [file])
	expect(refused).toMatchObject({ code: 2 })
	expect(refused.out).toContain('<code value="fatal-error"/>')
	expect(await run('hospital-notification refuse', { because: 'Ophørt' })).toMatchObject({ code: 0 })
	expect(await receipts(db)).toEqual(['stin switched_off', 'stin kept', '– refused'])
})

describe.skipIf(!isAtHand)('MedCom’s test protocol', () => {
	const folder = join(medComExamples, 'testprotocol')
	const names = isAtHand
		? readdirSync(folder)
				.sort()
				.map((file) => file.slice('HospitalNotification_Ex_'.length, -'.json'.length))
		: []

	test('every message is acknowledged through the address, as JSON and as XML: all ok but TEK_FCC', async () => {
		const { db, send, accept, citizen } = await opened()
		await accept()
		await citizen(elmer, '1947-09-25')
		for (const name of names) {
			const bytes = protocolMessage(name)
			const expected = name === 'TEK_FCC' ? 'fatal-error' : 'ok'
			const answer = await send(bytes)
			expect([name, answer.status]).toEqual([name, 200])
			const sent = JSON.parse(Buffer.from(bytes).toString()) as {
				entry: { resource: { resourceType: string; id: string } }[]
			}
			const header = sent.entry.find(({ resource }) => resource.resourceType === 'MessageHeader')?.resource.id
			const acknowledgement = (await answer.json()) as { entry: { resource: object }[] }
			expect(acknowledgement.entry[0]?.resource, name).toMatchObject({
				response: { identifier: header, code: expected },
			})
			const asXml = await send(writeFhir(JSON.parse(Buffer.from(bytes).toString()), 'xml'))
			expect(await asXml.text(), name).toContain(`<code value="${expected}"/>`)
		}
		const kept = (await receipts(db)).map((line) => line.split(' ')[1])
		expect(Object.fromEntries([...Map.groupBy(kept, (word) => word)].map(([word, all]) => [word, all.length]))).toEqual(
			{
				kept: names.length - 2,
				repeated: names.length - 2,
				not_ours: 2,
				refused: 2,
			},
		)
	})

	let here: Awaited<ReturnType<typeof opened>>
	beforeAll(async () => {
		here = await opened()
		await here.accept()
	})
	let count = 0
	/** What a sequence comes to for somebody of whom nothing was told before. */
	const sequence = async (...those: readonly (string | Wanted)[]) => {
		const { db, receive, citizen, whereabouts } = here
		count++
		const cpr = `${6101470000 + count}`
		const person = await citizen(cpr, '1947-01-01')
		for (const one of those) {
			const message = typeof one === 'string' ? protocolMessage(one) : JSON.stringify(hospitalMessage(one))
			const bundle = JSON.parse(message.toString().replaceAll(elmer, cpr)) as { id: string }
			await receive(Buffer.from(JSON.stringify({ ...bundle, id: `${bundle.id}-${count}` })))
		}
		return { where: await whereabouts(person), told: await tellPerson(db, person) }
	}
	const elmersStay = (one: Partial<Wanted> & Pick<Wanted, 'id' | 'activity' | 'told'>, episode: string): Wanted => ({
		start: '2023-02-28T10:00:04+01:00',
		episodes: [episode],
		...one,
	})

	test.each<[string, (string | Wanted)[], object]>([
		['STIN_A', ['STIN_A'], { is: 'in_hospital', stayClass: 'inpatient', since: '2023-03-01' }],
		['STAA_D, STIN_E', ['STAA_D', 'STIN_E'], { is: 'in_hospital', stayClass: 'inpatient', since: '2023-02-28' }],
		['STIN_F, STOR_F', ['STIN_F', 'STOR_F'], { is: 'on_leave' }],
		['STIN_G, SLOR_G', ['STIN_G', 'SLOR_G'], { is: 'in_hospital' }],
		['SLHJ_H', ['SLHJ_H'], { is: 'home', since: '2023-03-07' }],
		['STIN_K, MORS_K', ['STIN_K', 'MORS_K'], { is: 'dead', since: '2023-03-04' }],
		[
			'AN_STIN_N, with its beginning before and after',
			[
				elmersStay(
					{
						id: 'stin-n',
						header: 'b9b4818e-02de-4cc4-b418-d20cbc399006',
						activity: 'admit-inpatient',
						start: '2023-03-01T13:00:00+01:00',
						told: '2023-03-01T13:00:02+01:00',
					},
					'5a6c371c-cc13-417e-a5c5-f65ee8bad8e1',
				),
				'AN_STIN_N',
			],
			{ is: 'cancelled' },
		],
		['STIN_O, RE_STIN_O', ['STIN_O', 'RE_STIN_O'], { is: 'in_hospital', since: '2023-03-01' }],
		[
			'TEK_STAA_A, a discharge, and an admission told late',
			[
				'TEK_STAA_A',
				elmersStay(
					{
						id: 'tek-slhj-a',
						activity: 'discharge-emergency-home',
						stayClass: 'EMER',
						status: 'finished',
						end: '2023-03-02T10:00:00+01:00',
						told: '2023-03-02T10:00:02+01:00',
					},
					'c10697b6-8d7a-4d2d-ae93-f7f56abd52cc',
				),
				elmersStay(
					{
						id: 'tek-stin-b',
						activity: 'admit-inpatient',
						start: '2023-03-01T12:00:00+01:00',
						told: '2023-03-01T12:00:02+01:00',
					},
					'another-episode',
				),
			],
			{ is: 'home', since: '2023-03-02' },
		],
		['TEK_FCC', ['TEK_FCC'], { is: 'nothing_told' }],
		['TEK_LOV', ['TEK_LOV'], { is: 'nothing_told' }],
	])('%s', async (_, those, where) => {
		expect((await sequence(...those)).where).toMatchObject(where)
		expect((await sequence(...those.toReversed())).where).toMatchObject(where)
	})

	test('TEK_DUB twice is shown once; RE_STIN_O shows the hour corrected', async () => {
		const shown = (told: Awaited<ReturnType<typeof tellPerson>>) =>
			told.filter(({ what }) => what.da.startsWith('Advis')).map(({ what, at }) => [what.da, at])
		expect(shown((await sequence('TEK_DUB', 'TEK_DUB')).told)).toHaveLength(1)
		expect(shown((await sequence('STIN_O', 'RE_STIN_O')).told)).toEqual([
			['Advis om sygehusophold: Start sygehusophold – indlagt', '2023-03-01T08:00:00+01:00'],
		])
	})
	test('the published example is the same as JSON and as XML', async () => {
		const { receive, accept, citizen, db } = await opened()
		await accept()
		await citizen(elmer, '1947-09-25')
		const published = (kind: string) =>
			readFileSync(join(medComExamples, 'ig-published', `Bundle-a5e5b880-STIN.${kind}`))
		expect([await receive(published('xml')), await receive(published('json'))]).toEqual(['ok', 'ok'])
		expect((await receipts(db)).map((line) => line.split(' ')[1])).toEqual(['kept', 'repeated'])
	})
})

describe('a screening', () => {
	const asked = (by: StaffId, differs: Partial<Record<'risk' | 'known' | 'offered' | 'because', string>> = {}) => ({
		risk: 'no',
		known: 'no',
		offered: 'yes',
		because: 'Bor alene og kender ingen tilbud',
		opensCase: false,
		by,
		key: crypto.randomUUID(),
		...differs,
	})
	const told = async (db: Db, person: PersonId, on: string) =>
		recordNotice(db, now, {
			person,
			nature: 'event',
			kind: 'discharged',
			on: day(on),
			details: {},
			source: 'relative',
			note: '',
			by: null,
			key: `${person} ${on}`,
		})

	test('is made where a rule is for somebody of that age, also when staff tell of the discharge; withdrawn with it', async () => {
		const { db, citizen, waiting } = await opened()
		const [old, young] = [
			await citizen('6101470001', '1947-01-01', false),
			await citizen('6101560001', '1956-01-01', false),
		]
		await told(db, old, '2026-03-06')
		await told(db, young, '2026-03-06')
		expect((await waiting()).map(({ person }) => person)).toEqual([old])
		const { rows } = await sql<{ id: string }>`select id from inquiry.notice where person = ${old}`.execute(db)
		await withdrawNotice(db, now, { notice: rows[0]?.id ?? '', person: old, because: 'Forkert borger', by: null })
		expect(await waiting()).toEqual([])
	})
	test('decided, it completes the event and says yes on the ground that opens; decided again, the later stands', async () => {
		const { db, citizen, waiting, nurse, clerk, municipality, post, get } = await opened()
		const person = await citizen('6101470001', '1947-01-01', false)
		await told(db, person, '2026-03-06')
		const [one] = await waiting()
		const screening = one?.screening ?? ''
		const decide = (by: StaffId, differs = {}) =>
			decideScreening(db, now, sources, { ...asked(by), screening, ...differs })
		expect(await decide(clerk)).toMatchObject({ ok: false, why: 'not_a_health_professional' })
		expect(await decide(nurse, { known: '' })).toMatchObject({ ok: false, why: 'known_not_answered' })
		expect(await decide(nurse, { because: ' ' })).toMatchObject({ ok: false, why: 'because_is_empty' })
		expect((await waiting()).length).toBe(1)
		const path = `/udskrivning/${screening}`
		expect((await post(path, { risk: 'no', known: 'no', offered: 'yes', because: '' })).status).toBe(422)
		expect(
			(await post(path, { risk: 'no', known: 'no', offered: 'yes', because: 'Alene', key: 'k1' }, 'clerk')).status,
		).toBe(403)
		expect((await post(path, { risk: 'no', known: 'no', offered: 'yes', because: 'Alene', key: 'k1' })).status).toBe(
			303,
		)
		const sent = { risk: 'no', known: 'no', offered: 'yes', because: 'Alene', key: 'k1' }
		expect((await post(path, sent)).status).toBe(303)
		for (const other of [{ risk: 'unknown' }, { known: 'yes' }, { offered: 'no' }, { because: 'Alene nu' }]) {
			const refused = await post(path, { ...sent, ...other })
			const again = await refused.text()
			expect([refused.status, again.includes('allerede brugt til at gemme noget andet')]).toEqual([422, true])
		}
		expect((await screeningOf(db, municipality, today, sources, screening))?.screening.decisions).toHaveLength(1)
		expect(await waiting()).toEqual([])
		expect((await inquiryFacts(db, [person])).get(person)).toMatchObject({
			events: [{ kind: 'discharged', on: '2026-03-06', readmissionRisk: false, knownToMunicipality: false }],
			history: [{ kind: 'assessed', criterion: 'discharged-no-contact', outcome: 'yes' }],
		})
		expect((await stanceOf(db, person))?.verdict.verdict).toBe('offer')
		expect(await get(path)).toContain('Der er en grund til et tilbud')
		await decide(nurse, { offered: 'no', because: 'Har fået det andetsteds' })
		const found = await screeningOf(db, municipality, today, sources, screening)
		expect(found?.screening.decisions.map(({ offered }) => offered)).toEqual([false, true])
		expect((await get(path)).match(/<s>/g)).toHaveLength(1)
		await decide(nurse, { known: 'yes' })
		expect(await get(path)).toContain('giver ingen grund efter standarden')
		expect(
			(await tellPerson(db, person))
				.filter(({ what }) => what.da.startsWith('Screening'))
				.map(({ struck }) => struck ?? false),
		).toEqual([false, true, true])
	})
	test('sent again after its yes was withdrawn, it is not said to be saved, and can be made anew', async () => {
		const { db, citizen, waiting, nurse, post } = await opened()
		const person = await citizen('6101470001', '1947-01-01', false)
		await told(db, person, '2026-03-06')
		const path = `/udskrivning/${(await waiting())[0]?.screening ?? ''}`
		const send = (key: string) => post(path, { risk: 'no', known: 'no', offered: 'yes', because: 'Alene', key })
		expect((await send('k1')).status).toBe(303)
		const [made] = (await recordedOf(db, [person])).assessments
		const decision = `assessment ${made?.id ?? ''}`
		await withdrawDecision(db, now, followUp, { person, decision, because: 'Fejl', by: nurse })
		const again = await send('k1')
		const page = await again.text()
		expect([again.status, page.includes('siden trukket tilbage')]).toEqual([422, true])
		expect((await send(/name="key" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '')).status).toBe(303)
		expect((await stanceOf(db, person))?.verdict.verdict).toBe('offer')
	})
	test('answered under Assessment waits no longer', async () => {
		const { db, citizen, waiting, nurse } = await opened()
		const person = await citizen('6101470001', '1947-01-01', false)
		await told(db, person, '2026-03-06')
		const about = { person, criterion: 'discharged-no-contact', because: 'Fik det afklaret i telefonen', by: nurse }
		expect((await waiting()).length).toBe(1)
		await recordAssessment(db, now, { ...about, outcome: 'no' })
		expect(await waiting()).toEqual([])
	})
	test('that asks for an open case says so, and opens one when it is asked to', async () => {
		const { db, citizen, waiting, nurse, get } = await opened('soenderborg')
		const person = await citizen('6101470001', '1947-01-01', false)
		await told(db, person, '2026-03-06')
		const [one] = await waiting()
		const screening = one?.screening ?? ''
		const path = `/udskrivning/${screening}`
		expect(await get(path)).toContain('Åbn en forebyggelsessag nu')
		await decideScreening(db, now, sources, { ...asked(nurse, { risk: 'yes' }), screening })
		expect(await get(path)).toContain('Det kræver en åben forebyggelsessag')
		await decideScreening(db, now, sources, { ...asked(nurse, { risk: 'yes' }), screening, opensCase: true })
		expect((await inquiryFacts(db, [person])).get(person)).toMatchObject({
			preventiveCase: true,
			history: [{ criterion: 'readmission-risk', outcome: 'yes' }],
		})
		expect(await get(path)).toContain('Der er en grund til et tilbud')
	})
})
