import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { beginAttempt, doorkeeper, readsOf, takeAttempt } from '#access/actions.ts'
import { beginCitizenSession } from '#access/citizen-actions.ts'
import { hold } from '#booking/actions.ts'
import { citizenWithNumber } from '#desk/own/own-actions.ts'
import { chooseLeftOut, contentOf, fileOf, releasedFileOf, releaseRecord } from '#desk/record/record-release-actions.ts'
import type { RequestId } from '#desk/record/record-request.ts'
import {
	askForRecord,
	closeRequest,
	findRequest,
	prepareRecord,
	recordNight,
} from '#desk/record/record-request-actions.ts'
import { agree, handOver } from '#followup/actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, dayOf, type Instant, instant } from '#kernel/instant.ts'
import { optOut, optOutsOf, recordAnswer, recordCall, takeBackOptOut } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { citizenCookie, type Route, webApp } from '#platform/web/index.ts'
import { loadStandards } from '#standard/actions.ts'
import { notGoneAhead, sign, startVisit } from '#visit/actions.ts'
import { emptyNote } from '#visit/index.ts'
import { routes } from '../src/app.tsx'
import { citizensToShow } from '../src/demonstration-citizens.ts'
import { freshDatabase } from './database.ts'
import { consultant, invite, resident } from './invited.ts'

const written = { ...emptyNote, summary: 'Opdigtet notat' }

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

const around = () => ({ municipality, sources: [] })
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
		const drawnOrDialled = /tel:\+45\d{8}|name="(?:token|key)" value="[^"]*"/g
		expect(page.replaceAll(drawnOrDialled, '')).not.toMatch(/\d{6}-?\d{4}/)
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
		const out = await post('/min-side/log-ud', cookie, { token })
		expect(out.headers.get('set-cookie'), 'what was searched for goes too').toMatch(/hj_search=; Max-Age=0/)
		expect((await get('/min-side/oversigt', cookie)).status).toBe(303)
	})

	test('leads to the answer page without a code, and only to one’s own offer', async () => {
		const person = await resident(db, { given_names: 'Karen' })
		const cookie = await as(person)
		const token = await tokenIn(cookie)
		expect((await post('/min-side/svar', cookie, { token })).headers.get('location')).toBe('/soroe/min-side/oversigt')
		const from = instant('2026-03-23T10:00:00+01:00')
		await invite(db, now, { person, time: { staff, from } })
		const page = await (await get('/min-side/oversigt', cookie)).text()
		expect(page).toContain('Foreslået tid: mandag den 23. marts 2026, kl.')
		expect(page).toMatch(/Svar på tilbuddet/)
		expect(page).not.toMatch(/hj-big/)
		const answered = await post('/min-side/svar', cookie, { token })
		expect(answered.headers.get('location')).toBe('/soroe/svar/tilbud')
		const pass = /hj_svar=[^;]+/.exec(answered.headers.get('set-cookie') ?? '')?.[0] ?? ''
		expect(await (await get('/svar/tilbud', pass)).text()).toContain('23. marts 2026')
		const opened = await post('/min-side/svar', cookie, { token })
		const second = /hj_svar=[^;]+/.exec(opened.headers.get('set-cookie') ?? '')?.[0] ?? ''
		expect(await (await get('/svar/tilbud', second)).text(), 'opened twice').toContain('23. marts 2026')
		await post('/min-side/log-ud', `${cookie}; ${second}`, { token })
		for (const one of [pass, second])
			expect(await (await get('/svar/tilbud', one)).text(), 'after logging out').not.toContain('23. marts 2026')
	})

	test('is found from the front page and from the answer page', async () => {
		for (const path of ['', '/svar']) {
			const [, main = ''] = /<main([\s\S]*)<\/main>/.exec(await (await get(path)).text()) ?? []
			expect(main, path).toMatch(/href="\/soroe\/min-side"/)
		}
	})

	test('is what the answer page looks like and leads back to, also beside a session of staff', async () => {
		const person = await resident(db, { given_names: 'Ulla' })
		await invite(db, now, { person, time: { staff, from: instant('2026-03-24T10:00:00+01:00') } })
		const cookie = `${await as(person)}; hj_session=dorte`
		const token = await tokenIn(cookie)
		const opened = await post('/min-side/svar', cookie, { token })
		const pass = /hj_svar=[^;]+/.exec(opened.headers.get('set-cookie') ?? '')?.[0] ?? ''
		for (const path of ['/svar/tilbud', '/svar/ja', '/svar/nej']) {
			const answer = await get(path, `${cookie}; ${pass}`)
			const [, head = ''] = /<header([\s\S]*)<\/header>/.exec(await answer.text()) ?? []
			expect(head).toMatch(/href="\/soroe\/min-side\/oversigt".*action="\/soroe\/min-side\/log-ud"/)
			expect(head).not.toMatch(/log-ind|Dorte|i-dag/)
			expect(answer.headers.get('refresh')).toBe('900; url=/soroe/min-side?udloebet')
		}
		expect(await (await get('/svar/tilbud', `${cookie}; ${pass}`)).text()).toContain('Tilbage til Min side')
		expect(await (await get('/svar/tilbud', pass)).text()).toContain('Luk siden')
		const back = await post('/svar/luk', `${cookie}; ${pass}`, { token })
		expect(back.headers.get('location')).toBe('/soroe/min-side/oversigt')
		const shut = await get('/svar/tilbud', `${cookie}; ${pass}`)
		expect(shut.headers.get('location'), 'no code is asked of who has none').toBe('/soroe/min-side/oversigt')
		expect((await post('/min-side/log-ud', cookie, { token })).headers.get('location')).toMatch(/logget-ud/)
	})

	test('promises no call on a day that has passed, nor a visit that was to be', async () => {
		const [person, visited] = [await resident(db, { given_names: 'Eva' }), await resident(db, { given_names: 'Kaj' })]
		const { offer } = await invite(db, now, { person })
		const time = { staff, from: instant('2026-03-10T13:00:00+01:00') }
		const agreed = await invite(db, now, { person: visited, time })
		const later = { kind: 'call_later' as const, callOn: day('2026-03-10'), callWhen: null, words: '', time: null }
		const from = { by: 'citizen' as const, byName: '', recordedBy: null, through: 'web' as const }
		const asks = await recordAnswer(db, now, { ...later, ...from, offer, key: crypto.randomUUID() })
		const agrees = { kind: 'yes' as const, offer: agreed.offer, time, words: '', key: crypto.randomUUID() }
		expect([asks, await recordAnswer(db, now, { ...agrees, ...from })]).toMatchObject([{ ok: true }, { ok: true }])
		const began = now
		const on = async (moment: string, who: PersonId) => {
			now = instant(moment)
			const cookie = await as(who)
			const page = await (await get('/min-side/oversigt', cookie)).text()
			const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
			const opened = await post('/min-side/svar', cookie, { token })
			const pass = /hj_svar=[^;]+/.exec(opened.headers.get('set-cookie') ?? '')?.[0] ?? ''
			const answer = await (await get('/svar/tilbud', pass)).text()
			now = began
			return { page, answer }
		}
		const before = await on('2026-03-09T12:00:00+01:00', person)
		expect(before.page).toMatch(/hj-big">tirsdag den 10. marts 2026<[\s\S]*ringe til dig den dag/)
		expect(before.answer).toMatch(/Vi ringer til dig/)
		expect(before.page).toContain('Du har fået et tilbud')
		const call = { person, by: staff, words: '', outcome: 'no_answer' as const, key: crypto.randomUUID() }
		await recordCall(db, instant('2026-03-10T10:00:00+01:00'), call)
		expect((await on('2026-03-11T12:00:00+01:00', person)).page, 'called in vain').toContain('torsdag den 12. marts')
		const after = await on('2026-03-23T12:00:00+01:00', person)
		expect(after.page).toContain('Har vi ikke talt sammen, så ring til os')
		expect(after.page).not.toMatch(/hj-big|den dag/)
		expect(after.answer).toContain('Har vi ikke talt sammen?')
		expect(after.answer).not.toContain('Vi ringer til dig')
		const over = await on('2026-03-23T12:00:00+01:00', visited)
		expect(over.page).toContain('Vi havde en aftale om et besøg tirsdag den 10. marts 2026 kl. 13.00')
		expect(over.page).not.toMatch(/Du har en aftale|ændr din tid/)
		expect(over.answer).toContain('Kom vi ikke')
	})

	test('says what became of a visit: held, being written down, or come to nothing without the reason that hurts', async () => {
		const began = now
		const byCitizen = { by: 'citizen' as const, byName: '', recordedBy: null, through: 'web' as const }
		const visited = async (hour: string) => {
			const person = await resident(db, { given_names: `Besøgt ${hour}` })
			const from = instant(`2026-03-11T${hour}:00:00+01:00`)
			const { offer, booking } = await invite(db, began, { person, time: { staff, from } })
			const agrees = { kind: 'yes' as const, offer, time: { staff, from }, words: '', key: crypto.randomUUID() }
			const answered = await recordAnswer(db, began, { ...agrees, ...byCitizen })
			const started = booking && (await startVisit(db, from, { booking, by: staff }))
			if (!answered.ok || !started?.ok) throw new Error('no visit')
			const page = async (moment: string) => {
				now = instant(moment)
				const cookie = await as(person)
				const text = await (await get('/min-side/oversigt', cookie)).text()
				const [, token = ''] = /name="token" value="([^"]+)"/.exec(text) ?? []
				return { text, cookie, token }
			}
			const answerPage = async (moment: string, path = '/svar/tilbud') => {
				const { cookie, token } = await page(moment)
				const opened = await post('/min-side/svar', cookie, { token })
				const [pass = ''] = /hj_svar=[^;]+/.exec(opened.headers.get('set-cookie') ?? '') ?? []
				return (await get(path, pass)).text()
			}
			return { offer, visit: started.value, page, answerPage, at: from }
		}
		const [held, off] = [await visited('09'), await visited('13')]
		expect((await held.page('2026-03-11T09:20:00+01:00')).text).toContain('Dorte Prøvesen kommer i dag')
		expect((await held.page('2026-03-11T10:20:00+01:00')).text).toContain('Vi er ved at skrive besøget ned')
		expect(await held.answerPage('2026-03-11T10:20:00+01:00')).toContain('Kom vi ikke')
		const writer = { id: staff, name: 'Dorte Prøvesen', profession: 'sygeplejerske' }
		const note = { visit: held.visit, base: 0, kind: 'journal' as const, happenedOn: dayOf(held.at), body: written }
		const deeds = { agree, handOver }
		const signed = await sign(db, addMinutes(held.at, 90), writer, { ...note, accepted: 'answered_offer' }, deeds)
		expect(signed).toMatchObject({ ok: true })
		const after = (await held.page('2026-03-11T12:00:00+01:00')).text
		expect(after.match(/Vi besøgte dig/g), 'above, and in its line').toHaveLength(2)
		expect(after).not.toMatch(/Opdigtet notat|kommer i dag|Vi havde en aftale/)
		const answered = await held.answerPage('2026-03-11T12:00:00+01:00')
		expect(answered).toContain('Vi besøgte dig onsdag den 11. marts 2026. Tak for besøget.')
		expect(answered).not.toMatch(/Opdigtet notat|Kom vi ikke/)
		const why = { visit: off.visit, reason: 'unsafe', note: 'Hunden bed', by: staff }
		expect(await notGoneAhead(db, addMinutes(off.at, 5), why)).toMatchObject({ ok: true })
		const { text } = await off.page('2026-03-11T14:30:00+01:00')
		expect(text).toContain('Besøget onsdag den 11. marts 2026 blev ikke til noget.')
		expect(text).not.toMatch(/sikker|Hunden|Siger du ja/)
		expect(await off.answerPage('2026-03-11T14:30:00+01:00', '/svar/tid')).toContain('Vis ledige tider')
		const time = { staff, from: instant('2026-03-25T10:00:00+01:00') }
		const anew = { ...byCitizen, kind: 'yes' as const, offer: off.offer, time, words: '', key: crypto.randomUUID() }
		expect(await recordAnswer(db, now, anew)).toMatchObject({ ok: true })
		expect((await off.page('2026-03-12T10:00:00+01:00')).text).toMatch(/hj-big">onsdag den 25. marts 2026 kl. 10.00</)
		now = began
	})

	test('tells of a visit agreed on without an offer', async () => {
		const person = await resident(db, { given_names: 'Viggo' })
		const from = instant('2026-03-12T11:00:00+01:00')
		const span = { from, to: addMinutes(from, 60) }
		await hold(db, now, { staff, person, span, purpose: 'phone_visit', heldUntil: null })
		const page = await (await get('/min-side/oversigt', await as(person))).text()
		expect(page).toMatch(/hj-big">torsdag den 12. marts 2026 kl. 11.00<.*Dorte Prøvesen ringer til dig/s)
		expect(page).not.toContain('ikke et tilbud eller en aftale')
	})

	test('says once that a visit without an offer was held before its time, and no more that somebody comes', async () => {
		const began = now
		const person = await resident(db, { given_names: 'Villy' })
		const from = instant('2026-03-13T13:00:00+01:00')
		const wish = {
			staff,
			person,
			span: { from, to: addMinutes(from, 60) },
			purpose: 'home_visit' as const,
			heldUntil: null,
		}
		const held = await hold(db, now, wish)
		const visit = held.ok ? await startVisit(db, addMinutes(from, -240), { booking: held.value.id, by: staff }) : null
		if (!visit?.ok) throw new Error('no visit')
		now = addMinutes(from, -180)
		const page = async () => (await get('/min-side/oversigt', await as(person))).text()
		expect(await page()).toContain('Dorte Prøvesen kommer i dag')
		const writer = { id: staff, name: 'Dorte Prøvesen', profession: 'sygeplejerske' }
		const note = { visit: visit.value, base: 0, kind: 'journal' as const, happenedOn: dayOf(from), body: written }
		const deeds = { agree, handOver }
		expect(await sign(db, now, writer, { ...note, accepted: 'own_request' }, deeds)).toMatchObject({ ok: true })
		expect(await page()).toContain('Vi besøgte dig')
		expect(await page()).not.toContain('kommer i dag')
		now = began
	})

	test('is shown in the demonstration by citizens whose time is still to come', async () => {
		const roles = async (at: Instant) => (await citizensToShow(db, at)).map(({ role }) => role.da)
		const withTime = 'Har fået et brev med en tid'
		expect(await roles(now)).toContain(withTime)
		expect(await roles(instant('2026-04-09T10:00:00+02:00'))).not.toContain(withTime)
	})

	test('is shown by somebody who wants no contact, and lives here', async () => {
		const shown = async () => (await citizensToShow(db, now)).find(({ role }) => role.da === 'Ønsker ikke kontakt')
		const asked = { until: null, askedBy: 'citizen' as const, words: '', by: null }
		const dead = await resident(db, { status: 'dead', status_since: '2026-01-01' })
		await optOut(db, now, { ...asked, person: dead })
		expect(await shown()).toBeUndefined()
		const person = await resident(db, { given_names: 'Fred' })
		await optOut(db, now, { ...asked, person })
		expect((await shown())?.citizen.id).toBe(person)
		await takeBackOptOut(db, now, { person, words: 'x', by: null })
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

	test.each(['closed', 'another’s'])('a form whose id was used for one that is %s asks anew', async (used) => {
		const [person, other] = [await resident(db), await resident(db)]
		const cookie = await as(person)
		const form = { token: await tokenIn(cookie), key: crypto.randomUUID() }
		const first = used === 'closed' ? person : other
		const how = { askedBy: 'citizen' as const, askedByWords: '', askedHow: 'letter' as const, recordedBy: staff }
		const before = await askForRecord(db, now, municipality, {
			...how,
			person: first,
			askedOn: day('2026-03-09'),
			...form,
		})
		if (!before.ok) throw new Error(before.why)
		if (used === 'closed') await closeRequest(db, now, { request: before.value, because: 'Fortrudt', by: staff })
		for (const _ of [1, 2]) expect((await post('/min-side/bed-om-alt', cookie, form)).status).toBe(303)
		const { rows } =
			await sql`select from desk.record_request where person = ${person} and withdrawn_at is null`.execute(db)
		expect(rows).toHaveLength(1)
		expect(await (await get('/min-side/oversigt', cookie)).text()).toContain('Du bad om det')
	})

	test('came at most a year ago: before that the year is asked about', async () => {
		const person = await resident(db)
		const on = (year: string) =>
			post(`/borger/${person}/aktindsigt`, 'hj_session=dorte', {
				...{ token: 'form-token', key: crypto.randomUUID(), how: 'letter', by: 'citizen' },
				on: `${year}-03-09`,
			})
		const long = await on('1850')
		expect(long.status).toBe(422)
		expect(await long.text()).toContain('Skriv en dag fra 9. marts 2025')
		expect((await on('2025')).status).toBe(303)
	})

	test('is put together, read, and handed out as the file that was read', async () => {
		const person = await resident(db, { given_names: 'Lis' })
		const request = await asked(person, '2026-03-05')
		const fileForStaff = async () => (await get(`/aktindsigt/${request}/fil`, 'hj_session=dorte')).text()
		expect(await fileForStaff()).toContain('ikke samlet endnu')
		const release = async (leftOut = {}) =>
			releaseRecord(db, now, around(), {
				...{ request, by: staff, leftOut },
				preparedAt: (await findRequest(db, request))?.prepared?.at ?? '',
			})
		expect(await release()).toMatchObject({ ok: false, why: 'not_prepared' })
		await prepareRecord(db, now, municipality, [], { request, by: staff })
		expect(
			await releaseRecord(db, now, around(), { request, by: staff, leftOut: {}, preparedAt: '2020-01-01T00:00:00Z' }),
		).toMatchObject({ ok: false, why: 'prepared_anew' })
		const cookie = await as(person)
		expect((await get('/min-side/fil', cookie)).status).toBe(404)
		const choose = async (leftOut: Readonly<Record<string, string>>, preparedAt?: string) => {
			const done = await chooseLeftOut(db, {
				...{ request, leftOut },
				preparedAt: preparedAt ?? (await findRequest(db, request))?.prepared?.at ?? '',
			})
			const kept = await findRequest(db, request)
			return [done.ok, (kept && (await contentOf(db, kept)))?.sections[0]?.lines[0]?.what === 'En linje er udeladt']
		}
		expect(await choose({ '1': 'weighty' })).toEqual([true, true])
		expect(await choose({}, '2020-01-01T00:00:00Z'), 'put together anew meanwhile').toEqual([false, true])
		expect(await choose({})).toEqual([true, false])
		expect(await release({ '1': 'another_person', '9999': 'x', '2': 'egen grund' })).toMatchObject({
			ok: true,
		})
		expect(await release()).toMatchObject({ ok: true })
		expect(await choose({}), 'after it was handed out').toEqual([false, true])
		const known = await findRequest(db, request)
		if (known === null) throw new Error('it is gone')
		expect(known.leftOut).toEqual({ '1': 'another_person' })
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
		expect(page, 'every part is open to be read').toMatch(/<h3>Besøg og journal<\/h3>/)
		expect(page.match(/<details class="details"/g)?.length, 'who looked, closing').toBe(2)
		const choices = /<form[^>]*udlever[\s\S]*<\/form>/.exec(page)?.[0].replaceAll(/<[^>]*>/g, '') ?? ''
		expect(choices).toContain('afgørende hensyn til borgeren eller andre')
		expect(choices).not.toContain('dig selv')
		const prepared = /name="prepared" value="([^"]+)"/.exec(page)?.[1] ?? ''
		const kept = await post(`${to}/udlever`, cookie, {
			token: 'form-token',
			prepared,
			do: 'keep',
			line: '1',
			'why-1': 'weighty',
		})
		expect(kept.headers.get('location')).toBe(`/soroe${to}`)
		expect(await (await get(to, cookie)).text()).toMatch(/value="weighty" selected/)
		await post(`${to}/udlever`, cookie, { token: 'form-token', prepared })
		expect(await (await get(to, cookie)).text()).toContain('Filens fingeraftryk')
		expect((await get(`${to}/fil`, cookie)).headers.get('content-type')).toBe('application/pdf')
		expect(await (await get(`${to}/fil?som=json`, cookie)).json()).toMatchObject({ format: 'hjemmebesoeg-record/1' })
		expect(await (await get('/aktindsigt', cookie)).text()).toContain('Poul')
	})

	test('is not handed out when something was written since it was put together: it is put together again, in one press', async () => {
		const person = await resident(db, { given_names: 'Mona' })
		const request = await asked(person, '2026-03-05')
		const [cookie, to] = ['hj_session=dorte', `/aktindsigt/${request}`]
		const page = async () => (await get(to, cookie)).text()
		const pressed = { token: 'form-token', prepared: '', line: '1', 'why-1': 'weighty' }
		const prepared = async () => /name="prepared" value="([^"]+)"/.exec(await page())?.[1] ?? ''
		await post(`${to}/saml`, cookie, { token: 'form-token' })
		expect(await page(), 'reading it is a look, and nothing written').toContain('Jeg har læst det: udlevér')
		now = addMinutes(now, 3)
		await invite(db, now, { person })
		const stale = await page()
		expect(stale).toMatch(/Der er skrevet nyt siden[\s\S]*Tilbud, breve, opkald og svar/)
		expect(stale).not.toContain('Jeg har læst det: udlevér')
		const refused = await post(`${to}/udlever`, cookie, { ...pressed, prepared: await prepared() })
		expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('Filen er ikke udleveret')])
		expect((await findRequest(db, request))?.released).toBeNull()
		await post(`${to}/saml`, cookie, { token: 'form-token' })
		expect(await page(), 'what was chosen comes along').toMatch(/value="weighty" selected/)
		expect(await page()).toContain('Jeg har læst det: udlevér')
		await post(`${to}/udlever`, cookie, { ...pressed, prepared: await prepared() })
		expect(await page()).toContain('Filens fingeraftryk')
	})

	test('put together again leaves out the same lines, also where a colleague has a new profession, and says how many have changed', async () => {
		const person = await resident(db, { given_names: 'Tove' })
		const kaj = await consultant(db, now, 'Kaj Prøvesen')
		for (const words of ['Ring ikke', 'Skriv ikke', 'Kom ikke']) {
			const told = { person, until: null, askedBy: 'citizen' as const, words, by: kaj }
			await optOut(db, now, told)
			await takeBackOptOut(db, now, { person, words: 'Ring gerne', by: kaj })
		}
		const request = await asked(person, '2026-03-05')
		const gather = () => post(`/aktindsigt/${request}/saml`, 'hj_session=dorte', { token: 'form-token' })
		const told = (answer: Response) => decodeURIComponent(answer.headers.get('set-cookie') ?? '')
		const linesOf = async () => {
			const found = await findRequest(db, request)
			const record = found === null ? null : await contentOf(db, { ...found, leftOut: {} })
			return { found, lines: record?.sections.flatMap(({ lines }) => lines) ?? [] }
		}
		expect(told(await gather())).toContain('Alt er samlet. Læs det igennem')
		const before = await linesOf()
		const chosen = before.lines.filter(({ words }) => /(Ring|Skriv|Kom) ikke/.test(words ?? ''))
		expect(chosen.map(({ who }) => who)).toEqual(Array(3).fill('Kaj Prøvesen'))
		const leftOut = Object.fromEntries(chosen.map(({ number }) => [String(number), 'weighty']))
		expect(await chooseLeftOut(db, { request, leftOut, preparedAt: before.found?.prepared?.at ?? '' })).toMatchObject({
			ok: true,
		})
		await sql`update access.staff set profession = 'sygeplejerske' where id = ${kaj}`.execute(db)
		await sql`update offer.opt_out set words = 'Kom aldrig' where words = 'Kom ikke'`.execute(db)
		expect(told(await gather())).toContain('1 udeladelse fulgte ikke med, fordi linjen er ændret')
		const after = await linesOf()
		const still = after.lines.filter(({ number }) => after.found?.leftOut[String(number)] === 'weighty')
		expect(still.map(({ words, who }) => `${words} ${who}`)).toEqual([
			expect.stringMatching(/Ring ikke.*Kaj Prøvesen, sygeplejerske/),
			expect.stringMatching(/Skriv ikke.*Kaj Prøvesen, sygeplejerske/),
		])
	})

	test('is not handed out when something is written while its file is set', async () => {
		const person = await resident(db, { given_names: 'Sten' })
		const request = await asked(person, '2026-03-05')
		let times = 0
		const writing = async (tx: Db) => {
			times += 1
			if (times === 2) await sql`update population.person set phone = '70101010' where id = ${person}`.execute(tx)
			return new Map()
		}
		await prepareRecord(db, now, municipality, [], { request, by: staff })
		const preparedAt = (await findRequest(db, request))?.prepared?.at ?? ''
		const read = { request, by: staff, leftOut: {}, preparedAt }
		expect(await releaseRecord(db, now, { municipality, sources: [writing] }, read)).toMatchObject({
			...{ ok: false, why: 'written_since', detail: 'Oplysninger fra registret, og hvad der er sket' },
		})
		expect(times).toBe(2)
	})

	test('says by what right somebody else has asked for the file, and not who', async () => {
		const person = await resident(db, { given_names: 'Rigmor' })
		const request = { person, askedOn: day('2026-03-05'), askedBy: 'guardian' as const, askedHow: 'letter' as const }
		const words = { askedByWords: 'Advokat Opdigtet Værgesen', recordedBy: staff, key: crypto.randomUUID() }
		const asked = await askForRecord(db, now, municipality, { ...request, ...words })
		const page = async () => (await get('/min-side/oversigt', await as(person))).text()
		expect(await page()).toContain('Din værge bad om det 5. marts 2026.')
		if (!asked.ok) throw new Error(asked.why)
		await prepareRecord(db, now, municipality, [], { request: asked.value, by: staff })
		const preparedAt = (await findRequest(db, asked.value))?.prepared?.at ?? ''
		await releaseRecord(db, now, around(), { request: asked.value, by: staff, leftOut: {}, preparedAt })
		expect(await page()).toMatch(/Filen om dig er klar[\s\S]*Din værge bad om det 5. marts 2026/)
		expect(await page()).not.toMatch(/Værgesen|Du bad om det/)
	})
})
