import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { competenceOf, competenceOfEveryone } from '../competence/competence-actions.ts'
import type { LoginOf } from '../login.ts'
import type { Staff } from './staff.ts'
import {
	addStaff,
	changeStaff,
	changesOf,
	deactivateStaff,
	findStaff,
	listStaff,
	reactivateStaff,
	staffNames,
} from './staff-actions.ts'
import { nobodyYet, readStaff, type StaffTyped, typedFrom, typedIn } from './staff-form.ts'
import { staffListPage } from './staff-list-page.tsx'
import { LastAdministrator, NewStaff, StaffCard } from './staff-page.tsx'
import { refusal } from './staff-refusal.ts'

/** Who is on staff: added, changed, kept out and let in again, by an administrator. */
export const staffPages = (loginOf: LoginOf): Route[] => {
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
		route('get', '/medarbejdere/ny', async (ask) => newStaff(ask, nobodyYet(ask.today), {})),
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
