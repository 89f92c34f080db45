import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type BookingId, type PersonId, readId, type VisitId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { answerNewTime, notGoneAhead, startUnplanned, startVisit } from './actions.ts'
import { alongRoutes } from './along-pages.tsx'
import { calendarRoutes } from './calendar-pages.tsx'
import { dayRoutes } from './day-pages.tsx'
import { deliveryRoutes } from './delivery-pages.tsx'
import { localOfferRoutes } from './local-offer-pages.tsx'
import { localOfferSheetRoutes } from './local-offer-sheet-pages.tsx'
import { readyToMeasure } from './measured-actions.ts'
import { NewVisitPage } from './new-visit-page.tsx'
import type { Follow } from './note-actions.ts'
import { noteRoutes } from './note-pages.tsx'
import { forms, occasions, type Visit } from './visit.ts'
import { withVisit } from './visit-asked-actions.ts'
import { visitAnswer, visitGone } from './visit-shown.tsx'
import { shownVisit } from './visit-shown-actions.ts'
import { warningRoutes } from './warning-pages.tsx'

const readers = ['consultant', 'coordinator']

/** `follow` makes agreements and hand-overs written in a note into those of follow-up; `sources` bring the citizen's standing up to date. */
export const visitPages = (below: { readonly follow: Follow; readonly sources: readonly FactSource[] }): Route[] => {
	readyToMeasure()
	const whatFollows = {
		follow: below.follow,
		refresh: (ask: Ask, person: PersonId) => reassess(ask.db, ask.at, ask.today, below.sources, [person]),
	}
	return [
		...dayRoutes,
		...calendarRoutes,
		...alongRoutes,
		...localOfferRoutes,
		...localOfferSheetRoutes,
		...warningRoutes,
		...deliveryRoutes(whatFollows),
		...noteRoutes(whatFollows),
		{
			method: 'post',
			path: '/besoeg/fra-booking/:booking',
			for: ['consultant'],
			shows: '',
			handle: startFromBooking,
		},
		{ method: 'get', path: '/besoeg/:visit', for: readers, shows: 'besøg', handle: showVisit },
		{
			method: 'post',
			path: '/besoeg/:visit/ikke-gennemfoert',
			for: readers,
			shows: 'besøg',
			handle: (ask) => withVisit(ask, (visit) => recordNotHeld(ask, visit)),
		},
		{ method: 'post', path: '/besoeg/:visit/ny-tid', for: readers, shows: '', handle: recordNewTime },
		{ method: 'get', path: '/borger/:person/besoeg', for: ['consultant'], shows: 'nyt besøg', handle: askForVisit },
		{ method: 'post', path: '/borger/:person/besoeg', for: ['consultant'], shows: 'nyt besøg', handle: beginUnplanned },
	]
}

const startProblem = (ask: Ask, why: string): string =>
	({
		unknown_booking: ask.say(
			'Tiden findes ikke længere. Se dagens rute igen.',
			'The time is no longer there. See the route again.',
		),
		time_not_firm: ask.say(
			'Borgeren har ikke sagt ja til tiden endnu. Registrér svaret først.',
			'The citizen has not accepted the time yet. Record the answer first.',
		),
		not_resident: ask.say(
			'Borgeren er ikke længere tilmeldt kommunen, så et besøg kan ikke begyndes.',
			'The citizen no longer lives in the municipality, so no visit can begin.',
		),
		consultant_does_not_know_citizen: ask.say(
			'Telefonbesøg er kun til borgere, du har besøgt før. Tag på besøg i hjemmet, eller bed en kollega, der kender borgeren, om at ringe.',
			'Visits by phone are only for citizens you have visited before. Visit at home, or ask a colleague who knows the citizen to call.',
		),
	})[why] ?? ask.say('Borgeren findes ikke.', 'There is no such citizen.')

const startFromBooking = async (ask: Ask): Promise<Answer> => {
	const booking = readId<'booking'>(ask.params.booking) as BookingId | null
	if (booking === null) return visitGone(ask)
	const begun = await startVisit(ask.db, ask.at, { booking, by: ask.atWork().id })
	return begun.ok ? { redirect: `/besoeg/${begun.value}` } : { refused: startProblem(ask, begun.why), status: 409 }
}

const showVisit = (ask: Ask): Promise<Answer> =>
	withVisit(ask, async (visit) => visitAnswer(ask, await shownVisit(ask, visit), {}))

const recordNotHeld = async (ask: Ask, visit: Visit): Promise<Answer> => {
	const done = await notGoneAhead(ask.db, ask.at, {
		visit: visit.id,
		reason: ask.form.text('reason'),
		note: ask.form.text('note'),
		by: ask.atWork().id,
	})
	if (done.ok) return { redirect: `/besoeg/${visit.id}`, done: ask.say('Det er registreret.', 'It is recorded.') }
	const shown = await shownVisit(ask, visit)
	if (done.why === 'no_reason')
		return visitAnswer(ask, shown, { reason: ask.say('Vælg en grund.', 'Choose a reason.') })
	if (done.why === 'note_missing')
		return visitAnswer(ask, shown, { note: ask.say('Skriv kort, hvad der skete.', 'Write briefly what happened.') })
	return visitAnswer(ask, shown, {
		reason: ask.say(
			'Besøget er allerede skrevet ned som gennemført. Ret det i notatet.',
			'The visit is already written down as held. Correct it in the note.',
		),
	})
}

const recordNewTime = async (ask: Ask): Promise<Answer> => {
	const id = readId<'visit'>(ask.params.visit) as VisitId | null
	const wanted = ask.form.text('wanted') === 'yes'
	const done = id === null ? null : await answerNewTime(ask.db, { visit: id, wanted })
	if (done === null || !done.ok) return visitGone(ask)
	return {
		redirect: `/dagens-rute?dag=${done.value.plannedOn}`,
		done: wanted
			? ask.say('Borgeren skal ringes op om en ny tid.', 'The citizen is to be called about a new time.')
			: ask.say('Der tilbydes ikke en ny tid nu.', 'No new time is offered now.'),
	}
}

const askForVisit = (ask: Ask): Promise<Answer> => newVisitAnswer(ask, null)

const newVisitAnswer = async (ask: Ask, problem: string | null): Promise<Answer> => {
	const person = readId<'person'>(ask.params.person) as PersonId | null
	const citizen = person === null ? null : await findCitizen(ask.db, person)
	if (citizen === null)
		return { missing: ask.say('Borgeren findes ikke. Søg efter navnet.', 'There is no such citizen. Search by name.') }
	const chosen = (name: string) => ask.form.text(name) || (ask.query.get(name) ?? '')
	const title = ask.say('Begynd et besøg', 'Begin a visit')
	const page = (
		<NewVisitPage
			say={ask.say}
			language={ask.language}
			person={citizen.id}
			name={fullName(citizen)}
			token={crypto.randomUUID()}
			form={forms.find((one) => one === chosen('form')) ?? 'home_visit'}
			occasion={occasions.find((one) => one === chosen('occasion')) ?? 'need'}
			problem={problem}
		/>
	)
	return problem === null
		? { page, title, sees: [citizen.id] }
		: { refused: problem, status: 422, page, title, sees: [citizen.id] }
}

const beginUnplanned = async (ask: Ask): Promise<Answer> => {
	const person = readId<'person'>(ask.params.person) as PersonId | null
	const id = (readId<'visit'>(ask.form.text('id')) ?? crypto.randomUUID()) as VisitId
	const form = forms.find((one) => one === ask.form.text('form'))
	const occasion = occasions.find((one) => one === ask.form.text('occasion'))
	if (person === null || form === undefined || occasion === undefined || occasion === 'offer')
		return newVisitAnswer(ask, ask.say('Vælg hvordan og hvorfor.', 'Choose how and why.'))
	const begun = await startUnplanned(ask.db, ask.at, { id, person, by: ask.atWork().id, form, occasion })
	return begun.ok ? { redirect: `/besoeg/${begun.value}` } : newVisitAnswer(ask, startProblem(ask, begun.why))
}
