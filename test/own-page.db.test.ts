import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { beginAttempt, doorkeeper, readsOf, takeAttempt } from '#access/actions.ts'
import { beginCitizenSession } from '#access/citizen-actions.ts'
import { citizenWithNumber } from '#desk/own-actions.ts'
import type { RequestId } from '#desk/record-request.ts'
import {
	askForRecord,
	closeRequest,
	contentOf,
	fileOf,
	findRequest,
	prepareRecord,
	recordNight,
	releasedFileOf,
	releaseRecord,
} from '#desk/record-request-actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, instant } from '#kernel/instant.ts'
import { optOut, optOutsOf } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { citizenCookie, type Route, webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { routes } from '../src/app.tsx'
import { freshDatabase } from './database.ts'
import { consultant, invite, resident } from './invited.ts'

let now: Instant = instant('2026-03-09T10:00:00+01:00')
let db: Db
let app: Hono
let municipality: Municipality
let staff: StaffId
let seen: { anna: PersonId; bent: PersonId }

const intruder: Route = {
	method: 'get',
	path: '/min-side/andre',
	for: 'citizen',
	shows: 'x',
	handle: async () => ({ title: 'x', page: 'x', sees: [seen.bent] }),
}

beforeAll(async () => {
	db = await freshDatabase()
	const [found] = await readMunicipalities('municipalities', ['soroe'])
	if (found === undefined) throw new Error('no municipality')
	municipality = found
	await loadStandards(db, now, join(municipality.folder, 'standard'))
	staff = await consultant(db, now, 'Dorte Prøvesen')
	seen = {
		anna: await resident(db, { given_names: 'Anna', born_on: '1943-03-15' }),
		bent: await resident(db, { given_names: 'Bent' }),
	}
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async () => {} }],
		routes: [...routes(() => null), intruder],
		doorkeeper: {
			...doorkeeper,
			atWork: async (_db, _at, token) =>
				token === 'dorte'
					? {
							staff: { id: staff, name: 'Dorte Prøvesen', roles: ['coordinator'], profession: null },
							formToken: 'form-token',
						}
					: null,
		},
		now: () => now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ enabled: false }),
	})
})

const as = async (person: PersonId): Promise<string> => `${citizenCookie}=${await beginCitizenSession(db, now, person)}`
const get = (path: string, cookie = '') => app.request(`/soroe${path}`, { headers: { cookie } })
const post = (path: string, cookie: string, fields: Readonly<Record<string, string>>) =>
	app.request(`/soroe${path}`, {
		method: 'POST',
		headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	})
const tokenIn = async (cookie: string): Promise<string> =>
	/name="token" value="([^"]+)"/.exec(await (await get('/min-side/oversigt', cookie)).text())?.[1] ?? ''

describe('a citizen’s own page', () => {
	test('is theirs alone: logged as their own reading, of nobody else, and not kept by any browser', async () => {
		const cookie = await as(seen.anna)
		const answer = await get('/min-side/oversigt', cookie)
		expect(answer.status).toBe(200)
		expect(answer.headers.get('cache-control')).toBe('no-store')
		expect(answer.headers.get('refresh')).toMatch(/^900; url=\/soroe\/min-side\?udloebet$/)
		const page = await answer.text()
		expect(page).toContain('Anna')
		expect(page).not.toContain('Bent')
		expect(page).not.toMatch(/\d{6}-?\d{4}/)
		expect(await readsOf(db, seen.anna)).toMatchObject([{ reader: 'citizen', staff: null, staffName: 'Borgeren selv' }])
		expect((await get('/min-side/andre', cookie)).status).toBe(500)
		expect(await readsOf(db, seen.bent)).toEqual([])
	})

	test('opens to nobody else: not to staff, not with another’s cookie, not after a quarter of an hour or an hour', async () => {
		const door = { status: 303, to: '/soroe/min-side' }
		const to = async (cookie: string) => {
			const answer = await get('/min-side/oversigt', cookie)
			return { status: answer.status, to: answer.headers.get('location')?.split('?')[0] }
		}
		const cookie = await as(seen.anna)
		expect(await to('')).toEqual(door)
		expect(await to('hj_session=dorte')).toEqual(door)
		expect(await to(`${citizenCookie}=x`)).toEqual(door)
		expect(await to(cookie.replace(citizenCookie, 'hj_session'))).toEqual(door)
		expect((await get('/i-dag', cookie)).headers.get('location')).toMatch(/log-ind/)
		const began = now
		now = addMinutes(began, 16)
		expect(await to(cookie)).toEqual(door)
		now = began
		const busy = await as(seen.anna)
		for (const minutes of [10, 20, 30, 40, 50]) {
			now = addMinutes(began, minutes)
			expect((await to(busy)).status).toBe(200)
		}
		now = addMinutes(began, 61)
		expect(await to(busy)).toEqual(door)
		now = began
	})

	test('changes nothing without its own form’s token, and logs out', async () => {
		const cookie = await as(seen.anna)
		const token = await tokenIn(cookie)
		expect((await post('/min-side/bed-om-alt', cookie, { token: 'x' })).status).toBe(403)
		expect((await post('/min-side/bed-om-alt', '', { token })).status).toBe(303)
		await post('/min-side/log-ud', cookie, { token })
		expect((await get('/min-side/oversigt', cookie)).status).toBe(303)
	})

	test('leads to the answer page without a code, and only to one’s own offer', async () => {
		const person = await resident(db, { given_names: 'Karen' })
		const cookie = await as(person)
		const token = await tokenIn(cookie)
		expect((await post('/min-side/svar', cookie, { token })).headers.get('location')).toBe('/soroe/min-side/oversigt')
		const from = instant('2026-03-23T10:00:00+01:00')
		await invite(db, now, { person, time: { staff, from } })
		expect(await (await get('/min-side/oversigt', cookie)).text()).toContain('mandag den 23. marts 2026 kl. 10.00')
		const answered = await post('/min-side/svar', cookie, { token })
		expect(answered.headers.get('location')).toBe('/soroe/svar/tilbud')
		const pass = /hj_svar=[^;]+/.exec(answered.headers.get('set-cookie') ?? '')?.[0] ?? ''
		expect(await (await get('/svar/tilbud', pass)).text()).toContain('23. marts 2026')
		await post('/min-side/log-ud', `${cookie}; ${pass}`, { token })
		expect(await (await get('/svar/tilbud', pass)).text(), 'after logging out').not.toContain('23. marts 2026')
	})

	test('takes back an opt-out', async () => {
		const person = await resident(db, { given_names: 'Grethe' })
		await optOut(db, now, { person, until: null, askedBy: 'citizen', words: 'Ring ikke', by: null })
		const cookie = await as(person)
		expect(await (await get('/min-side/oversigt', cookie)).text()).toContain('bedt os om ikke at kontakte dig')
		await post('/min-side/kontakt-mig-igen', cookie, { token: await tokenIn(cookie) })
		expect((await optOutsOf(db, [person]))[0]?.endedOn).toBe('2026-03-09')
		expect(await (await get('/min-side/oversigt', cookie)).text()).not.toContain('bedt os om ikke at kontakte dig')
	})

	test('says of a protected address only that it is, and of whoever moved away that it is over', async () => {
		const address = await sql<{
			id: string
		}>`insert into population.address (key, street, house_number, postal_code, town)
			values ('hemmelig', 'Hemmelighedsvej', '7', '4180', 'Sorø') returning id`.execute(db)
		const hidden = await resident(db, { protected: true, address: address.rows[0]?.id, given_names: 'Ida' })
		const moved = await resident(db, { status: 'moved_out', status_since: '2025-01-01', given_names: 'Ove' })
		const page = await (await get('/min-side/oversigt', await as(hidden))).text()
		expect(page).toContain('er beskyttet')
		expect(page).not.toContain('Hemmelighedsvej')
		expect(await (await get('/min-side/oversigt', await as(moved))).text()).toContain('bor ikke længere i kommunen')
		const open = await asked(hidden)
		await prepareRecord(db, now, municipality, [], { request: open, by: staff })
		const request = await findRequest(db, open)
		expect(JSON.stringify(request && (await contentOf(db, request)))).not.toContain('Hemmelighedsvej')
	})

	test.each([
		['nobody of that number', '6101500000', { ok: false, why: 'unknown' }],
		['somebody dead', 'dead', { ok: false, why: 'dead' }],
		['somebody missing', 'disappeared', { ok: false, why: 'disappeared' }],
	])('has a kind answer for %s', async (_, status, answer) => {
		const number =
			status.length === 10 ? status : `61015${status.length}00${status.length}`.slice(0, 10).padEnd(10, '0')
		if (status.length !== 10) await resident(db, { cpr: number, status, status_since: '2026-01-01' })
		expect(await citizenWithNumber(db, number)).toMatchObject(answer)
	})

	test('a login begun by a citizen is never finished by staff, nor the other way round', async () => {
		const state = 'state-of-a-citizen'
		const { browser } = await beginAttempt(db, now, {
			of: 'citizen',
			state,
			codeVerifier: 'v',
			nonce: 'n',
			returnTo: '/min-side/oversigt',
		})
		expect(await takeAttempt(db, now, { of: 'staff', state, browser })).toMatchObject({ ok: false })
		expect(await takeAttempt(db, now, { of: 'citizen', state, browser })).toMatchObject({ ok: true })
	})
})

const asked = async (person: PersonId, on = '2026-03-09'): Promise<RequestId> => {
	const request = await askForRecord(db, now, municipality, {
		...{ person, askedOn: day(on), askedBy: 'citizen' as const, askedByWords: '' },
		...{ askedHow: 'letter' as const, recordedBy: staff, key: crypto.randomUUID() },
	})
	if (!request.ok) throw new Error(request.why)
	return request.value
}

describe('a request for everything that is written', () => {
	test.each([
		['2026-03-09', '2026-03-18'],
		['2026-03-14', '2026-03-24'],
		['2026-03-27', '2026-04-10'], // Maundy Thursday, Good Friday and Easter Monday between
		['2025-12-22', '2026-01-06'], // the municipality is closed on 24 and 31 December too
	])('asked for on %s it is due on %s', async (on, due) => {
		const request = await findRequest(db, await asked(await resident(db), on))
		expect(request?.dueOn).toBe(due)
	})

	test('twice is once, while the first is open', async () => {
		const person = await resident(db)
		const [first, second] = [await asked(person), await asked(person)]
		expect(second).toBe(first)
		expect(await closeRequest(db, now, { request: first, because: ' ', by: staff })).toMatchObject({ ok: false })
		expect(await closeRequest(db, now, { request: first, because: 'Fortrudt', by: staff })).toMatchObject({ ok: true })
		expect(await asked(person)).not.toBe(first)
	})

	test('is put together, read, and handed out as the file that was read', async () => {
		const person = await resident(db, { given_names: 'Lis' })
		const request = await asked(person, '2026-03-05')
		const fileForStaff = async () => (await get(`/aktindsigt/${request}/fil`, 'hj_session=dorte')).text()
		expect(await fileForStaff()).toContain('ikke samlet endnu')
		const release = async (leftOut = {}) =>
			releaseRecord(db, now, {
				...{ request, by: staff, leftOut },
				preparedAt: (await findRequest(db, request))?.prepared?.at ?? '',
			})
		expect(await release()).toMatchObject({ ok: false, why: 'not_prepared' })
		await prepareRecord(db, now, municipality, [], { request, by: staff })
		expect(
			await releaseRecord(db, now, { request, by: staff, leftOut: {}, preparedAt: '2020-01-01T00:00:00Z' }),
		).toMatchObject({ ok: false, why: 'prepared_anew' })
		const cookie = await as(person)
		expect((await get('/min-side/fil', cookie)).status).toBe(404)
		expect(await release({ '1': 'Linjen handler om en anden person', '9999': 'x', '2': 'egen grund' })).toMatchObject({
			ok: true,
		})
		expect(await release()).toMatchObject({ ok: true })
		const known = await findRequest(db, request)
		if (known === null) throw new Error('it is gone')
		expect(known.leftOut).toEqual({ '1': 'Linjen handler om en anden person' })
		expect((await contentOf(db, known))?.sections[0]?.lines[0]).toMatchObject({
			what: 'En linje er udeladt',
			details: [],
			leftOut: [{ because: 'by_decision' }],
		})
		const fetched = new Uint8Array(await (await get('/min-side/fil', cookie)).arrayBuffer())
		expect(createHash('sha256').update(fetched).digest('hex')).toBe(known.released?.hash)
		expect((await get('/min-side/fil', await as(seen.bent))).status).toBe(404)
		expect((await findRequest(db, request))?.fetchedAt).toBe(now)
		expect((await readsOf(db, person)).map(({ what }) => what)).toEqual(
			expect.arrayContaining(['aktindsigt: alt samlet', 'aktindsigt: udleveret', 'Min side: hele filen']),
		)
		expect(await recordNight(db, addMinutes(now, 29 * 24 * 60))).toBe(0)
		expect(await recordNight(db, addMinutes(now, 31 * 24 * 60))).toBe(1)
		const after = await findRequest(db, request)
		expect(after && (await releasedFileOf(db, after))).toBeNull()
		expect(after && (await fileOf(db, after))).toMatchObject({ ok: false, why: 'nothing_is_kept' })
		expect(await fileForStaff()).toContain('Den blev samlet 9. marts 2026')
		expect(after?.released?.hash).toBe(known.released?.hash)
	})

	test('is written down, prepared and handed out on the pages', async () => {
		const person = await resident(db, { given_names: 'Poul' })
		const cookie = 'hj_session=dorte'
		const wrong = await post(`/borger/${person}/aktindsigt`, cookie, {
			token: 'form-token',
			by: 'guardian',
			on: '2026-03-09',
		})
		expect(wrong.status).toBe(422)
		const right = { on: '2026-03-09', how: 'phone', by: 'citizen', key: crypto.randomUUID(), token: 'form-token' }
		const written = await post(`/borger/${person}/aktindsigt`, cookie, right)
		const to = (written.headers.get('location') ?? '').replace('/soroe', '')
		expect((await post(`/borger/${person}/aktindsigt`, cookie, right)).headers.get('location')).toBe(`/soroe${to}`)
		await post(`${to}/saml`, cookie, { token: 'form-token' })
		const page = await (await get(to, cookie)).text()
		expect(page).toContain('Læs det igennem')
		const prepared = /name="prepared" value="([^"]+)"/.exec(page)?.[1] ?? ''
		await post(`${to}/udlever`, cookie, { token: 'form-token', prepared })
		expect(await (await get(to, cookie)).text()).toContain('Filens fingeraftryk')
		expect((await get(`${to}/fil`, cookie)).headers.get('content-type')).toBe('application/pdf')
		expect(await (await get(`${to}/fil?som=json`, cookie)).json()).toMatchObject({ format: 'hjemmebesoeg-record/1' })
		expect(await (await get('/aktindsigt', cookie)).text()).toContain('Poul')
	})
})
