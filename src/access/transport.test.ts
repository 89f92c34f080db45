import { createServer, type RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import { openIdLogin } from './transport.ts'

const settings = (issuer: string) => ({
	issuer,
	clientId: 'hj',
	clientSecret: 'secret',
	redirectUri: 'https://hj.example/soroe/log-ind/retur',
})
const served = async <Value>(listener: RequestListener, ask: (base: string) => Promise<Value>): Promise<Value> => {
	const server = createServer(listener)
	await new Promise<void>((listening) => server.listen(0, listening))
	const address = server.address()
	const value = await ask(`http://localhost:${typeof address === 'object' ? address?.port : ''}`)
	server.close()
	return value
}

test('a provider that does not answer is a value', async () => {
	expect(await openIdLogin().begin(settings('http://localhost:1'), 'da')).toMatchObject({
		ok: false,
		why: 'provider_unreachable',
	})
	expect(await openIdLogin().signOutAddress(settings('http://localhost:1'))).toBeNull()
})

test('a provider elsewhere is never spoken to without TLS', async () => {
	expect(await openIdLogin().begin(settings('http://login.example.invalid'), 'da')).toMatchObject({
		why: 'provider_unreachable',
		detail: 'OAUTH_HTTP_REQUEST_FORBIDDEN',
	})
})

test.each<[string, RequestListener]>([
	['a page instead of a description', (_req, res) => res.setHeader('content-type', 'text/html').end('<p>hi')],
	['an error', (_req, res) => res.writeHead(500).end()],
	['another issuer', (_req, res) => res.setHeader('content-type', 'application/json').end('{"issuer":"https://x"}')],
])('%s is a value too', async (_what, listener) => {
	expect(await served(listener, (base) => openIdLogin().begin(settings(base), 'da'))).toMatchObject({
		why: 'provider_unreachable',
	})
})

test('a provider that was down is asked again, and one that answered is not', async () => {
	let asked = 0
	const login = openIdLogin()
	const outcomes = await served(
		(req, res) => {
			asked += 1
			if (asked === 1) return res.writeHead(503).end()
			const issuer = `http://${req.headers.host}`
			res.setHeader('content-type', 'application/json')
			return res.end(
				JSON.stringify({ issuer, authorization_endpoint: `${issuer}/auth`, end_session_endpoint: `${issuer}/out` }),
			)
		},
		async (base) => [
			await login.begin(settings(base), 'da'),
			await login.begin(settings(base), 'en'),
			await login.begin(settings(base), 'en'),
			await login.signOutAddress(settings(base)),
		],
	)
	const [first, second, third, out] = outcomes
	expect(first).toMatchObject({ ok: false })
	expect(asked).toBe(2)
	expect(out).toMatch(/\/out\?client_id=hj$/)
	if (typeof second !== 'object' || !second?.ok || typeof third !== 'object' || !third?.ok) throw new Error('not begun')
	const asks = new URL(second.value.address).searchParams
	expect(Object.fromEntries(asks)).toMatchObject({
		client_id: 'hj',
		response_type: 'code',
		scope: 'openid profile',
		code_challenge_method: 'S256',
		ui_locales: 'en',
		state: second.value.state,
		nonce: second.value.nonce,
	})
	expect(asks.get('code_challenge')).not.toBe(second.value.codeVerifier)
	for (const secret of ['state', 'nonce', 'codeVerifier'] as const)
		expect(second.value[secret]).not.toBe(third.value[secret])
})
