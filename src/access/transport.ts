import {
	allowInsecureRequests,
	authorizationCodeGrant,
	buildAuthorizationUrl,
	buildEndSessionUrl,
	ClientSecretBasic,
	type Configuration,
	calculatePKCECodeChallenge,
	discovery,
	fetchUserInfo,
	type IDToken,
	randomNonce,
	randomPKCECodeVerifier,
	randomState,
} from 'openid-client'
import type { Language } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type CitizenLoginSettings, type LoginSettings, mayGoWithoutTls } from './login.ts'
import type { Login } from './staff/staff.ts'

type Secrets = { readonly state: string; readonly nonce: string; readonly codeVerifier: string }

/** Talks OpenID Connect with a municipality's identity provider; asks it who it is at the first login, not at the start. */
export type OpenIdLogin = {
	/** Where the browser is sent, and what its answer is to be held up against. */
	readonly begin: (
		settings: LoginSettings & Partial<Pick<CitizenLoginSettings, 'scope' | 'acr'>>,
		language: Language,
	) => Promise<Outcome<Secrets & { readonly address: string }, 'provider_unreachable'>>
	/** Who logged in, from the parameters the browser came back with. */
	readonly finish: (
		settings: LoginSettings,
		expected: Secrets,
		returned: URLSearchParams,
	) => Promise<Outcome<Login, 'provider_unreachable' | 'login_refused'>>
	/** What the claim says that names a citizen: in the id token, or else where the provider tells more of them; empty when it says nothing. */
	readonly finishCitizen: (
		settings: CitizenLoginSettings,
		expected: Secrets,
		returned: URLSearchParams,
	) => Promise<Outcome<string, 'provider_unreachable' | 'login_refused'>>
	/** Where one logs out of the provider too, when it has such a place. */
	readonly signOutAddress: (settings: LoginSettings) => Promise<string | null>
}

/** What the provider gives for the code that the browser came back with. */
type Exchanged = { readonly provider: Configuration; readonly claims: IDToken; readonly accessToken: string }

const secondsToAnswer = 10

export const openIdLogin = (): OpenIdLogin => {
	const discovered = new Map<string, Promise<Configuration>>()
	const providerOf = (settings: LoginSettings): Promise<Outcome<Configuration, 'provider_unreachable'>> => {
		const key = `${settings.issuer} ${settings.clientId}`
		const known = discovered.get(key) ?? discover(settings)
		discovered.set(key, known)
		return known.then(yes, (error: unknown) => {
			discovered.delete(key)
			return no('provider_unreachable', codeOf(error))
		})
	}
	const exchange = async (
		settings: LoginSettings,
		expected: Secrets,
		returned: URLSearchParams,
	): Promise<Outcome<Exchanged, 'provider_unreachable' | 'login_refused'>> => {
		const provider = await providerOf(settings)
		if (!provider.ok) return provider
		const address = new URL(settings.redirectUri)
		address.search = returned.toString()
		return authorizationCodeGrant(provider.value, address, {
			pkceCodeVerifier: expected.codeVerifier,
			expectedState: expected.state,
			expectedNonce: expected.nonce,
			idTokenExpected: true,
		}).then((tokens) => {
			const claims = tokens.claims()
			return claims === undefined
				? no('login_refused', 'no_id_token')
				: yes({ provider: provider.value, claims, accessToken: tokens.access_token })
		}, refusedBy)
	}
	return {
		begin: async (settings, language) => {
			const provider = await providerOf(settings)
			if (!provider.ok) return provider
			const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
			const address = buildAuthorizationUrl(provider.value, {
				redirect_uri: settings.redirectUri,
				scope: settings.scope ?? 'openid profile',
				...(settings.acr ? { acr_values: settings.acr } : {}),
				code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
				code_challenge_method: 'S256',
				state: secrets.state,
				nonce: secrets.nonce,
				ui_locales: language,
			})
			return yes({ ...secrets, address: address.href })
		},
		finish: async (settings, expected, returned) => {
			const exchanged = await exchange(settings, expected, returned)
			if (!exchanged.ok) return exchanged
			const { iss, sub } = exchanged.value.claims
			return yes({ issuer: settings.filedUnder ?? iss, subject: sub })
		},
		finishCitizen: async (settings, expected, returned) => {
			const exchanged = await exchange(settings, expected, returned)
			if (!exchanged.ok) return exchanged
			const { provider, claims, accessToken } = exchanged.value
			if (settings.acr !== null && claims.acr !== settings.acr) return no('login_refused', 'level_of_assurance')
			const told = claims[settings.cprClaim]
			if (typeof told === 'string') return yes(told)
			if (!provider.serverMetadata().userinfo_endpoint) return yes('')
			return fetchUserInfo(provider, accessToken, claims.sub).then(
				(more) => yes(String(more[settings.cprClaim] ?? '')),
				refusedBy,
			)
		},
		signOutAddress: async (settings) => {
			const provider = await providerOf(settings)
			return provider.ok && provider.value.serverMetadata().end_session_endpoint
				? buildEndSessionUrl(provider.value, {}).href
				: null
		},
	}
}

const discover = (settings: LoginSettings): Promise<Configuration> =>
	discovery(
		new URL(settings.issuer),
		settings.clientId,
		undefined,
		ClientSecretBasic(settings.clientSecret),
		mayGoWithoutTls(settings.issuer)
			? { execute: [allowInsecureRequests], timeout: secondsToAnswer }
			: { timeout: secondsToAnswer },
	)

/** A short code for those who run the system; never a token, never a name. */
const codeOf = (error: unknown): string => {
	const { error: told, code, name } = (error ?? {}) as { error?: string; code?: string; name?: string }
	return (told ?? code ?? name ?? 'unknown').replace(/[^\w.-]/g, '').slice(0, 60)
}

/** What the protocol itself can say no with; anything else is a bug and goes on. */
const refusedBy = (error: unknown): Outcome<never, 'provider_unreachable' | 'login_refused'> => {
	const code = (error as { code?: string }).code ?? ''
	if (error instanceof TypeError || code === 'OAUTH_TIMEOUT') return no('provider_unreachable', codeOf(error))
	if (code.startsWith('OAUTH_')) return no('login_refused', codeOf(error))
	throw error
}
