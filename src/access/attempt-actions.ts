import type { Outcome } from '#kernel/outcome.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { beginAttempt, takeAttempt } from './actions.ts'
import { attemptCookie, stateIn } from './login.ts'
import type { Attempt } from './session-store.ts'

type Begun = Pick<Attempt, 'state' | 'codeVerifier' | 'nonce'> & { readonly address: string }

/** Off to the identity provider; a cookie tells this attempt from one in another window. */
export const sendToLogIn = async (
	ask: Ask,
	of: Attempt['of'],
	{ address, state, codeVerifier, nonce }: Begun,
	returnTo: string,
): Promise<Answer> => {
	const { browser, seconds } = await beginAttempt(ask.db, ask.at, { of, state, codeVerifier, nonce, returnTo })
	return { redirect: address, cookies: [{ name: attemptCookie(state), value: browser, maxAge: seconds }] }
}

/** The attempt with which this browser was sent off, once. */
export const attemptThatReturned = (
	ask: Ask,
	of: Attempt['of'],
): Promise<Outcome<Attempt, 'unknown_attempt' | 'too_late'>> => {
	const state = stateIn(ask.query)
	return takeAttempt(ask.db, ask.at, { of, state, browser: ask.cookie(attemptCookie(state)) ?? '' })
}
