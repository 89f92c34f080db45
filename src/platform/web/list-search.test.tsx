import pino from 'pino'
import { expect, test } from 'vitest'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, instant } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { List } from './arranged.ts'
import type { Route } from './ask.ts'
import { webApp } from './edge.ts'
import { listPage } from './list.tsx'
import { listSearch } from './list-search.tsx'

type Row = { readonly name: string; readonly kind: string }
const list: List<Row> = {
	rows: [
		{ name: 'Åse Ørum', kind: 'f' },
		{ name: 'Aage Bæk', kind: 'm' },
		{ name: 'Ane Ørum', kind: 'f' },
	],
	columns: [{ key: 'navn', label: 'Navn', value: (row) => row.name }],
	filters: [{ key: 'koen', label: 'Køn', choices: [], keeps: (row, value) => row.kind === value }],
	rowsAPage: 1,
	empty: null,
	exportName: 'navne',
	caption: 'Navne',
}
const person = '00000000-0000-4000-8000-000000000001' as PersonId
const lists = (path: string, open: Route['for']): Route => ({
	...{ method: 'get', path, for: open, shows: '' },
	handle: async (ask) => listPage(ask, 'Liste', null, list),
})
/** A session's own; Dorte has another when she has logged in again. */
const tokenOf = (session: string): string => (session.endsWith('-again') ? 'another-token' : 'form-token')
let now = instant('2026-03-09T09:00:00+01:00')
const app = webApp({
	hosted: [
		{
			municipality: {
				code: 'by',
				name: { da: 'By', en: 'By' },
				sender: { office: { da: 'K', en: 'O' }, address: ['By'] },
				consultantTitle: { da: 'vejleder', en: 'adviser' },
			} as unknown as Municipality,
			db: null as never,
			outbox: '',
			enqueue: async () => {},
		},
	],
	routes: [
		...listSearch(['coordinator']),
		lists('/navne', ['coordinator']),
		lists('/andre/navne', ['coordinator']),
		lists('/min-side/navne', 'citizen'),
	],
	doorkeeper: {
		atWork: async (_db, _at, who) => ({
			staff: { id: who.replace('-again', '') as StaffId, name: who, roles: ['coordinator'], profession: null },
			formToken: tokenOf(who),
		}),
		asCitizen: async () => ({ person, formToken: 'own-token', idleMinutes: 15 }),
		saw: async () => {},
	},
	now: () => now,
	isDemonstration: true,
	isDayFixed: true,
	isSecure: false,
	log: pino({ level: 'silent' }),
})

type Fields = readonly (readonly [string, string])[]
const dorte = 'hj_session=dorte'
const search = (fields: Fields, cookie = dorte, path = '/by/soeg-i-liste', headers: Record<string, string> = {}) =>
	app.request(path, {
		method: 'POST',
		headers: {
			...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
			...headers,
		},
		body: new URLSearchParams([['token', 'form-token'], ...fields].map(([name, value]) => [name ?? '', value ?? ''])),
	})
/** What the address names of a search, and the cookie that keeps its words, as the browser sends it again. */
const keptBy = ({ headers }: { readonly headers: Headers }) => ({
	mark: /soegt=([\w-]{12})#/.exec(headers.get('location') ?? '')?.[1] ?? '',
	cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
})
const searched = async (q: string) =>
	keptBy(
		await search([
			['liste', '/navne'],
			['q', q],
		]),
	)
const isForgotten = 'Det, du søgte efter, er glemt'
const get = async (path: string, cookie: string) => {
	const answer = await app.request(`/by${path}`, { headers: { cookie } })
	return { text: await answer.text(), headers: answer.headers, status: answer.status }
}
const namesIn = (text: string) => list.rows.map(({ name }) => name).filter((name) => text.includes(name))

test('a list is searched by a form: the address says that it is, and neither it nor the cookie by which words', async () => {
	const sent = await search([
		['liste', '/navne?sort=navn&koen=m'],
		['q', 'ørum'],
		['valg', 'koen'],
		['koen', 'f'],
	])
	const { mark, cookie } = keptBy(sent)
	expect([sent.status, sent.headers.get('location')]).toEqual([303, `/by/navne?sort=navn&koen=f&soegt=${mark}#liste`])
	expect(sent.headers.get('set-cookie')).toMatch(
		/^hj_search=[\w-]{60,}; Max-Age=900; Path=\/by; HttpOnly; SameSite=Lax$/,
	)
	const lies = Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString()
	for (const word of ['rum', 'navne', 'dorte', mark]) expect(lies).not.toContain(word)
	const jar = `${dorte}; ${cookie}`
	const page = await get(`/navne?sort=navn&koen=f&soegt=${mark}`, jar)
	expect(namesIn(page.text)).toEqual(['Ane Ørum'])
	expect(page.text).toContain('<strong>2</strong> rækker af 3')
	expect(page.text).toContain('value="ørum"')
	const links = [...page.text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, to = '']) => decodeURIComponent(to))
	expect(links.filter((to) => to.includes(`soegt=${mark}`)).length).toBeGreaterThanOrEqual(3)
	expect(links.filter((to) => /ørum|q=/i.test(to))).toEqual([])
	expect(namesIn((await get(`/navne?sort=navn&koen=f&soegt=${mark}&page=2`, jar)).text)).toEqual(['Åse Ørum'])
	expect(namesIn((await get(`/navne?soegt=${mark}&format=csv`, jar)).text)).toEqual(['Åse Ørum', 'Ane Ørum'])
})

test('opened by its own address the list is whole, and going back to the search finds it', async () => {
	const { mark, cookie } = await searched('ørum')
	const jar = `${dorte}; ${cookie}`
	const whole = await get('/navne', jar)
	expect(whole.text).toContain('<strong>3</strong> rækker')
	expect(whole.text).not.toContain('value="ørum"')
	expect((await get(`/navne?soegt=${mark}`, jar)).text).toContain('<strong>2</strong> rækker af 3')
})

test('an empty search, another list, another member of staff and another session: what was searched for is forgotten', async () => {
	const { mark, cookie } = await searched('ørum')
	const cleared = await search([
		['liste', `/navne?soegt=${mark}&page=2`],
		['q', ' '],
	])
	expect(cleared.headers.get('set-cookie')).toMatch(/^hj_search=; Max-Age=0; Path=\/by/)
	expect(cleared.headers.get('location')).toBe('/by/navne?page=2#liste')
	const other = await get(`/andre/navne?soegt=${mark}`, `${dorte}; ${cookie}`)
	expect(other.headers.get('set-cookie')).toMatch(/^hj_search=; Max-Age=0; Path=\/by/)
	expect(other.text).toContain('<strong>3</strong> rækker')
	for (const who of ['asta', 'dorte-again']) {
		const somebody = await get(`/navne?soegt=${mark}`, `hj_session=${who}; ${cookie}`)
		expect(somebody.headers.get('set-cookie'), who).toMatch(/^hj_search=; Max-Age=0; Path=\/by/)
		expect(somebody.text, who).not.toContain('value="ørum"')
	}
})

test('two tabs search one list in one second: neither is given the rows of the other, and the older says that its search is forgotten', async () => {
	const older = await searched('ørum')
	const sent = await search(
		[
			['liste', `/navne?soegt=${older.mark}`],
			['q', 'bæk'],
		],
		`${dorte}; ${older.cookie}`,
	)
	const newer = keptBy(sent)
	expect(newer.mark).not.toBe(older.mark)
	const jar = `${dorte}; ${newer.cookie}`
	const stale = await get(`/navne?soegt=${older.mark}&page=2`, jar)
	expect(stale.text).toContain(isForgotten)
	expect(stale.text).not.toContain('value="bæk"')
	const file = await get(`/navne?soegt=${older.mark}&format=csv`, jar)
	expect([file.status, file.headers.get('location')]).toEqual([303, `/by/navne?soegt=${older.mark}`])
	const again = `${dorte}; ${keptBy(stale).cookie}`
	expect(namesIn((await get(`/navne?soegt=${newer.mark}`, again)).text), 'the newer tab keeps its own').toEqual([
		'Aage Bæk',
	])
})

test('a search is kept for a quarter of an hour, by the server’s clock, and a while more for every page opened in it', async () => {
	const { mark, cookie } = await searched('ørum')
	const nine = now
	const found = async (minutes: number, by: string) => {
		now = addMinutes(nine, minutes)
		const answer = await get(`/navne?soegt=${mark}`, `${dorte}; ${by}`)
		now = nine
		return {
			isThere: answer.text.includes('value="ørum"'),
			cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
		}
	}
	const later = await found(15, cookie)
	expect(later.isThere).toBe(true)
	expect((await found(16, cookie)).isThere).toBe(false)
	expect((await found(30, later.cookie)).isThere).toBe(true)
})

test('a cookie of which one bit is another is none', async () => {
	const { mark, cookie } = await searched('ørum')
	const bytes = Buffer.from(cookie.split('=')[1] ?? '', 'base64url')
	for (const at of bytes.keys()) {
		const changed = Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))).toString('base64url')
		const page = await get(`/navne?soegt=${mark}`, `${dorte}; hj_search=${changed}`)
		expect(page.text, `byte ${at}`).toContain(isForgotten)
	}
})

test('a search that is forgotten is said to be, and hands nobody the whole list as a file', async () => {
	const page = await get('/navne?soegt=ja', dorte)
	expect(page.text).toContain(isForgotten)
	expect((await get('/navne', dorte)).text).not.toContain(isForgotten)
	const file = await get('/navne?soegt=ja&format=csv', dorte)
	expect([file.status, file.headers.get('location')]).toEqual([303, '/by/navne?soegt=ja'])
})

test('a name in the address of a list is not heeded', async () => {
	expect((await get('/navne?q=%C3%B8rum', dorte)).text).toContain('<strong>3</strong> rækker')
})

test.each(['6103510002', 'ørum 610351-0002', '610351\u20130002', '61 03 51-0002', '610351/0002'])(
	'“%s” may hold a CPR number: nothing is kept, and it is said',
	async (q) => {
		const sent = await search([
			['liste', '/navne?soegt=ja'],
			['q', q],
		])
		expect([sent.status, sent.headers.get('set-cookie')]).toEqual([422, null])
		const page = await sent.text()
		expect(page).toContain('kan være et CPR-nummer')
		expect(page).toMatch(/<h1[^>]*>Søg i listen<\/h1>/)
		expect(page).toContain('href="/by/navne#liste"')
		expect(page).not.toContain('0002')
	},
)

test.each(['//elsewhere.example', 'https://elsewhere.example/', '/navne/../x', '', '/na vne', '/navne\r\nx: y'])(
	'a list at “%s” is none of ours',
	async (place) => {
		const sent = await search([
			['liste', place],
			['q', 'x'],
		])
		expect([sent.status, sent.headers.get('set-cookie')]).toEqual([404, null])
	},
)

test('a form from elsewhere or without its token sets nothing', async () => {
	const fields: Fields = [
		['liste', '/navne'],
		['q', 'x'],
	]
	const elsewhere = await search(fields, dorte, '/by/soeg-i-liste', { 'sec-fetch-site': 'cross-site' })
	expect([elsewhere.status, elsewhere.headers.get('set-cookie')]).toEqual([403, null])
	const tokenless = await app.request('/by/soeg-i-liste', {
		method: 'POST',
		headers: { 'sec-fetch-site': 'same-origin', cookie: dorte },
		body: new URLSearchParams({ liste: '/navne', q: 'x' }),
	})
	expect([tokenless.status, tokenless.headers.get('set-cookie')]).toEqual([403, null])
	expect((await get('/soeg-i-liste', dorte)).headers.get('location')).toBe('/by/i-dag')
})

test('a citizen searches their own lists by their own door', async () => {
	const own = 'hj_min_side=anna'
	expect((await get('/min-side/navne', own)).text).toContain('action="/by/min-side/soeg-i-liste"')
	const fields: Fields = [
		['token', 'own-token'],
		['liste', '/min-side/navne'],
		['q', 'ørum'],
	]
	const sent = await app.request('/by/min-side/soeg-i-liste', {
		method: 'POST',
		headers: { 'sec-fetch-site': 'same-origin', cookie: `${own}; ${dorte}` },
		body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
	})
	const { mark, cookie } = keptBy(sent)
	expect(sent.headers.get('location')).toBe(`/by/min-side/navne?soegt=${mark}#liste`)
	const jar = `${own}; ${dorte}; ${cookie}`
	expect((await get(`/min-side/navne?soegt=${mark}`, jar)).text).toContain('<strong>2</strong> rækker af 3')
})

test('a very long search is shortened and no half sign is kept', async () => {
	const { mark, cookie } = await searched(`${'x'.repeat(199)}😀${'æ'.repeat(6000)}`)
	expect(cookie.length).toBeLessThan(400)
	expect((await get(`/navne?soegt=${mark}`, `${dorte}; ${cookie}`)).status).toBe(200)
})
