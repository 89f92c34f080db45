import { type Answer, type Ask, type Route, searchCookie, sessionCookie } from '#platform/web/index.ts'
import { attemptThatReturned, sendToLogIn } from './attempt-actions.ts'
import { attemptCookie, type LoginOf, pageToReturnTo } from './login.ts'
import { beginAgain, LoggedOut, noAccess, notSetUp, providerSaidNo, unreachable } from './login-page.tsx'
import { usualLimits } from './session.ts'
import { beginSession, endSession } from './session-actions.ts'
import { openIdLogin } from './transport.ts'

/** Where staff log in by way of the identity provider, and log out. */
export const loginPages = (loginOf: LoginOf): Route[] => {
	const provider = openIdLogin()
	return [
		{ method: 'get', path: '/log-ind', for: 'anyone', shows: '', handle: (ask) => logIn(ask, provider, loginOf) },
		{
			method: 'get',
			path: '/log-ind/retur',
			for: 'anyone',
			shows: '',
			handle: (ask) => logInReturn(ask, provider, loginOf),
		},
		{ method: 'post', path: '/log-ud', for: 'anyone', shows: '', handle: logOut },
		{
			method: 'get',
			path: '/logget-ud',
			for: 'anyone',
			shows: '',
			handle: async (ask) => {
				const settings = loginOf(ask.municipality.code)
				const signOutAddress = settings && (await provider.signOutAddress(settings))
				return { title: ask.say('Logget ud', 'Logged out'), page: <LoggedOut signOutAddress={signOutAddress} /> }
			},
		},
	]
}

type Provider = ReturnType<typeof openIdLogin>

const logIn = async (ask: Ask, provider: Provider, loginOf: LoginOf): Promise<Answer> => {
	const returnTo = pageToReturnTo(ask.query.get('til'))
	if (ask.staff) return { redirect: returnTo }
	const settings = loginOf(ask.municipality.code)
	if (settings === null) return notSetUp(ask)
	const begun = await provider.begin(settings, ask.language)
	if (!begun.ok) return unreachable(ask, begun.detail)
	return sendToLogIn(ask, 'staff', begun.value, returnTo)
}

const logInReturn = async (ask: Ask, provider: Provider, loginOf: LoginOf): Promise<Answer> => {
	const settings = loginOf(ask.municipality.code)
	if (settings === null) return notSetUp(ask)
	const attempt = await attemptThatReturned(ask, 'staff')
	if (!attempt.ok) return beginAgain(ask)
	const login = await provider.finish(settings, attempt.value, ask.query)
	if (!login.ok && login.why === 'provider_unreachable') return unreachable(ask, login.detail)
	if (!login.ok) return providerSaidNo(ask, login.detail)
	const limits = { ...usualLimits, idleMinutes: ask.municipality.idleMinutes }
	const session = await beginSession(ask.db, ask.at, login.value, limits)
	if (!session.ok) return noAccess(ask, session.why, login.value)
	const earlier = ask.cookie(sessionCookie)
	if (earlier) await endSession(ask.db, ask.at, earlier, 'replaced')
	return {
		redirect: attempt.value.returnTo,
		cookies: [
			{ name: sessionCookie, value: session.value.token, maxAge: null },
			{ name: attemptCookie(attempt.value.state), value: '', maxAge: 0 },
		],
	}
}

const logOut = async (ask: Ask): Promise<Answer> => {
	const token = ask.cookie(sessionCookie)
	if (token) await endSession(ask.db, ask.at, token)
	return {
		redirect: '/logget-ud',
		cookies: [sessionCookie, searchCookie].map((name) => ({ name, value: '', maxAge: 0 })),
	}
}
