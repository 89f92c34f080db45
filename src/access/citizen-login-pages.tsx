import type { PersonId } from '#kernel/ids.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { type Answer, type Ask, citizenCookie, type Route, searchCookie } from '#platform/web/index.ts'
import { attemptThatReturned, sendToLogIn } from './attempt-actions.ts'
import { beginCitizenSession, citizenSessionOf, endCitizenSession } from './citizen-actions.ts'
import {
	brokerSaidNo,
	brokerUnreachable,
	citizenBeginsAgain,
	type NotIn,
	notIn,
	OwnDoorPage,
} from './citizen-login-page.tsx'
import { attemptCookie, type CitizenLoginOf } from './login.ts'
import { openIdLogin } from './transport.ts'

/** How citizens log in, and who a CPR number is, from the room that knows. */
export type CitizensIn = {
	readonly loginOf: CitizenLoginOf
	readonly whoIs: (db: Db, cpr: string) => Promise<Outcome<PersonId, Exclude<NotIn, 'no_number'>>>
	/** What a page below opened in the citizen's name in this browser: it ends with the session. */
	readonly pass: { readonly cookie: string; readonly close: (db: Db, token: string) => Promise<void> }
}

const ownPage = '/min-side/oversigt'

/** The door of a citizen's own page. The number that the broker tells is looked up and forgotten: it stands in no session, no address and no log. */
export const citizenLoginPages = ({ loginOf, whoIs, pass }: CitizensIn): Route[] => {
	const broker = openIdLogin()
	const open = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
		...{ method, path, handle },
		for: 'anyone',
		isCitizens: true,
		shows: '',
	})
	const showDoor = async (ask: Ask): Promise<Answer> => {
		const token = ask.cookie(citizenCookie)
		const isIn = token !== undefined && (await citizenSessionOf(ask.db, ask.at, token)) !== null
		const state = ask.query.has('udloebet')
			? 'run_out'
			: ask.query.has('logget-ud')
				? 'logged_out'
				: isIn
					? 'open'
					: 'new'
		return {
			title: ask.say('Min side', 'My page'),
			page: (
				<OwnDoorPage municipality={ask.municipality} state={state} isSetUp={loginOf(ask.municipality.code) !== null} />
			),
		}
	}
	const begin = async (ask: Ask): Promise<Answer> => {
		const settings = loginOf(ask.municipality.code)
		if (settings === null) return { redirect: '/min-side' }
		const begun = await broker.begin(settings, ask.language)
		if (!begun.ok) return brokerUnreachable(ask, begun.detail)
		return sendToLogIn(ask, 'citizen', begun.value, ownPage)
	}
	const logOut = async (ask: Ask): Promise<void> => {
		const [session, opened] = [ask.cookie(citizenCookie), ask.cookie(pass.cookie)]
		if (session) await endCitizenSession(ask.db, ask.at, session)
		if (opened) await pass.close(ask.db, opened)
	}
	const comeBack = async (ask: Ask): Promise<Answer> => {
		const settings = loginOf(ask.municipality.code)
		if (settings === null) return { redirect: '/min-side' }
		const attempt = await attemptThatReturned(ask, 'citizen')
		if (!attempt.ok) return citizenBeginsAgain(ask)
		const told = await broker.finishCitizen(settings, attempt.value, ask.query)
		if (!told.ok && told.why === 'provider_unreachable') return brokerUnreachable(ask, told.detail)
		if (!told.ok) return brokerSaidNo(ask, told.detail)
		await logOut(ask) // whoever sat here before, also when nobody comes in now
		const cpr = told.value.replace(/[\s-]/g, '')
		if (!/^\d{10}$/.test(cpr)) return notIn(ask, 'no_number', await broker.signOutAddress(settings))
		const known = await whoIs(ask.db, cpr)
		if (!known.ok) return notIn(ask, known.why, await broker.signOutAddress(settings))
		return {
			redirect: ownPage,
			cookies: [
				{ name: pass.cookie, value: '', maxAge: 0 },
				{ name: citizenCookie, value: await beginCitizenSession(ask.db, ask.at, known.value), maxAge: null },
				{ name: attemptCookie(attempt.value.state), value: '', maxAge: 0 },
			],
		}
	}
	const leave = async (ask: Ask): Promise<Answer> => {
		await logOut(ask)
		return {
			redirect: '/min-side?logget-ud',
			cookies: [citizenCookie, pass.cookie, searchCookie].map((name) => ({ name, value: '', maxAge: 0 })),
		}
	}
	return [
		open('get', '/min-side', showDoor),
		open('get', '/min-side/log-ind', begin),
		open('get', '/min-side/retur', comeBack),
		open('post', '/min-side/log-ud', leave),
	]
}
