import { findBooking } from '#booking/actions.ts'
import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type BookingId, type PersonId, readId, type VisitId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizen, withCitizen } from '#population/actions.ts'
import { type Citizen, fullName } from '#population/index.ts'
import { answerNewTime, mayStart, notGoneAhead, startUnplanned, startVisit } from './actions.ts'
import { alongRoutes } from './along/along-pages.tsx'
import { addressRoutes } from './day/address-pages.tsx'
import { calendarRoutes } from './day/calendar-pages.tsx'
import { dayRoutes } from './day/day-pages.tsx'
import { warningRoutes } from './day/warning-pages.tsx'
import { deliveringRoutes } from './device/delivering-pages.tsx'
import { deliveryRoutes } from './device/delivery-pages.tsx'
import { EarlyVisitPage } from './early-visit-page.tsx'
import { localOfferRoutes } from './local-offer/local-offer-pages.tsx'
import { localOfferSheetRoutes } from './local-offer/local-offer-sheet-pages.tsx'
import { readyToMeasure } from './measured/measured-actions.ts'
import { NewVisitPage } from './new-visit-page.tsx'
import type { CameOfNote } from './note/invalid.ts'
import type { Follow } from './note/note-actions.ts'
import { noteRoutes } from './note/note-pages.tsx'
import { forms, occasions, type Visit } from './visit.ts'
import { withVisit } from './visit-asked-actions.ts'
import { visitAnswer, visitGone } from './visit-shown.tsx'
import { shownVisit } from './visit-shown-actions.ts'

const readers = ['consultant', 'coordinator']

type CameOf = (db: Db, visit: Pick<Visit, 'id' | 'person'>) => Promise<readonly CameOfNote[]>

/**
 * `follow` makes agreements and hand-overs written in a note into those of follow-up; `cameOf` tells which of those still live although
 * their note is invalid; `sources` bring the citizen's standing up to date.
 */
export const visitPages = (below: {
	readonly follow: Follow
	readonly cameOf?: CameOf
	readonly sources: readonly FactSource[]
}): Route[] => {
	readyToMeasure()
	const whatFollows = {
		follow: below.follow,
		refresh: (ask: Ask, person: PersonId) => reassess(ask.db, ask.at, ask.today, below.sources, [person]),
	}
	return [
		...dayRoutes,
		...addressRoutes,
		...calendarRoutes,
		...alongRoutes,
		...localOfferRoutes,
		...localOfferSheetRoutes,
		...warningRoutes,
		...deliveryRoutes(whatFollows),
		...deliveringRoutes,
		...noteRoutes(whatFollows),
		{
			method: 'post',
			path: '/besoeg/fra-booking/:booking',
			for: ['consultant'],
			shows: '',
			handle: startFromBooking,
		},
		{
			method: 'get',
			path: '/besoeg/fra-booking/:booking',
			for: ['consultant'],
			shows: 'nyt besøg',
			handle: askIfHeldEarly,
		},
		{
			method: 'get',
			path: '/besoeg/:visit',
			for: readers,
			shows: 'besøg',
			handle: (ask) => showVisit(ask, below.cameOf),
		},
		{
			method: 'post',
			path: '/besoeg/:visit/ikke-gennemfoert',
			for: readers,
			shows: 'besøg',
			handle: (ask) => withVisit(ask, (visit) => recordNotHeld(ask, visit)),
		},
		{ method: 'post', path: '/besoeg/:visit/ny-tid', for: readers, shows: '', handle: recordNewTime },
		{
			method: 'get',
			path: '/borger/:person/besoeg',
			for: ['consultant'],
			shows: 'nyt besøg',
			handle: (ask) => withCitizen(ask, async (citizen) => newVisitAnswer(ask, citizen, null)),
		},
		{
			method: 'post',
			path: '/borger/:person/besoeg',
			for: ['consultant'],
			shows: 'nyt besøg',
			handle: (ask) => withCitizen(ask, (citizen) => beginUnplanned(ask, citizen)),
		},
	]
}

const startProblem = (ask: Ask, why: string): string =>
	({
		unknown_booking: ask.say(
			'Tiden findes ikke længere. Se dagens rute igen.',
			'The time is no longer there. See the route again.',
		),
		form_was_used: formWasUsed[ask.language],
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
	const booking = readId<BookingId>(ask.params.booking)
	if (booking === null) return visitGone(ask)
	const early = ask.form.text('early') === 'yes'
	const begun = await startVisit(ask.db, ask.at, { booking, by: ask.atWork().id, early })
	if (begun.ok) return { redirect: `/besoeg/${begun.value}` }
	return begun.why === 'agreed_for_later'
		? { redirect: `/besoeg/fra-booking/${booking}` }
		: { refused: startProblem(ask, begun.why), status: 409 }
}

/** A time agreed for a later day is not begun unasked; nothing is asked of one that is begun already or cannot begin. */
const askIfHeldEarly = async (ask: Ask): Promise<Answer> => {
	const id = readId<BookingId>(ask.params.booking)
	if (id === null) return visitGone(ask)
	const may = await mayStart(ask.db, ask.at, { booking: id, by: ask.atWork().id })
	if (may.ok)
		return {
			redirect:
				'begun' in may.value ? `/besoeg/${may.value.begun.id}` : `/dagens-rute?dag=${may.value.toBegin.plannedOn}`,
		}
	if (may.why !== 'agreed_for_later') return { refused: startProblem(ask, may.why), status: 409 }
	const booking = await findBooking(ask.db, id)
	const citizen = booking === null ? null : await findCitizen(ask.db, booking.person)
	if (booking === null || citizen === null) return visitGone(ask)
	const { say, language, today } = ask
	const agreedFor = dayOf(booking.span.from)
	return {
		title: say('Begynd et besøg', 'Begin a visit'),
		sees: [citizen.id],
		page: <EarlyVisitPage {...{ say, language, today, agreedFor }} booking={booking.id} name={fullName(citizen)} />,
	}
}

const showVisit = (ask: Ask, cameOf: CameOf = async () => []): Promise<Answer> =>
	withVisit(ask, async (visit) =>
		visitAnswer(ask, await shownVisit(ask, visit), {}, { cameOf: await cameOf(ask.db, visit) }),
	)

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
	const id = readId<VisitId>(ask.params.visit)
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

const newVisitAnswer = (ask: Ask, citizen: Citizen, problem: string | null): Answer => {
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

const beginUnplanned = async (ask: Ask, citizen: Citizen): Promise<Answer> => {
	const id = readId<VisitId>(ask.form.text('id')) ?? (crypto.randomUUID() as VisitId)
	const form = forms.find((one) => one === ask.form.text('form'))
	const occasion = occasions.find((one) => one === ask.form.text('occasion'))
	if (form === undefined || occasion === undefined || occasion === 'offer')
		return newVisitAnswer(ask, citizen, ask.say('Vælg hvordan og hvorfor.', 'Choose how and why.'))
	const begun = await startUnplanned(ask.db, ask.at, { id, person: citizen.id, by: ask.atWork().id, form, occasion })
	return begun.ok ? { redirect: `/besoeg/${begun.value}` } : newVisitAnswer(ask, citizen, startProblem(ask, begun.why))
}
