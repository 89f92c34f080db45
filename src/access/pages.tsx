import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { type Answer, type Ask, formOf, type Route, searchCookie, sessionCookie } from '#platform/web/index.ts'
import {
	addStaff,
	beginSession,
	changeStaff,
	changesOf,
	deactivateStaff,
	endSession,
	findStaff,
	listReadings,
	listStaff,
	reactivateStaff,
	staffNames,
} from './actions.ts'
import { attemptThatReturned, sendToLogIn } from './attempt-actions.ts'
import { type CitizensIn, citizenLoginPages } from './citizen-login-pages.tsx'
import { competenceOf, competenceOfEveryone } from './competence-actions.ts'
import { competenceRoutes } from './competence-pages.tsx'
import { attemptCookie, type LoginOf, pageToReturnTo } from './login.ts'
import { beginAgain, LoggedOut, noAccess, notSetUp, providerSaidNo, unreachable } from './login-page.tsx'
import { askedOfReadLog, personsIn, readLogPage } from './read-log-page.tsx'
import { usualLimits } from './session.ts'
import type { Staff } from './staff.ts'
import { readStaff, type StaffTyped, typedFrom, typedIn } from './staff-form.ts'
import { staffListPage } from './staff-list-page.tsx'
import { LastAdministrator, NewStaff, StaffCard } from './staff-page.tsx'
import { refusal } from './staff-refusal.ts'
import { openIdLogin } from './transport.ts'

/** What citizens are called, from the room that knows them. */
export type NamesOf = (db: Db, persons: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>

/** Who was merged into a citizen, from the room that knows it. */
export type AlsoAs = (db: Db, person: PersonId) => Promise<readonly PersonId[]>

/** Login, staff and the read log. */
export const accessPages = (loginOf: LoginOf, namesOf: NamesOf, alsoAs: AlsoAs, citizens?: CitizensIn): Route[] => [
	...loginPages(loginOf),
	...(citizens === undefined ? [] : citizenLoginPages(citizens)),
	...competenceRoutes,
	...staffPages(loginOf),
	{
		method: 'get',
		path: '/opslag',
		for: ['administrator', 'manager'],
		shows: 'opslag',
		nav: { label: { da: 'Opslag', en: 'Read log' }, order: 95 },
		handle: (ask) => readLog(ask, namesOf, alsoAs),
	},
]

const loginPages = (loginOf: LoginOf): Route[] => {
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

const staffPages = (loginOf: LoginOf): Route[] => {
	const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
		method,
		path,
		for: ['administrator'],
		shows: '',
		handle,
	})
	return [
		{
			...route('get', '/medarbejdere', async (ask) =>
				staffListPage(ask, await listStaff(ask.db), await competenceOfEveryone(ask.db)),
			),
			nav: { label: { da: 'Medarbejdere', en: 'Staff' }, order: 90 },
		},
		route('get', '/medarbejdere/ny', async (ask) =>
			newStaff(
				ask,
				{
					name: '',
					email: '',
					roles: [],
					profession: '',
					authorisationId: '',
					languages: [],
					subject: '',
					activeFrom: ask.today,
				},
				{},
			),
		),
		route('post', '/medarbejdere/ny', (ask) => add(ask, loginOf)),
		route('get', '/medarbejdere/:staff', async (ask) => {
			const staff = await staffAsked(ask)
			return staff === null
				? noSuchStaff(ask)
				: { title: staff.name, page: await card(ask, staff, typedFrom(staff), {}) }
		}),
		route('post', '/medarbejdere/:staff', (ask) => change(ask, loginOf)),
		route('post', '/medarbejdere/:staff/deaktiver', (ask) =>
			turn(ask, deactivateStaff, ask.say('Adgangen er stoppet.', 'Access has ended.')),
		),
		route('post', '/medarbejdere/:staff/genaktiver', (ask) =>
			turn(ask, reactivateStaff, ask.say('Medarbejderen har adgang igen.', 'They have access again.')),
		),
	]
}

type Errors = Readonly<Record<string, string>>

const newStaff = (ask: Ask, typed: StaffTyped, errors: Errors): Answer => ({
	title: ask.say('Ny medarbejder', 'New member of staff'),
	status: Object.keys(errors).length > 0 ? 422 : 200,
	page: <NewStaff typed={typed} errors={errors} consultantTitle={ask.municipality.consultantTitle} />,
})

const card = async (ask: Ask, staff: Staff, typed: StaffTyped, errors: Errors) => {
	const [changes, names] = [await changesOf(ask.db, staff.id), await staffNames(ask.db)]
	const nameOf = (id: StaffId | null): string =>
		id === null ? ask.say('systemets opsætning', 'the system’s set-up') : (names.get(id) ?? '')
	return (
		<StaffCard
			staff={staff}
			typed={typed}
			errors={errors}
			today={ask.today}
			changes={changes}
			nameOf={nameOf}
			consultantTitle={ask.municipality.consultantTitle}
			competence={await competenceOf(ask.db, staff.id)}
			demand={ask.municipality.competence}
		/>
	)
}

const staffAsked = async (ask: Ask): Promise<Staff | null> => {
	const id = readId<StaffId>(ask.params.staff)
	return id === null ? null : findStaff(ask.db, id)
}
const noSuchStaff = (ask: Ask): Answer => ({
	missing: ask.say(
		'Medarbejderen findes ikke. Find den rigtige på listen over medarbejdere.',
		'No such member of staff. Find the right one on the list of staff.',
	),
})

const add = async (ask: Ask, loginOf: LoginOf): Promise<Answer> => {
	const typed = typedIn(ask.form)
	const { details, errors } = readStaff(typed, null, filedUnder(ask, loginOf), ask.say)
	if (details === null) return newStaff(ask, typed, errors)
	const added = await addStaff(ask.db, ask.at, ask.atWork().id, details)
	if (added.ok)
		return { redirect: '/medarbejdere', done: ask.say(`${details.name} er oprettet.`, `${details.name} was added.`) }
	const { field, message } = refusal(ask, added.why, added.detail)
	return newStaff(ask, typed, { [field]: message })
}

const change = async (ask: Ask, loginOf: LoginOf): Promise<Answer> => {
	const before = await staffAsked(ask)
	if (before === null) return noSuchStaff(ask)
	const typed = typedIn(ask.form)
	const { details, errors } = readStaff(typed, before, filedUnder(ask, loginOf), ask.say)
	if (details === null) return { title: before.name, status: 422, page: await card(ask, before, typed, errors) }
	return told(ask, before, typed, ask.say('Rettelsen er gemt.', 'The change was saved.'), (version) =>
		changeStaff(ask.db, ask.at, ask.atWork().id, before.id, version, details),
	)
}

const turn = async (ask: Ask, deed: typeof deactivateStaff, done: string): Promise<Answer> => {
	const before = await staffAsked(ask)
	if (before === null) return noSuchStaff(ask)
	return told(ask, before, typedFrom(before), done, (version) =>
		deed(ask.db, ask.at, ask.atWork().id, before.id, version),
	)
}

const told = async (
	ask: Ask,
	before: Staff,
	typed: StaffTyped,
	done: string,
	deed: (version: number) => ReturnType<typeof changeStaff>,
): Promise<Answer> => {
	const outcome = await deed(ask.form.number('version') ?? -1)
	if (outcome.ok) return { redirect: `/medarbejdere/${before.id}`, done }
	const now = (await findStaff(ask.db, before.id)) ?? before
	const { field, message } = refusal(ask, outcome.why, outcome.detail)
	return {
		title: before.name,
		status: outcome.why === 'changed_meanwhile' ? 409 : 422,
		page: (
			<>
				{outcome.why === 'last_administrator' ? <LastAdministrator /> : null}
				{await card(ask, now, typed, { [field]: message })}
			</>
		),
	}
}

const filedUnder = (ask: Ask, loginOf: LoginOf): string | null => {
	const settings = loginOf(ask.municipality.code)
	return settings && (settings.filedUnder ?? settings.issuer)
}

const readLog = async (ask: Ask, namesOf: NamesOf, alsoAs: AlsoAs): Promise<Answer> => {
	const asked = askedOfReadLog(ask, formOf(new Map([...ask.query.keys()].map((key) => [key, ask.query.getAll(key)]))))
	const { person } = asked
	const found = await listReadings(ask.db, person ? { ...asked, alsoAs: await alsoAs(ask.db, person) } : asked)
	const names = asked.isNamed ? await namesOf(ask.db, personsIn(found, asked)) : null
	return readLogPage(ask, asked, found, names, await listStaff(ask.db))
}
