import { readId, type StaffId } from '#kernel/ids.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { staffNames } from '../staff/staff-actions.ts'
import type { Competence } from './competence.ts'
import { competenceOf, competenceOfEveryone, recordCheck, recordCourse, removeCourse } from './competence-actions.ts'
import {
	type CheckTyped,
	type CourseTyped,
	checkTyped,
	courseTyped,
	emptyCourse,
	readCheck,
	readCourse,
} from './competence-form.ts'
import { competenceListPage } from './competence-list-page.tsx'
import { CompetencePage } from './competence-page.tsx'

type Errors = Readonly<Record<string, string>>
type Whose = { readonly competence: Competence; readonly here: string; readonly isOwn: boolean }

const shown = async (
	ask: Ask,
	whose: Whose,
	after: { readonly course?: CourseTyped; readonly check?: CheckTyped; readonly errors?: Errors } = {},
): Promise<Answer> => {
	const names = await staffNames(ask.db)
	const isAdministrator = ask.atWork().roles.includes('administrator')
	const { errors = {} } = after
	return {
		title: whose.isOwn ? ask.say('Min kompetence', 'My competence') : whose.competence.staff.name,
		status: Object.keys(errors).length > 0 ? 422 : 200,
		page: (
			<CompetencePage
				{...whose}
				today={ask.today}
				demand={ask.municipality.competence}
				nameOf={(id) => names.get(id) ?? ''}
				mayCheck={isAdministrator && !whose.isOwn}
				mayWriteCourses={isAdministrator || whose.isOwn}
				mayRemove={({ by }) => isAdministrator || by === ask.atWork().id}
				course={after.course ?? emptyCourse}
				check={after.check ?? { checkedOn: ask.today, found: null }}
				token={crypto.randomUUID()}
				errors={errors}
			/>
		),
	}
}

const missing = (ask: Ask): Answer => ({
	missing: ask.say(
		'Konsulenten findes ikke. Find den rigtige på listen over medarbejdere.',
		'There is no such consultant. Find the right one on the list of staff.',
	),
})

type Handle = (ask: Ask, whose: Whose) => Promise<Answer>
const ofStaff = (handle: Handle) => async (ask: Ask) => {
	const id = readId<StaffId>(ask.params.staff)
	const competence = id === null ? null : await competenceOf(ask.db, id)
	return competence === null
		? missing(ask)
		: handle(ask, { competence, here: `/medarbejdere/${competence.staff.id}/kompetence`, isOwn: false })
}
const ofOneself = (handle: Handle) => async (ask: Ask) => {
	const competence = await competenceOf(ask.db, ask.atWork().id)
	return competence === null ? missing(ask) : handle(ask, { competence, here: '/min-kompetence', isOwn: true })
}

const notAllowed = (ask: Ask): Answer => ({
	refused: ask.say(
		'Det må kun en administrator skrive. Dine egne kurser skriver du under Min kompetence.',
		'Only an administrator may write this. Your own courses you write under My competence.',
	),
	status: 403,
})

const standsAlready = ({ say }: Ask): string =>
	say(
		'Kurset står der allerede med den dag og de timer. Det er ikke skrevet op igen. Var der to, så giv dem hver sit navn.',
		'The course stands there already with that day and those hours. It is not written down again. If there were two, name each.',
	)

const addCourse: Handle = async (ask, whose) => {
	const typed = courseTyped(ask.form)
	const { course, errors } = readCourse(typed, ask.today, ask.say)
	if (course === null) return shown(ask, whose, { course: typed, errors })
	const id = readId<string>(ask.form.text('id')) ?? crypto.randomUUID()
	const done = await recordCourse(ask.db, ask.at, ask.atWork(), { ...course, id, staff: whose.competence.staff.id })
	if (done.ok) return { redirect: whose.here, done: ask.say('Kurset er skrevet op.', 'The course is written down.') }
	if (done.why === 'form_was_used')
		return shown(ask, whose, { course: typed, errors: { name: formWasUsed[ask.language] } })
	if (done.why === 'stands_already') return shown(ask, whose, { course: typed, errors: { name: standsAlready(ask) } })
	return notAllowed(ask)
}

const takeOutCourse: Handle = async (ask, whose) => {
	const id = readId<string>(ask.form.text('course'))
	if (id === null) return missing(ask)
	const done = await removeCourse(ask.db, ask.at, ask.atWork(), { id, staff: whose.competence.staff.id })
	return done.ok
		? { redirect: whose.here, done: ask.say('Kurset er fjernet.', 'The course is removed.') }
		: notAllowed(ask)
}

const addCheck: Handle = async (ask, whose) => {
	const typed = checkTyped(ask.form)
	const { check, errors } = readCheck(typed, ask.today, ask.say)
	if (check === null) return shown(ask, whose, { check: typed, errors })
	const id = readId<string>(ask.form.text('id')) ?? crypto.randomUUID()
	const done = await recordCheck(ask.db, ask.at, ask.atWork(), { ...check, id, staff: whose.competence.staff.id })
	if (done.ok) return { redirect: whose.here, done: ask.say('Opslaget er skrevet op.', 'The look-up is written down.') }
	if (done.why === 'form_was_used')
		return shown(ask, whose, { check: typed, errors: { 'found-0': formWasUsed[ask.language] } })
	if (done.why === 'no_authorisation')
		return shown(ask, whose, {
			check: typed,
			errors: { 'found-0': ask.say('Skriv først autorisations-ID.', 'First write the authorisation ID.') },
		})
	return notAllowed(ask)
}

const route = (method: Route['method'], path: string, whose: readonly string[], handle: Route['handle']): Route => ({
	method,
	path,
	for: whose,
	shows: '',
	handle,
})

/** Competence under staff, and each consultant's own. Named before the pages of one member of staff, whose addresses they resemble. */
export const competenceRoutes: readonly Route[] = [
	{
		...route('get', '/medarbejdere/kompetence', ['administrator', 'manager'], async (ask) =>
			competenceListPage(ask, await competenceOfEveryone(ask.db)),
		),
		nav: { label: { da: 'Kompetence', en: 'Competence' }, order: 91, for: ['manager'] },
	},
	route('get', '/medarbejdere/:staff/kompetence', ['administrator', 'manager'], ofStaff(shown)),
	route('post', '/medarbejdere/:staff/kompetence/kursus', ['administrator'], ofStaff(addCourse)),
	route('post', '/medarbejdere/:staff/kompetence/kursus/fjern', ['administrator'], ofStaff(takeOutCourse)),
	route('post', '/medarbejdere/:staff/kompetence/autorisation', ['administrator'], ofStaff(addCheck)),
	{
		...route('get', '/min-kompetence', ['consultant'], ofOneself(shown)),
		nav: { label: { da: 'Min kompetence', en: 'My competence' }, order: 88 },
	},
	route('post', '/min-kompetence/kursus', ['consultant'], ofOneself(addCourse)),
	route('post', '/min-kompetence/kursus/fjern', ['consultant'], ofOneself(takeOutCourse)),
]
