import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Municipal } from '#platform/command/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Route } from './ask.ts'
import { webApp } from './edge.ts'
import { Field, Form } from './parts.tsx'

const person = '00000000-0000-4000-8000-000000000001' as PersonId
const staff = { id: 's' as StaffId, name: 'Koordinator Et', roles: ['coordinator'], profession: null }

const routes: Route[] = [
	{
		method: 'get',
		path: '/',
		for: 'anyone',
		shows: '',
		handle: async (ask) => ({ title: 'Forside', page: <h1>{ask.say('Velkommen', 'Welcome')}</h1> }),
	},
	{
		method: 'get',
		path: '/kort/:person',
		for: ['coordinator'],
		shows: 'kort',
		handle: async () => ({
			title: 'Kort',
			sees: [person, person],
			page: (
				<Form to="/gem">
					<Field label="Navn" name="navn" value={'<script>"&'} />
				</Form>
			),
		}),
	},
	{
		method: 'get',
		path: '/leder',
		for: ['manager'],
		shows: '',
		handle: async () => ({ title: 'Leder', page: <p>hemmeligt</p> }),
	},
	{
		method: 'get',
		path: '/spurgt',
		for: ['coordinator'],
		shows: '',
		handle: async (ask) => ({ title: 'Spurgt', page: <p>«{ask.query.get('a')}»</p> }),
	},
	{
		method: 'post',
		path: '/gem',
		for: ['coordinator'],
		shows: '',
		handle: async (ask) => ({ redirect: '/', done: `Gemt: ${ask.form.text('navn')}` }),
	},
	{
		method: 'get',
		path: '/hvem',
		for: 'anyone',
		shows: '',
		handle: async ({ visitor }) => ({ body: visitor, type: 'text/plain', status: 200 }),
	},
	{
		method: 'get',
		path: '/svar',
		for: 'anyone',
		isCitizens: true,
		shows: '',
		handle: async () => ({ title: 'Svar', page: <p>Svar</p> }),
	},
	{
		method: 'post',
		path: '/svar',
		for: 'anyone',
		isCitizens: true,
		shows: '',
		handle: async () => ({ redirect: '/' }),
	},
	{ method: 'post', path: '/alle', for: 'anyone', shows: '', handle: async () => ({ redirect: '/' }) },
	{
		method: 'post',
		path: '/fhir/$take',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: async ({ message, form }) =>
			message?.bytes === null
				? { body: 'for stor', type: 'text/plain', status: 413 }
				: {
						body: `${message?.bytes.length} ${message?.type} ${message?.authorization} ${form.text('token')}`,
						type: 'application/fhir+json',
						status: 200,
					},
	},
	{
		method: 'post',
		path: '/fhir/$break',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: async () => Promise.reject(new Error('Kirsten Hansen 010150-1234')),
		broken: async () => ({ body: 'senere', type: 'application/fhir+json', status: 503 }),
	},
	{
		method: 'get',
		path: '/i-stykker',
		for: 'anyone',
		shows: '',
		handle: async () => Promise.reject(new Error('Kirsten Hansen 010150-1234')),
	},
]

const opened = (isSecure = false) => {
	const seen: string[] = []
	const logged: string[] = []
	const municipality = {
		code: 'by',
		name: { da: 'By Kommune', en: 'By Municipality' },
		sender: { office: { da: 'K', en: 'O' }, address: ['By'] },
		consultantTitle: { da: 'vejleder', en: 'adviser' },
	} as unknown as Municipality
	const app = webApp({
		hosted: [{ municipality, db: null as never, outbox: '', enqueue: async () => {} } satisfies Municipal],
		routes,
		doorkeeper: {
			atWork: async (_db, _at, token) => (token === 'ok' ? { staff, formToken: 'form-token' } : null),
			asCitizen: async (_db, _at, token) =>
				token === 'anna' ? { person, formToken: 'own-token', idleMinutes: 15 } : null,
			saw: async (_db, _at, who, persons, what) => void seen.push(`${who} ${persons.join()} ${what}`),
		},
		now: () => instant('2026-03-09T09:00:00+01:00'),
		isDemonstration: true,
		isDayFixed: true,
		isSecure,
		log: pino({}, { write: (line: string) => void logged.push(line) }),
	})
	return { app, seen, logged }
}
const signedIn = { cookie: 'hj_session=ok' }
const post = (headers: Record<string, string>, body: string) => ({
	method: 'POST',
	headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	body,
})

describe('a page', () => {
	test('is a whole document under a policy without inline script or style', async () => {
		const answer = await opened().app.request('/by')
		const text = await answer.text()
		expect(text).toMatch(/^<!doctype html>/)
		expect(text).toContain('<h1>Velkommen</h1>')
		expect(text).not.toMatch(/ style=|<style|<script>/)
		expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline')
		expect(answer.headers.get('cache-control')).toBe('no-store')
	})
	test('is in English by a switch that is remembered', async () => {
		const answer = await opened().app.request('/by?lang=en')
		expect(await answer.text()).toContain('Welcome')
		expect(answer.headers.get('set-cookie')).toContain('hj_lang=en')
	})
	test('of a citizen is logged once for each citizen seen, and escapes what it shows', async () => {
		const { app, seen } = opened()
		const text = await (await app.request('/by/kort/1', { headers: signedIn })).text()
		expect(seen).toEqual([`s ${person} kort`])
		expect(text).toContain('&lt;script&gt;&quot;&amp;')
		expect(text).toContain('name="token" value="form-token"')
	})
	test('for staff sends a stranger to sign in, and back afterwards, but for whomever was searched for', async () => {
		const answer = await opened().app.request('/by/kort/1?dag=2026-03-10&soeg=Kirsten+Hansen&side=2')
		expect(answer.headers.get('location')).toBe(
			`/by/log-ind?til=${encodeURIComponent('/kort/1?dag=2026-03-10&side=2')}`,
		)
	})
	test('for anyone knows a citizen who is logged in, and one of citizens never looks like one of staff', async () => {
		const { app } = opened()
		const headOf = async (path: string, cookie: string) => {
			const answer = await app.request(path, { headers: { cookie } })
			const [, head = ''] = /<header([\s\S]*)<\/header>/.exec(await answer.text()) ?? []
			return { head, leaves: answer.headers.get('refresh') }
		}
		const stranger = await headOf('/by/svar', '')
		expect(stranger).toMatchObject({ head: expect.stringContaining('/by/log-ind'), leaves: null })
		expect(stranger.head).toContain('/by/min-side')
		const both = 'hj_session=ok; hj_min_side=anna'
		const own = await headOf('/by/svar', both)
		expect(own.head).toMatch(/action="\/by\/min-side\/log-ud"><input type="hidden" name="token" value="own-token"/)
		expect(own.head).not.toMatch(/log-ind|Koordinator Et/)
		expect(own.leaves).toBe('900; url=/by/min-side?udloebet')
		expect((await headOf('/by/svar', 'hj_session=ok')).head).not.toContain('Koordinator Et')
		expect((await headOf('/by', both)).head).toContain('Koordinator Et')
		const reads = await headOf('/by', 'hj_min_side=anna')
		expect(reads).toMatchObject({ head: expect.stringContaining('/by/min-side/oversigt'), leaves: null })
		const sent = await app.request(
			'/by/svar',
			post({ cookie: both, 'sec-fetch-site': 'same-origin' }, 'token=own-token'),
		)
		expect(sent.status).toBe(303)
	})
	test('for another role is refused with an explanation and without its content', async () => {
		const answer = await opened().app.request('/by/leder', { headers: signedIn })
		const text = await answer.text()
		expect(answer.status).toBe(403)
		expect(text).toContain('Du er logget ind som')
		expect(text).not.toContain('hemmeligt')
	})
	test('that breaks says so by number and logs nothing of its message', async () => {
		const { app, logged } = opened()
		const answer = await app.request('/by/i-stykker')
		expect(answer.status).toBe(500)
		expect(await answer.text()).not.toContain('Kirsten')
		expect(logged).toHaveLength(1)
		expect(logged.join()).not.toContain('Kirsten')
	})
	test('stays whole whatever its cookies and its address hold', async () => {
		const { app } = opened()
		const answer = await app.request('/by', { headers: { cookie: 'hj_done=%25; hj_session=%; hj_lang=%FF' } })
		expect(answer.status).toBe(200)
		expect(await (await app.request('/by/spurgt?a=b%00c', { headers: signedIn })).text()).toContain('«bc»')
	})
	test('at the root lets one choose the municipality', async () => {
		const answer = await opened().app.request('/')
		expect(answer.status).toBe(200)
		const text = await answer.text()
		expect(text).toContain('<a href="/by">By Kommune</a>')
		expect(text).toContain('<a href="/by/min-side" aria-label="Min side, By Kommune">Min side</a>')
	})
	test('unknown is told apart, with a way on', async () => {
		const answer = await opened().app.request('/by/findes-ikke')
		expect(answer.status).toBe(404)
		expect(await answer.text()).toContain('Til forsiden')
	})
})

describe('a form', () => {
	test('with its token is taken, and what was done is said once on the next page', async () => {
		const { app } = opened()
		const answer = await app.request(
			'/by/gem',
			post({ ...signedIn, 'sec-fetch-site': 'same-origin' }, 'token=form-token&navn=%C3%86ble'),
		)
		expect(answer.status).toBe(303)
		const cookie = answer.headers.get('set-cookie') ?? ''
		expect(cookie).toContain('HttpOnly')
		const next = await app.request('/by', { headers: { cookie: cookie.split(';')[0] ?? '' } })
		expect(await next.text()).toContain('Gemt: Æble')
		expect(next.headers.get('set-cookie')).toContain('Max-Age=0')
	})
	test.each([
		['without its token', { ...signedIn, 'sec-fetch-site': 'same-origin' }, 'navn=x', '/by/gem'],
		['with another token', { ...signedIn, 'sec-fetch-site': 'same-origin' }, 'token=form-tokem&navn=x', '/by/gem'],
		['from another site', { ...signedIn, 'sec-fetch-site': 'cross-site' }, 'token=form-token', '/by/gem'],
		['from another origin', { origin: 'https://evil.example', host: 'localhost' }, '', '/by/alle'],
		['from nowhere', {}, '', '/by/alle'],
	])('%s is refused', async (_name, headers, body, path) => {
		expect((await opened().app.request(path, post(headers, body))).status).toBe(403)
	})
	test.each([
		['without a boundary', 'multipart/form-data'],
		['of something else', 'multipart/form-data; boundary=x'],
	])('in pieces, %s, is refused with what to do', async (_name, type) => {
		const headers = { ...signedIn, 'sec-fetch-site': 'same-origin', 'content-type': type }
		const answer = await opened().app.request('/by/gem', post(headers, 'x'))
		expect(answer.status).toBe(400)
		expect(await answer.text()).toContain('Åbn siden igen')
	})
	test('open to everyone is taken from our own pages', async () => {
		const answer = await opened().app.request('/by/alle', post({ origin: 'http://localhost', host: 'localhost' }, ''))
		expect(answer.status).toBe(303)
	})
})

describe('who asks', () => {
	const hashed = async (forwarded: string, remoteAddress: string, isSecure: boolean): Promise<string> => {
		const headers = { 'x-forwarded-for': forwarded }
		const env = { incoming: { socket: { remoteAddress } } }
		return (await opened(isSecure).app.request('/by/hvem', { headers }, env)).text()
	}
	test('is told apart by address without naming it, and cannot write another address for themselves', async () => {
		const one = await hashed('10.0.0.9', '192.0.2.1', false)
		expect(one).toMatch(/^[\w-]{43}$/)
		expect(await hashed('10.0.0.8', '192.0.2.1', false)).toBe(one)
		expect(await hashed('', '::ffff:192.0.2.1', false)).toBe(one)
		expect(await hashed('', '192.0.2.2', false)).not.toBe(one)
	})
	test('behind TLS is who the proxy heard from last; one household of the newer addresses is one', async () => {
		const one = await hashed('9.9.9.9, 2001:db8::1', '127.0.0.1', true)
		expect(await hashed('8.8.8.8, 2001:db8:0:0:ffff::2', '127.0.0.1', true)).toBe(one)
		expect(await hashed('2001:db8::1, 8.8.8.8', '127.0.0.1', true)).not.toBe(one)
		expect(await hashed('2001:db8:0:1::1', '127.0.0.1', true)).not.toBe(one)
	})
})

describe('a message from another system', () => {
	const sent = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
		opened().app.request(path, { method: 'POST', headers, body })

	test('is taken as its bytes, without session, form or token', async () => {
		const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer x' }
		const answer = await sent('/by/fhir/$take', 'token=a', headers)
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/fhir+json'])
		expect(answer.headers.get('content-disposition')).toBeNull()
		expect(await answer.text()).toBe('7 application/x-www-form-urlencoded Bearer x ')
	})
	test('of more than 2 MB is refused', async () => {
		expect((await sent('/by/fhir/$take', new Uint8Array(2 * 1024 * 1024))).status).toBe(200)
		expect((await sent('/by/fhir/$take', new Uint8Array(2 * 1024 * 1024 + 1))).status).toBe(413)
	})
	test('on which the handler breaks is answered as the route says, and logged without a word of it', async () => {
		const { app, logged } = opened()
		const answer = await app.request('/by/fhir/$break', { method: 'POST', body: '{}' })
		expect([answer.status, await answer.text(), answer.headers.get('retry-after')]).toEqual([503, 'senere', '60'])
		expect(logged).toHaveLength(1)
		expect(logged.join()).not.toContain('Kirsten')
	})
})

describe('more than is taken', () => {
	/** As a browser on a slow line sends it: in pieces, the answer read when all is sent. */
	const slowly = async (path: string, size: number, headers: Record<string, string>) => {
		const server = createServer(getRequestListener(opened().app.fetch))
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
		const { port } = server.address() as AddressInfo
		const sending = request({
			...{ port, path, host: '127.0.0.1', method: 'POST' },
			headers: { ...headers, 'content-length': String(size) },
		})
		const broken: Error[] = []
		const answered = new Promise<string>((heard) => {
			sending.on('error', (error) => heard(`${broken.push(error)} broken: ${error.message}`))
			sending.on('response', async (answer) => heard(`${answer.statusCode} ${(await answer.toArray()).join('')}`))
		})
		const piece = Buffer.alloc(Math.ceil(size / 14), 'x')
		for (let left = size; left > 0; left -= piece.length) {
			await sleep(100)
			sending.write(left < piece.length ? piece.subarray(0, left) : piece)
		}
		sending.end()
		const said = await answered
		await sleep(50)
		server.close()
		return broken[0]?.message ?? said
	}
	const form = { 'content-type': 'application/x-www-form-urlencoded', cookie: 'hj_session=abc' }

	test('is answered with a page that says so, also while it is still being sent', async () => {
		const page = await slowly('/by/gem', 26 * 1024 * 1024, { ...form, accept: 'text/html' })
		expect(page).toMatch(/^413 /)
		expect(page).toMatch(/højst 25 MB[\s\S]*send mindre ad gangen/)
		expect(await slowly('/by/gem', 26 * 1024 * 1024, form)).toMatch(/^413 [^<]*højst 25 MB[^<]*$/)
	})
	test('of a message is answered in its own format, also while it is still being sent', async () => {
		expect(await slowly('/by/fhir/$take', 24 * 1024 * 1024, {})).toBe('413 for stor')
	})
	test('and whoever is not logged in is led to log in, also while a file is still being sent', async () => {
		expect(await slowly('/by/gem', 24 * 1024 * 1024, { 'content-type': 'text/plain' })).toMatch(/^303 /)
	})
})
