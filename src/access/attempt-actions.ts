import { addMinutes, type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { hashOf, newSecret } from '#platform/secret/index.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { attemptCookie, stateIn } from './login.ts'
import { type Attempt, insertAttempt, removeAttempt } from './session-store.ts'

const attemptMinutes = 10

/** Remembers a login on its way; `browser` goes into a cookie of the one who began it. */
export const beginAttempt = async (
	db: Db,
	at: Instant,
	attempt: Pick<Attempt, 'of' | 'state' | 'codeVerifier' | 'nonce' | 'returnTo'>,
): Promise<{ browser: string; seconds: number }> => {
	const browser = newSecret()
	const expiresAt = addMinutes(at, attemptMinutes)
	await insertAttempt(db, { ...attempt, browserHash: hashOf(browser), expiresAt }, at)
	return { browser, seconds: attemptMinutes * 60 }
}

/** The attempt this browser began, once. A citizen's is never taken for one of staff, nor the other way round. */
export const takeAttempt = async (
	db: Db,
	at: Instant,
	asked: Pick<Attempt, 'of' | 'state'> & { readonly browser: string },
): Promise<Outcome<Attempt, 'unknown_attempt' | 'too_late'>> => {
	const attempt = await removeAttempt(db, { ...asked, browserHash: hashOf(asked.browser) })
	if (attempt === null) return no('unknown_attempt')
	return isBefore(at, attempt.expiresAt) ? yes(attempt) : no('too_late')
}

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
