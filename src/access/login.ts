/** How one municipality's staff log in: its identity provider and this program's registration there. */
export type LoginSettings = {
	/** Where the provider's discovery document hangs, for example `https://login.example.dk`. */
	readonly issuer: string
	readonly clientId: string
	readonly clientSecret: string
	/** The registered address to return to, ending in `/log-ind/retur`. */
	readonly redirectUri: string
	/** What staff's logins are filed under; the issuer's own address unless said otherwise, so that a provider may move. */
	readonly filedUnder?: string
}

/** How citizens log in: a broker of the national eID, which tells the CPR number in a claim. */
export type CitizenLoginSettings = LoginSettings & {
	/** What is asked for, `openid` among it. */
	readonly scope: string
	/** The claim that holds the CPR number: brokers name it differently. */
	readonly cprClaim: string
	/** The level of assurance that is asked for, and must be told in the answer; null: what the broker's own registration demands. */
	readonly acr: string | null
}

/** The settings of a municipality's citizens by its code; null where no broker is named. */
export type CitizenLoginOf = (municipality: string) => CitizenLoginSettings | null

/** The settings of a municipality by its code; null where login is not set up. */
export type LoginOf = (municipality: string) => LoginSettings | null

const controls = /[\s\\\p{Cc}]/u

/**
 * The page asked for before logging in, as a path inside the municipality; anything else becomes the desk.
 * Keeps nobody's address out of this site: no host, no backslash, no climbing.
 */
export const pageToReturnTo = (asked: string | null | undefined): string =>
	typeof asked === 'string' &&
	/^\/(?![/])/.test(asked) &&
	asked.length <= 500 &&
	!controls.test(asked) &&
	!/(^|\/)\.\.?(\/|$|\?)/.test(asked) &&
	!/^\/log(-ind|-ud|get-ud)(\/|\?|$)/.test(asked)
		? asked
		: '/i-dag'

/** One attempt has one cookie, so that two windows may be on their way at once. */
export const attemptCookie = (state: string): string => `hj_login_${state.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}`

/** The state in an answer from the provider; empty when it is nothing this program could have sent. */
export const stateIn = (returned: URLSearchParams): string => {
	const state = returned.get('state') ?? ''
	return /^[\w-]{8,200}$/.test(state) ? state : ''
}

/** Only a program talking to itself on one machine may do without TLS. */
export const mayGoWithoutTls = (issuer: string): boolean =>
	/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(issuer)
