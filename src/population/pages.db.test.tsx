import { join } from 'node:path'
import pino from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { addStaff, logReads, readsOf } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { webApp } from '#platform/web/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { workbook } from '../../test/workbook.ts'
import { findByCpr } from './actions.ts'
import { listImports } from './import/import-actions.ts'
import { populationPages } from './pages.tsx'

const now = instantAt(day('2026-03-09'), clock('10:00'))
let db: Db
let app: ReturnType<typeof webApp>
const enqueued: string[] = []

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	const added = await addStaff(db, now, null, {
		name: 'En',
		email: 'en@example.invalid',
		roles: ['coordinator'],
		profession: null,
		authorisationId: null,
		login: null,
		activeFrom: day('2026-01-01'),
	})
	if (!municipality || !added.ok) throw new Error('not set up')
	const { id } = added.value
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async (_tx, queue) => void enqueued.push(queue) }],
		routes: populationPages(),
		doorkeeper: {
			atWork: async (_db, _at, role) => ({
				staff: { id, name: 'En', roles: [role], profession: null },
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
})

const get = (path: string, role = 'coordinator') =>
	app.request(`/soroe${path}`, { headers: { cookie: `hj_session=${role}` } })
const post = (path: string, fields: Readonly<Record<string, string | File>> = {}, role = 'coordinator') => {
	const body = new FormData()
	for (const [name, value] of Object.entries({ token: 'form-token', ...fields })) body.set(name, value)
	return app.request(`/soroe${path}`, {
		method: 'POST',
		headers: { cookie: `hj_session=${role}`, 'sec-fetch-site': 'same-origin' },
		body,
	})
}
/** Searches as a browser does, and shows the page it is sent to. */
const search = async (typed: string) => {
	const sent = await post('/borgere', { soeg: typed })
	const kept = sent.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
	const headers = { cookie: ['hj_session=coordinator', ...kept].join('; ') }
	return app.request(sent.headers.get('location') ?? '', { headers })
}
const today = { on_day: '9', on_month: '3', on_year: '2026' }
const upload = (
	text: string | Uint8Array<ArrayBuffer>,
	name = 'borgere.csv',
	on: Readonly<Record<string, string>> = today,
) => post('/indlaesning', { fil: new File([text], name), ...on })
const good =
	'person_id;status;given_names;surname;street;house_number;protected\n6103510002;resident;Anna;Prøve;Hemmelig Vej;1;1\n6103510010;resident;Bodil;Prøve;Storgade;2;0\n'

test('an empty register says what to do', async () => {
	const text = await (await get('/borgere')).text()
	expect(text).toContain('Der er ingen borgere i registret endnu')
	expect(text).toContain('/soroe/indlaesning')
})

test.each([
	['nothing', '', 'Vælg en fil'],
	['a workbook cut short', 'PK\u0003\u0004', 'Regnearket er beskadiget'],
	['a file of no kind', 'Navn;Alder\nx;y', 'passer ikke til nogen slags fil'],
])('%s is refused with what to do, and nothing is kept', async (_, text, says) => {
	const answer = text === '' ? await post('/indlaesning', today) : await upload(text)
	expect(answer.status).toBe(422)
	expect(await answer.text()).toContain(says)
	expect(await listImports(db)).toEqual([])
})

test('a day to come is refused', async () =>
	expect((await upload(good, 'a.csv', { ...today, on_year: '2027' })).status).toBe(422))

test('a file with a bad row is shown and cannot be saved', async () => {
	const to = (await upload(`${good}3102511234;resident;X;Y;;;0\n`)).headers.get('location')?.replace('/soroe', '') ?? ''
	const text = await (await get(to)).text()
	expect(text).toContain('linje 4')
	expect(text).toContain('er ikke et CPR-nummer')
	expect(text).not.toContain('3102511234')
	expect((await post(`${to}/gem`)).status).toBe(409)
	expect(await findByCpr(db, '6103510002')).toBeNull()
	expect((await post(`${to}/kasser`)).headers.get('location')).toContain('/soroe/indlaesning')
})

test('a good file is reviewed, saved, and then found', async () => {
	const to = (await upload(good)).headers.get('location')?.replace('/soroe', '') ?? ''
	const review = await (await get(to)).text()
	expect(review).toContain('Intet er gemt endnu')
	expect(review).toContain('Gem 2 nye og 0 ændrede')
	expect((await post(`${to}/gem`)).status).toBe(303)
	expect(await (await get(to)).text()).toContain('Gemt i registret')
	expect((await post(`${to}/gem`)).status).toBe(409)
	const anna = await findByCpr(db, '6103510002')
	const found = await (await search('prøve')).text()
	expect(found).toContain(`/soroe/borger/${anna?.id}`)
	expect(found).toContain('Beskyttet adresse')
	expect(found).not.toContain('Hemmelig')
	expect((await readsOf(db, anna!.id)).length).toBeGreaterThan(0)
	expect(await (await get('/indlaesning?lang=en')).text()).toContain('Saved in the register')
})

test('a CPR number is searched for by form and never stands in an address', async () => {
	const anna = await findByCpr(db, '6103510002')
	expect((await post('/borgere', { soeg: '610351-0002' })).headers.get('location')).toBe(`/soroe/borger/${anna?.id}`)
	const none = await post('/borgere', { soeg: '0101500000' })
	expect(none.status).toBe(200)
	expect(await none.text()).not.toContain('0101500000')
	expect((await get('/borgere?soeg=6103510002')).headers.get('location')).toBe('/soroe/borgere')
	for (const typed of ['610351\u20130002', '61 03 51-0002', '610351/0002']) {
		const answer = await post('/borgere', { soeg: typed })
		expect(
			answer.headers.getSetCookie().filter((cookie) => /0002/.test(cookie)),
			typed,
		).toEqual([])
		expect(await answer.text()).not.toContain('0002')
	}
})

test.each(['/borgere?soeg=Pr%C3%B8ve', `/borgere?soeg=${'x'.repeat(6000)}`])(
	'a name leaves the address at once, however long',
	async (address) => {
		const sent = await get(address)
		expect(sent.headers.get('location')).toBe('/soroe/borgere')
		expect(JSON.stringify([...sent.headers]).length).toBeLessThan(4000)
	},
)

test('what was searched for stays for the next page, and an empty search takes it away', async () => {
	expect((await post('/borgere', { soeg: 'Prøve' })).headers.get('location')).toBe('/soroe/borgere')
	expect(await (await search('Prøve')).text()).toContain('value="Prøve"')
	expect(await (await search('')).text()).not.toContain('Fundne borgere')
	const others = { cookie: 'hj_session=coordinator; hj_search=somebody%20%2Fborgere%20Pr%C3%B8ve' }
	expect(await (await app.request('/soroe/borgere', { headers: others })).text()).not.toContain('Fundne borgere')
})

test('what is not there is said kindly', async () => {
	expect((await get('/indlaesning/nothing')).status).toBe(404)
	expect((await get('/borgere', 'manager')).status).toBe(403)
	expect((await get('/indlaesning', 'consultant')).status).toBe(403)
	expect(await (await search('zzzz')).text()).toContain('Ingen borgere passer')
})

const to = async (answer: Response | Promise<Response>) =>
	(await answer).headers.get('location')?.replace('/soroe', '').split('?')[0] ?? ''

test('a workbook of help is seen as such; whom the register does not know is left out, and the rest is saved', async () => {
	const file = workbook([
		['CPR', 'Navn', 'Praktisk hjælp', 'Praktisk hjælp siden'],
		['610351-0002', 'Anna', 'ja', { serial: 46_054 }],
		['620350-0001', 'Fremmed', 'ja', null],
	])
	const path = await to(upload(Uint8Array.from(file), 'hjaelp.xlsx', { ...today, whole: '1' }))
	const text = await (await get(path)).text()
	for (const said of [
		'Liste over hjælp',
		'Filen er hele listen',
		'Kolonner, der ikke bruges',
		'Navn',
		'<strong>1</strong> Udeladte rækker',
	])
		expect(text).toContain(said)
	const left = await (await get(`${path}/ikke-taget`)).text()
	expect(left).toMatch(/hjaelp\.xlsx;3;er ikke i registret/)
	expect(left).not.toContain('620350')
	expect((await post(`${path}/gem`)).status).toBe(303)
	expect(enqueued).toContain('lives')
	expect(await findByCpr(db, '6103510002')).toMatchObject({ help: { practical: true } })
	expect((await get(`${path}/ikke-taget`)).status).toBe(303)
})

test('who is not on the next whole list receives help no more', async () => {
	const path = await to(upload('CPR;Praktisk hjælp\n610351-0010;ja\n', 'hjaelp.csv', { ...today, whole: '1' }))
	await post(`${path}/gem`)
	expect(await findByCpr(db, '6103510002')).toMatchObject({ help: { practical: false } })
	expect(await findByCpr(db, '6103510010')).toMatchObject({ help: { practical: true } })
})

test('care homes are reviewed, saved, listed and taken off', async () => {
	expect(await (await get('/indlaesning/plejehjem')).text()).toContain('ingen plejehjem på listen endnu')
	const path = await to(upload('Navn;Vej;Husnr;Postnr;By\nLunden;Storgade;2;4180;Sorø\n', 'plejehjem.csv'))
	const review = await (await get(path)).text()
	expect(review).toContain('Lunden · Storgade 2')
	expect(review).toContain('Gem 1 adresse')
	expect(await to(post(`${path}/gem`))).toBe('/indlaesning/plejehjem')
	const list = await (await get('/indlaesning/plejehjem')).text()
	expect(list).toContain('hele huset')
	const remove = /indlaesning\/plejehjem\/[0-9a-f-]+\/fjern/.exec(list)?.[0] ?? ''
	expect((await post(`/${remove}`)).status).toBe(303)
	expect(await (await get('/indlaesning/plejehjem')).text()).toContain('ingen plejehjem på listen endnu')
	expect((await post('/indlaesning/plejehjem/x/fjern')).status).toBe(303)
})

test('every kind of file is described, with an empty file to begin with', async () => {
	const page = await (await get('/indlaesning')).text()
	const links = [...page.matchAll(/\/soroe(\/indlaesning\/skabelon\/\w+)/g)].map((found) => found[1] ?? '')
	expect(links.length).toBe(4)
	for (const link of links) {
		const file = await (await get(link)).text()
		expect(file.trim().split('\n')).toHaveLength(1)
	}
	expect(page).toContain('population import --municipality soroe')
})
