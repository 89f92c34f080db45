import { activeConsultants, findStaff, staffNames } from '#access/actions.ts'
import { findBookings, reportAbsence } from '#booking/actions.ts'
import { noAbsenceIn, readAbsence, reportedText, wrongsIn } from '#booking/index.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { readId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { moveChosen, type Result, sickListOf } from './sick-actions.ts'
import { readChosen } from './sick-form.ts'
import type { Outcome } from './sick-outcomes.tsx'
import { SickPage } from './sick-page.tsx'
import { SickReportPage } from './sick-report-page.tsx'
import { movedText, notMovedText, type Told } from './sick-words.ts'

const whoMoves = ['coordinator', 'consultant'] as const
const shows = 'besøg uden medarbejder'

/** Somebody is away: it is reported, and whom it hits is given a colleague or a new time. */
export const sickRoutes: readonly Route[] = [
	{ method: 'get', path: '/sygemelding', for: whoMoves, shows: '', handle: (ask) => showReport(ask, {}) },
	{ method: 'post', path: '/sygemelding', for: whoMoves, shows: '', handle: (ask) => report(ask) },
	{ method: 'get', path: '/sygemelding/:staff', for: whoMoves, shows, handle: (ask) => withStaff(ask, show) },
	{ method: 'post', path: '/sygemelding/:staff', for: whoMoves, shows, handle: (ask) => withStaff(ask, move) },
]

const isCoordinator = (ask: Ask): boolean => ask.atWork().roles.includes('coordinator')
const mayReport = (ask: Ask, staff: StaffId): boolean => isCoordinator(ask) || ask.atWork().id === staff

const onlyOwn = (ask: Ask): Answer => ({
	refused: ask.say(
		'Du kan kun melde dig selv fraværende. Bed en koordinator om at melde en kollega.',
		'You can only report yourself. Ask a coordinator to report a colleague.',
	),
	status: 403,
})

const withStaff = (ask: Ask, handle: (ask: Ask, staff: StaffId) => Promise<Answer>): Promise<Answer> => {
	const staff = readId<StaffId>(ask.params.staff)
	if (staff === null) return Promise.resolve(nobody(ask))
	return mayReport(ask, staff) ? handle(ask, staff) : Promise.resolve(onlyOwn(ask))
}

const nobody = (ask: Ask): Answer => ({
	missing: ask.say(
		'Medarbejderen findes ikke. Gå til Sygemelding, og vælg en medarbejder.',
		'No such member of staff. Go to Calling in sick and choose one.',
	),
})

const showReport = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const isWrong = Object.keys(errors).length > 0
	const consultants = await activeConsultants(ask.db, ask.today)
	const people = consultants.filter(({ id }) => mayReport(ask, id))
	const asked = isWrong ? ask.form.text('staff') : (ask.query.get('medarbejder') ?? '')
	return {
		title: ask.say('Sygemelding', 'Calling in sick'),
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<SickReportPage
				{...{ today: ask.today, people, errors, typed: isWrong ? ask.form : null }}
				chosen={asked === '' ? (people.length === 1 ? (people[0]?.id ?? '') : '') : asked}
			/>
		),
	}
}

const report = async (ask: Ask): Promise<Answer> => {
	const staff = readId<StaffId>(ask.form.text('staff'))
	const read = readAbsence(ask.form)
	const nobodyChosen: Readonly<Record<string, string>> =
		staff === null ? { staff: ask.say('Vælg, hvem der er fraværende.', 'Choose who is away.') } : {}
	if ('wrong' in read) return showReport(ask, { ...nobodyChosen, ...wrongsIn(read.wrong, ask.language) })
	if (staff === null) return showReport(ask, nobodyChosen)
	if (!mayReport(ask, staff)) return onlyOwn(ask)
	const meant = { by: ask.atWork().id, isMeant: ask.form.has('meant') }
	const reported = await reportAbsence(ask.db, ask.at, { staff, ...read.value }, meant)
	if (!reported.ok) {
		const [field, words] = noAbsenceIn(reported.why, await findStaff(ask.db, staff))
		return showReport(ask, { [field]: words[ask.language] })
	}
	return { redirect: `/sygemelding/${staff}`, done: reportedText(reported.value)[ask.language] }
}

const show = async (ask: Ask, staff: StaffId, results: readonly Result[] = []): Promise<Answer> => {
	const outcomes = await outcomesOf(ask, results)
	const list = await sickListOf(ask.db, ask.at, ask.municipality, staff)
	if (list === null) return nobody(ask)
	const visited = list.visits.flatMap((visit) => visit.visited.map(({ citizen }) => citizen.id))
	return {
		title: ask.say('Besøg uden medarbejder', 'Visits without a consultant'),
		sees: [...new Set([...visited, ...outcomes.persons])],
		...(results.some(({ done }) => !done.ok) ? { status: 409 as const } : {}),
		page: <SickPage list={list} outcomes={outcomes.all} />,
	}
}

const move = async (ask: Ask, staff: StaffId): Promise<Answer> => {
	const chosen = readChosen(ask.form)
	if (chosen.length === 0)
		return {
			redirect: `/sygemelding/${staff}`,
			done: ask.say('Intet var valgt, så intet er flyttet.', 'Nothing was chosen, so nothing is moved.'),
		}
	return show(
		ask,
		staff,
		await moveChosen(ask.db, ask.at, ask.municipality, { from: staff, chosen, by: ask.atWork().id }),
	)
}

/** Each result in words, with the number to call. */
const outcomesOf = async (
	ask: Ask,
	results: readonly Result[],
): Promise<{ readonly all: readonly Outcome[]; readonly persons: readonly PersonId[] }> => {
	if (results.length === 0) return { all: [], persons: [] }
	const bookings = await findBookings(
		ask.db,
		results.flatMap(({ booking, beside, done }) =>
			done.ok || done.why !== 'no_such_booking' ? [booking, ...beside] : [],
		),
	)
	const citizens = await findCitizens(
		ask.db,
		[...bookings.values()].map(({ person }) => person),
	)
	const names = await staffNames(ask.db)
	const nameOf = (staff: StaffId): string => names.get(staff) ?? ''
	const all = results.map((result): Outcome => {
		const whom = [result.booking, ...result.beside].flatMap(
			(id) => citizens.get(bookings.get(id)?.person as PersonId) ?? [],
		)
		return {
			...toldOf(ask, result, nameOf),
			names: whom.map(fullName).join(ask.say(' og ', ' and ')),
			phones: whom.map((citizen) => ({ name: fullName(citizen), phone: citizen.phone })),
		}
	})
	return { all, persons: [...citizens.keys()] }
}

const toldOf = (ask: Ask, { done, to, expected }: Result, nameOf: (staff: StaffId) => string): Told =>
	done.ok
		? movedText(done.value, to, dayOf(expected.from) === ask.today, nameOf)
		: { kind: 'not_done', words: notMovedText(done.why, done.detail, nameOf) }
