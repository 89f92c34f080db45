import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Language } from '#kernel/language.ts'
import { type DemoClient, type DemoUser, usersOf } from './demo-user.ts'
import { cannotGoOn, loginPage } from './login-page.tsx'
import { memory } from './memory.ts'

/** Everything below this path belongs to the provider. */
export const demoIdpPath = '/demo-idp'
const loginPath = new RegExp(`^${demoIdpPath}/login/([\\w-]{1,80})$`)

export type DemoIdentityProvider = {
	/** What `openid-client` is to discover. */
	readonly issuer: string
	readonly handle: (req: IncomingMessage, res: ServerResponse) => void
}

type Demonstration = {
	/** The server's own address as browsers write it, for example `http://localhost:8080`. */
	readonly base: string
	readonly clients: readonly DemoClient[]
	readonly users: readonly DemoUser[]
}

const policy =
	"default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"

/**
 * The demonstration's own identity provider: the real protocol with buttons instead of passwords.
 * It asks every time, so that one may change who one is. Loaded only when a demonstration starts.
 */
export const demoIdentityProvider = async ({ base, clients, users }: Demonstration): Promise<DemoIdentityProvider> => {
	const { interactionPolicy, Provider } = await import('oidc-provider')
	const issuer = `${base}${demoIdpPath}`
	const prompts = interactionPolicy.base()
	prompts
		.get('login')
		?.checks.add(
			new interactionPolicy.Check('asks_every_time', 'the demonstration asks every time', (ctx) =>
				ctx.oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
			),
		)
	const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
	const provider = new Provider(issuer, {
		clients: clients.map((client) => ({
			client_id: client.id,
			client_secret: client.secret,
			redirect_uris: [...client.redirectUris],
			response_types: ['code'],
			grant_types: ['authorization_code'],
			token_endpoint_auth_method: 'client_secret_basic',
		})),
		jwks: { keys: [{ ...signingKey, kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }] },
		adapter: memory(Date.now),
		cookies: { keys: [randomBytes(32).toString('base64url')] },
		features: { devInteractions: { enabled: false } },
		pkce: { required: () => true },
		conformIdTokenClaims: false,
		claims: { openid: ['sub'], profile: ['name'], cpr: ['cpr'] },
		scopes: ['openid', 'profile', 'cpr'],
		ttl: { AuthorizationCode: 60, IdToken: 600, AccessToken: 600, Interaction: 1800, Session: 1800, Grant: 1800 },
		interactions: { policy: prompts, url: (_ctx, interaction) => `${demoIdpPath}/login/${interaction.uid}` },
		findAccount: async (_ctx, subject) => {
			const user = users.find((one) => one.subject === subject)
			return (
				user && {
					accountId: subject,
					claims: async () => ({ sub: subject, name: user.name, ...(user.cpr === undefined ? {} : { cpr: user.cpr }) }),
				}
			)
		},
		loadExistingGrant: async (ctx) => {
			const { client, session } = ctx.oidc
			const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
			grant.addOIDCScope('openid profile cpr')
			await grant.save()
			return grant
		},
		renderError: async (ctx) => {
			ctx.type = 'html'
			ctx.body = cannotGoOn('da')
		},
	})
	provider.proxy = base.startsWith('https:')
	const protocol = provider.callback()

	const choose = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
		const asked = await provider.interactionDetails(req, res).catch(() => null)
		const language: Language = String(asked?.params.ui_locales ?? 'da').startsWith('en') ? 'en' : 'da'
		const client = clients.find((one) => one.id === asked?.params.client_id)
		if (asked === null || !client) return answer(res, 400, cannotGoOn(language))
		const offered = usersOf(users, client.id)
		if (req.method !== 'POST')
			return answer(res, 200, loginPage({ language, action: pathOf(req), client, users: offered }))
		const chosen = (await readFields(req)).get('user')
		const user = offered.find((one) => one.subject === chosen)
		if (!user) return answer(res, 400, loginPage({ language, action: pathOf(req), client, users: offered }))
		await provider.interactionFinished(req, res, { login: { accountId: user.subject, remember: false } })
	}

	return {
		issuer,
		handle: (req, res) => {
			res.setHeader('Content-Security-Policy', policy)
			res.setHeader('Cache-Control', 'no-store')
			res.setHeader('X-Content-Type-Options', 'nosniff')
			res.setHeader('Referrer-Policy', 'same-origin')
			forgetWhoItWas(req)
			if (!loginPath.test(pathOf(req))) {
				Object.assign(req, { originalUrl: req.url, url: (req.url ?? '').slice(demoIdpPath.length) })
				protocol(req, res)
				return
			}
			choose(req, res).catch(() => {
				if (res.headersSent) res.destroy()
				else answer(res, 400, cannotGoOn('da'))
			})
		},
	}
}

const pathOf = (req: IncomingMessage): string => (req.url ?? '').split('?')[0] ?? ''

/** Someone remembered from the last login would have to be logged out first, by a script that the page may not run. */
const forgetWhoItWas = (req: IncomingMessage): void => {
	const cookies = (req.headers.cookie ?? '').split(/;\s*/).filter((cookie) => !cookie.startsWith('_session'))
	req.headers.cookie = cookies.join('; ')
}

const answer = (res: ServerResponse, status: number, page: string): void => {
	res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(page)
}

const readFields = async (req: IncomingMessage): Promise<URLSearchParams> => {
	let body = ''
	for await (const piece of req) if (body.length < 4096) body += String(piece)
	return new URLSearchParams(body)
}
