import { createServer } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { addMinutes, type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { demoIdentityProvider, demoIdpPath } from '#platform/demo-idp/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { listen, listSearch, searchCookie, sessionCookie, webApp } from '#platform/web/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { doorkeeper } from './actions.ts'
import { demonstrationLogins, demonstrationStaff } from './demonstration.ts'
import { accessPages } from './pages.tsx'
import { logReads, readsOf } from './reading-actions.ts'
import { roles } from './role.ts'
import type { Staff } from './staff/staff.ts'
import { addStaff, deactivateStaff, listStaff } from './staff/staff-actions.ts'

type Kept = { name: string; value: string; path: string }
type Seen = { status: number; address: string; text: string; headers: Headers }

/** A browser with cookies and no scripts, as patient as a person. */
const browser = (base: string) => {
	let jar: Kept[] = []
	const cookiesFor = (path: string) =>
		jar
			.filter((cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
			.map(({ name, value }) => `${name}=${value}`)
			.join('; ')
	const keep = (headers: Headers, from: URL) => {
		for (const line of headers.getSetCookie()) {
			const [pair = '', ...rest] = line.split(/;\s*/)
			const at = pair.indexOf('=')
			const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? from.pathname
			const isGone = rest.some((part) => /^max-age=0$|^expires=Thu, 01 Jan 1970/i.test(part))
			jar = jar.filter((one) => one.name !== pair.slice(0, at) || one.path !== path)
			if (!isGone) jar.push({ name: pair.slice(0, at), value: pair.slice(at + 1), path })
		}
	}
	/** Follows until a page, or until an address that `stop` wants to look at. */
	const go = async (to: string, fields?: Record<string, string>, stop?: (address: URL) => boolean): Promise<Seen> => {
		let address = new URL(to, base)
		let body = fields && new URLSearchParams(fields)
		for (let step = 0; step < 12; step++) {
			const response = await fetch(address, {
				method: body ? 'POST' : 'GET',
				body,
				redirect: 'manual',
				headers: { cookie: cookiesFor(address.pathname), ...(body ? { origin: base } : {}) },
			})
			keep(response.headers, address)
			const next = response.headers.get('location')
			const text = await response.text()
			if (next === null || response.status < 300 || response.status > 399)
				return { status: response.status, address: address.href, text, headers: response.headers }
			address = new URL(next, address)
			body = undefined
			if (stop?.(address)) return { status: 0, address: address.href, text: '', headers: response.headers }
		}
		throw new Error('sent around in a ring')
	}
	const choose = (page: Seen, subject: string, stop?: (address: URL) => boolean) =>
		go(page.address, { user: subject }, stop)
	return {
		go,
		choose,
		cookies: () => jar,
		setCookies: (change: (kept: Kept[]) => Kept[]) => {
			jar = change(jar)
		},
		logIn: async (subject: string, to = '/soroe/medarbejdere') => choose(await go(to), subject),
	}
}

const person = '00000000-0000-4000-8000-000000000001' as PersonId
const isReturn = (address: URL): boolean => address.pathname.endsWith('/log-ind/retur')
const freePort = (): Promise<number> =>
	new Promise((found) => {
		const server = createServer().listen(0, () => {
			const address = server.address()
			server.close(() => found(typeof address === 'object' && address ? address.port : 0))
		})
	})

let base = ''
let now: Instant = instant('2026-03-09T09:00:00+01:00')
let stop: () => Promise<void> = async () => {}
let db: Db
const users = { boss: '', manager: '', consultant: '', other: '', stranger: 'soroe-stranger' }

beforeAll(async () => {
	base = `http://localhost:${await freePort()}`
	const municipalities = await readMunicipalities(`${projectFolder}/municipalities`, ['soroe', 'soenderborg'])
	const loginOf = (code: string) => ({
		issuer: `${base}${demoIdpPath}`,
		clientId: code,
		clientSecret: `secret-of-${code}`,
		redirectUri: `${base}/${code}/log-ind/retur`,
		filedUnder: demonstrationLogins,
	})
	const hosted = []
	const buttons = [{ subject: users.stranger, name: 'Fremmed Prøvesen', role: { da: '-', en: '-' }, client: 'soroe' }]
	for (const municipality of municipalities) {
		const own = await freshDatabase()
		const staff = demonstrationStaff(municipality.code, municipality.consultantTitle, day('2026-01-01'))
		for (const { details, subject, role } of staff) {
			await addStaff(own, now, null, details)
			buttons.push({ subject, name: details.name, role, client: municipality.code })
		}
		const who = (role: string) => staff.find(({ details }) => details.roles.some((one) => one === role))?.subject ?? ''
		if (municipality.code === 'soroe') {
			db = own
			Object.assign(users, { boss: who('administrator'), manager: who('manager'), consultant: who('consultant') })
		} else users.other = who('administrator')
		hosted.push({ municipality, db: own, outbox: '', enqueue: async () => {} })
	}
	const app = webApp({
		hosted,
		routes: [
			...listSearch(roles),
			...accessPages(
				loginOf,
				async (_db, persons) => new Map(persons.map((id) => [id, 'Borger Prøvesen'])),
				async () => [],
			),
		],
		doorkeeper,
		now: () => now,
		isDemonstration: true,
		isDayFixed: true,
		isSecure: false,
		log: pino({ level: 'silent' }),
	})
	const provider = await demoIdentityProvider({
		base,
		clients: municipalities.map(({ code, name }) => ({
			id: code,
			secret: loginOf(code).clientSecret,
			redirectUris: [loginOf(code).redirectUri],
			users: 'staff' as const,
			title: name,
		})),
		users: buttons,
	})
	const server = await listen(app, Number(new URL(base).port), { prefix: demoIdpPath, handle: provider.handle })
	stop = server.stop
})
afterAll(() => stop())

test('one logs in with a button and returns to the page asked for', async () => {
	const person = browser(base)
	const login = await person.go('/soroe/medarbejdere?side=2')
	expect(login.status).toBe(200)
	expect(login.text).toContain('Frida Prøvesen')
	expect(login.text).not.toContain(users.other)
	expect(login.text).not.toMatch(/<script|style=/)
	expect(login.headers.get('content-security-policy')).toContain("default-src 'self'")
	const back = await person.choose(login, users.boss)
	expect(back.status).toBe(200)
	expect(back.address).toBe(`${base}/soroe/medarbejdere?side=2`)
	expect(back.text).toContain('Frida Prøvesen')
	expect(person.cookies().filter(({ name }) => name.startsWith('hj_'))).toMatchObject([
		{ name: sessionCookie, path: '/soroe' },
	])
})

test('the login page speaks English to those who chose it', async () => {
	const person = browser(base)
	await person.go('/soroe/logget-ud?lang=en')
	expect((await person.go('/soroe/log-ind')).text).toContain('Choose who to be')
})

test('a session opens one municipality and no other', async () => {
	const person = browser(base)
	await person.logIn(users.boss)
	expect((await person.go('/soenderborg/medarbejdere')).text).toContain('/demo-idp/login/')
	const stolen = person.cookies().filter(({ name }) => name === sessionCookie)
	person.setCookies((kept) => [...kept, ...stolen.map((cookie) => ({ ...cookie, path: '/soenderborg' }))])
	expect((await person.go('/soenderborg/medarbejdere')).text).toContain('/demo-idp/login/')
})

test('a user of another municipality cannot be chosen', async () => {
	const person = browser(base)
	const login = await person.go('/soroe/medarbejdere')
	const refused = await person.choose(login, users.other)
	expect(refused.status).toBe(400)
	expect(refused.address).toBe(login.address)
})

test('a login that belongs to nobody is told whom to ask', async () => {
	const person = browser(base)
	const refused = await person.logIn(users.stranger)
	expect(refused.status).toBe(403)
	expect(refused.text).toContain(users.stranger)
	expect(refused.text).toContain('administrator')
	expect(person.cookies().some(({ name }) => name === sessionCookie)).toBe(false)
})

test('a wrong state logs nobody in, and the way on is shown', async () => {
	const person = browser(base)
	const halfway = await person.choose(await person.go('/soroe/medarbejdere'), users.boss, isReturn)
	const address = new URL(halfway.address)
	address.searchParams.set('state', 'x'.repeat(43))
	const refused = await person.go(address.href)
	expect(refused.status).toBe(409)
	expect(refused.text).toContain('/soroe/log-ind')
	expect((await person.go(halfway.address)).address).toBe(`${base}/soroe/medarbejdere`)
})

test.each(['', '?state=%00', '?state=x&code=y', '?error=access_denied', `?state=${'x'.repeat(5000)}`])(
	'a return nobody set out on begins again: %s',
	async (query) => {
		const refused = await browser(base).go(`/soroe/log-ind/retur${query}`)
		expect(refused.status).toBe(409)
		expect(refused.text).toContain('Begynd forfra')
	},
)

test('a code is used once, also by the browser that got it', async () => {
	const person = browser(base)
	const halfway = await person.choose(await person.go('/soroe/medarbejdere'), users.boss, isReturn)
	const cookies = [...person.cookies()]
	expect((await person.go(halfway.address)).status).toBe(200)
	person.setCookies(() => cookies)
	expect((await person.go(halfway.address)).status).toBe(409)
})

test('a code sent to another browser logs nobody in', async () => {
	const [victim, attacker] = [browser(base), browser(base)]
	const halfway = await attacker.choose(await attacker.go('/soroe/medarbejdere'), users.boss, isReturn)
	const refused = await victim.go(halfway.address)
	expect(refused.status).toBe(409)
	expect(victim.cookies().some(({ name }) => name === sessionCookie)).toBe(false)
})

test('a code of another login is refused by the provider', async () => {
	const [one, two] = [browser(base), browser(base)]
	const first = new URL((await one.choose(await one.go('/soroe/medarbejdere'), users.boss, isReturn)).address)
	const second = new URL((await two.choose(await two.go('/soroe/medarbejdere'), users.manager, isReturn)).address)
	second.searchParams.set('code', first.searchParams.get('code') ?? '')
	const refused = await two.go(second.href)
	expect(refused.status).toBe(409)
	expect(refused.text).toContain('invalid_grant')
})

test('one who gives up at the provider is told to begin again', async () => {
	const person = browser(base)
	const halfway = new URL((await person.choose(await person.go('/soroe/log-ind'), users.boss, isReturn)).address)
	halfway.searchParams.delete('code')
	halfway.searchParams.set('error', 'access_denied')
	expect(await person.go(halfway.href)).toMatchObject({ status: 409, text: expect.stringContaining('access_denied') })
})

test('a tampered session cookie is no session', async () => {
	const person = browser(base)
	await person.logIn(users.boss)
	person.setCookies((kept) =>
		kept.map((cookie) =>
			cookie.name === sessionCookie ? { ...cookie, value: `${cookie.value.slice(0, -1)}!` } : cookie,
		),
	)
	expect((await person.go('/soroe/medarbejdere')).address).toContain(demoIdpPath)
})

test('a session that ran out leads to the login, and then to the page asked for', async () => {
	const person = browser(base)
	await person.logIn(users.boss)
	now = addMinutes(now, 31)
	const login = await person.go('/soroe/medarbejdere/ny')
	expect(login.address).toContain(demoIdpPath)
	expect((await person.choose(login, users.boss)).address).toBe(`${base}/soroe/medarbejdere/ny`)
})

test('one is never sent out of the site', async () => {
	const person = browser(base)
	const back = await person.choose(await person.go('/soroe/log-ind?til=//elsewhere.example/'), users.boss)
	expect(back.address).toBe(`${base}/soroe/i-dag`)
})

const tokenIn = (page: Seen): string => /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
const versionIn = (page: Seen): string => /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? ''

test('logging out ends the session on the server too, and needs the form’s token', async () => {
	const person = browser(base)
	const page = await person.logIn(users.boss)
	const cookies = [...person.cookies()]
	expect((await person.go('/soroe/log-ud', { token: 'guessed' })).status).toBe(403)
	const found = await person.go('/soroe/soeg-i-liste', { token: tokenIn(page), liste: '/medarbejdere', q: 'Frida' })
	expect(found.text).toContain('value="Frida"')
	const out = await person.go('/soroe/log-ud', { token: tokenIn(page) })
	expect(out.address).toBe(`${base}/soroe/logget-ud`)
	expect(person.cookies().some(({ name }) => [sessionCookie, searchCookie].includes(name))).toBe(false)
	person.setCookies(() => cookies)
	expect((await person.go('/soroe/medarbejdere')).address).toContain(demoIdpPath)
})

test('one may log in as somebody else at once', async () => {
	const person = browser(base)
	const page = await person.logIn(users.boss)
	await person.go('/soroe/log-ud', { token: tokenIn(page) })
	const other = await person.logIn(users.manager, '/soroe/opslag')
	expect(other).toMatchObject({ status: 200, text: expect.stringContaining('Erik Prøvesen') })
	expect((await person.go('/soroe/medarbejdere')).status).toBe(403)
})

const details = (deviation: Record<string, string> = {}): Record<string, string> => ({
	name: 'Ny Prøvesen',
	email: 'ny@example.invalid',
	roles: 'consultant',
	from_day: '1',
	from_month: '1',
	from_year: '2026',
	...deviation,
})

test('an administrator adds, changes and deactivates; each no says what mends it', async () => {
	const admin = browser(base)
	const token = tokenIn(await admin.logIn(users.boss))
	const bad = await admin.go('/soroe/medarbejdere/ny', details({ token, email: 'nobody', from_month: '13' }))
	expect(bad.status).toBe(422)
	expect(bad.text).toContain('value="nobody"')
	expect((await admin.go('/soroe/medarbejdere/ny', details({ token }))).address).toBe(`${base}/soroe/medarbejdere`)
	expect((await admin.go('/soroe/medarbejdere/ny', details({ token }))).text).toContain('Ny Prøvesen')
	const added = (await listStaff(db)).find(({ name }) => name === 'Ny Prøvesen') as Staff
	const here = `/soroe/medarbejdere/${added.id}`
	const shown = await admin.go(here)
	const save = (deviation: Record<string, string>) =>
		admin.go(here, details({ token, version: versionIn(shown), ...deviation }))
	expect((await save({ subject: users.stranger, profession: 'Læge' })).text).toContain('Læge')
	const late = await save({ profession: 'Tømrer' })
	expect(late.status).toBe(409)
	expect(late.text).toContain('Tømrer')
	expect((await listStaff(db)).find(({ id }) => id === added.id)?.profession).toBe('Læge')

	const guest = browser(base)
	expect((await guest.logIn(users.stranger)).status).toBe(403)
	const stopped = await admin.go(`${here}/deaktiver`, { token, version: versionIn(late) })
	expect(stopped.text).toContain('Adgangen er stoppet.')
	expect((await guest.go('/soroe/medarbejdere')).address).toContain(demoIdpPath)
	expect((await guest.logIn(users.stranger)).text).toContain('Din adgang er stoppet')
	expect((await admin.go(`${here}/genaktiver`, { token, version: versionIn(stopped) })).text).toContain('adgang igen')
})

test('the last administrator is told to find another first', async () => {
	const admin = browser(base)
	const token = tokenIn(await admin.logIn(users.boss))
	const boss = (await listStaff(db)).find(({ login }) => login?.subject === users.boss) as Staff
	const here = `/soroe/medarbejdere/${boss.id}`
	const refused = await admin.go(`${here}/deaktiver`, { token, version: String(boss.version) })
	expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('mindst én administrator') })
	expect(await deactivateStaff(db, now, null, boss.id, boss.version)).toMatchObject({ why: 'last_administrator' })
})

test.each(['x', '00000000-0000-4000-8000-000000000099', "'; drop table access.staff; --"])(
	'a member of staff that is not there is a page that says so: %s',
	async (id) => {
		const admin = browser(base)
		await admin.logIn(users.boss)
		expect((await admin.go(`/soroe/medarbejdere/${encodeURIComponent(id)}`)).status).toBe(404)
	},
)

test('the read log names citizens only to one who asks for somebody, and that is logged', async () => {
	const reader = (await listStaff(db)).find(({ login }) => login?.subject === users.consultant) as Staff
	await logReads(db, now, reader.id, [person], 'borgerkort')
	const manager = browser(base)
	const all = await manager.logIn(users.manager, '/soroe/opslag')
	expect(all.text).toContain('borgerkort')
	expect(all.text).not.toContain('Borger Prøvesen')
	expect(await readsOf(db, person)).toHaveLength(1)
	expect((await manager.go(`/soroe/opslag?borger=${person}`)).text).toContain('Borger Prøvesen')
	expect(await readsOf(db, person)).toMatchObject([
		{ what: 'opslag', staffName: 'Erik Prøvesen' },
		{ what: 'borgerkort' },
	])
	expect((await manager.go(`/soroe/opslag?medarbejder=${reader.id}`)).text).toContain('Borger Prøvesen')
	const file = await manager.go(`/soroe/opslag?medarbejder=${reader.id}&format=csv`)
	expect(file.text).toContain('Borger Prøvesen')
	expect(await readsOf(db, person)).toHaveLength(4)
	expect((await manager.go('/soroe/opslag?fra_day=40&fra_month=1&fra_year=2026')).text).toContain('Dagen findes ikke')
	expect((await manager.go('/soroe/opslag?fra_day=1&fra_month=4&fra_year=2026')).text).toContain('Ingen opslag')
})

test('strange requests to the provider are answered, and it stays up', async () => {
	for (const path of ['/login/nobody', '/login/', '/auth', '/nothing', '/auth?client_id=x', '/token', '/login/%00'])
		expect((await fetch(`${base}${demoIdpPath}${path}`)).status).toBeGreaterThanOrEqual(400)
	const posted = await fetch(`${base}${demoIdpPath}/login/nobody`, { method: 'POST', body: 'user='.repeat(5000) })
	expect(posted.status).toBe(400)
	expect((await fetch(`${base}${demoIdpPath}/.well-known/openid-configuration`)).status).toBe(200)
})
