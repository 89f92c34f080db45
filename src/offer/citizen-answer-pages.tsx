import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { addDays, type Day, readDay } from '#kernel/day.ts'
import { readId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { phoneAt } from '#standard/index.ts'
import type { Answer } from './answer.ts'
import { takeBackOptOut } from './answer-actions.ts'
import { passCookie } from './answer-door-pages.tsx'
import { closePass, type Holder, holderOfPass } from './answer-pass-actions.ts'
import {
	answerAsCitizen,
	type CitizenView,
	citizenView,
	takeSeatAsCitizen,
	timesToChoose,
} from './citizen-answer-actions.ts'
import { type Mends, readBesides, readByWhom, readCallTime, readUntil } from './citizen-answer-form.ts'
import {
	type Asked,
	BeforeTimesPage,
	CallPage,
	NoContactPage,
	NoPage,
	TimesPage,
	YesPage,
} from './citizen-answer-page.tsx'
import { SeatPage } from './citizen-event-page.tsx'
import { CitizenOfferPage } from './citizen-offer-page.tsx'
import { isTooLate } from './citizen-standing.ts'
import { timeTogetherFor } from './couple-actions.ts'
import { seatOf } from './event.ts'
import { readTime } from './offer.ts'
import { seatsAt } from './seat-store.ts'
import { appointmentFile } from './visit-calendar.ts'

/** What a page of the answer page knows before it begins. */
type Known = { readonly ask: Ask; readonly holder: Holder; readonly view: CitizenView }

/** Only for whoever holds a pass; everyone else is sent to the door. */
const withPass =
	(then: (known: Known) => Promise<Reply>) =>
	async (ask: Ask): Promise<Reply> => {
		const holder = await holderOfPass(ask.db, ask.at, ask.cookie(passCookie))
		return holder === null
			? { redirect: '/svar?igen' }
			: then({ ask, holder, view: await citizenView(ask.db, ask.at, holder) })
	}

/** The same, where something can still be answered: an offer, and not the day of the visit. */
const withOffer = (then: (known: Known) => Promise<Reply>) =>
	withPass(async (known) =>
		known.holder.offer === null || isTooLate(known.view.standing) ? { redirect: '/svar/tilbud' } : then(known),
	)

const asked = ({ form }: Ask, mends: Mends = {}): Asked => ({
	key: readId(form.text('key')) ?? randomUUID(),
	typed: form,
	mends,
})

const page = (title: string, body: Child, mends: Mends = {}): Reply => ({
	title,
	page: <div class="hj-citizen-answer">{body}</div>,
	status: Object.keys(mends).length === 0 ? 200 : 422,
})

/** Married, and not alone at home: only then is a visit together asked about; nothing is told of the other one. */
const mayBeTogether = ({ citizen }: Holder): boolean =>
	(citizen.civilStatus === 'married' || citizen.civilStatus === 'registered_partner') && citizen.livesAlone === false

const showStanding = async ({ ask, holder, view }: Known, lost: string | null = null): Promise<Reply> => ({
	title: ask.say('Dit svar', 'Your answer'),
	status: lost === null ? 200 : 409,
	page: (
		<CitizenOfferPage
			sheet={{
				municipality: ask.municipality,
				...view,
				answerBy: holder.offer?.answerBy ?? null,
				today: ask.today,
			}}
			lost={lost}
		/>
	),
})

const thanks = (ask: Ask): Reply => ({
	redirect: '/svar/tilbud',
	done: ask.say('Tak. Vi har fået dit svar.', 'Thank you. We have your answer.'),
})

/** What stands in the way of an answer, in the citizen's words; the page shows where they stand now. */
const notSaved = async (known: Known, why: string): Promise<Reply> => {
	const { say } = known.ask
	const words =
		why === 'too_late'
			? say('Det er for sent at ændre her. Ring til os.', 'It is too late to change this here. Please call us.')
			: why === 'cancelled' || why === 'has_begun'
				? say('Arrangementet kan ikke længere vælges.', 'The event can no longer be chosen.')
				: say(
						'Der er sket noget i mellemtiden. Se her, hvad der gælder nu, og prøv igen.',
						'Something has happened meanwhile. See here what holds now, and try again.',
					)
	return showStanding({ ...known, view: await citizenView(known.ask.db, known.ask.at, known.holder) }, words)
}

const askYes = async ({ ask, holder, view }: Known, mends: Mends = {}): Promise<Reply> => {
	if (holder.booking === null || view.standing.kind === 'invited') return { redirect: '/svar/tid' }
	const isSent = Object.keys(mends).length > 0
	const told = isSent ? readBesides(ask.form, ask.language).besides : view.latest
	return page(
		ask.say('Ja tak til besøget', 'Yes to the visit'),
		<YesPage
			asked={asked(ask, mends)}
			span={holder.booking.span}
			told={told}
			mayBeTogether={mayBeTogether(holder)}
			isAgreed={view.standing.kind === 'agreed'}
		/>,
		mends,
	)
}

/** What was typed besides the answer itself, or the fields to mend. */
const readRest = ({ form, language }: Ask) => {
	const { besides, mends } = readBesides(form, language)
	const { whom, mends: more } = readByWhom(form, language)
	return { besides, whom, mends: { ...mends, ...more } }
}

const sendYes = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { besides, whom, mends } = readRest(ask)
	const isChoosing = ask.form.has('choosing')
	if (Object.keys(mends).length > 0) return isChoosing ? askNeeds(known, mends) : askYes(known, mends)
	const time = readTime(ask.form.text('time'))
	if (isChoosing && time === null) return showTimes(known, { time: ask.say('Vælg en tid.', 'Choose a time.') })
	const own = holder.booking === null ? null : { staff: holder.booking.staff, from: holder.booking.span.from }
	if (!isChoosing && own === null) return { redirect: '/svar/tid' }
	if (!isChoosing && (await isOtherTogether(known, besides.together))) return showTimes(known)
	const sent = await answerAsCitizen(ask.db, ask.at, ask.municipality, holder, {
		...besides,
		...whom,
		kind: 'yes',
		time: time ?? own,
		key: asked(ask).key,
	})
	if (sent.ok) return thanks(ask)
	if (sent.why === 'time_is_taken' || sent.why === 'day_has_passed') return showTimes(known, {}, true)
	return notSaved(known, sent.why)
}

/** Both of the home have asked for one visit, and the other has another time: that is shown first. */
const isOtherTogether = async ({ ask, holder }: Known, together: boolean): Promise<boolean> => {
	const beside = await timeTogetherFor(ask.db, ask.at, holder.citizen.id, together)
	return beside !== null && beside.booking !== holder.booking?.id && beside.from !== holder.booking?.span.from
}

const askNeeds = async ({ ask, holder, view }: Known, mends: Mends = {}): Promise<Reply> => {
	const told = Object.keys(mends).length > 0 ? readBesides(ask.form, ask.language).besides : view.latest
	return page(
		ask.say('Vælg en tid', 'Choose a time'),
		<BeforeTimesPage asked={asked(ask, mends)} told={told} mayBeTogether={mayBeTogether(holder)} />,
		mends,
	)
}

/** The next free times, with everything typed so far kept. `lost`: somebody else was quicker. */
const showTimes = async ({ ask, holder }: Known, mends: Mends = {}, lost = false): Promise<Reply> => {
	const { besides } = readBesides(ask.form, ask.language)
	const times = await timesToChoose(ask.db, ask.at, ask.municipality, holder, besides)
	return {
		title: ask.say('Vælg en tid', 'Choose a time'),
		status: lost ? 409 : Object.keys(mends).length > 0 ? 422 : 200,
		page: (
			<div class="hj-citizen-answer">
				<TimesPage asked={{ ...asked(ask, mends), key: randomUUID() }} told={besides} times={times} lost={lost} />
			</div>
		),
	}
}

const chooseTimes = async (known: Known): Promise<Reply> => {
	const { mends } = readRest(known.ask)
	return Object.keys(mends).length > 0 ? askNeeds(known, mends) : showTimes(known)
}

const askNo = async ({ ask }: Known, mends: Mends = {}): Promise<Reply> =>
	page(ask.say('Nej tak denne gang', 'No thank you, this time'), <NoPage asked={asked(ask, mends)} />, mends)

const sendNo = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { whom, mends } = readByWhom(ask.form, ask.language)
	if (Object.keys(mends).length > 0) return askNo(known, mends)
	return followed(
		known,
		await answerAsCitizen(ask.db, ask.at, ask.municipality, holder, { ...whom, kind: 'no', key: asked(ask).key }),
	)
}

const followed = (known: Known, sent: Outcome<Answer, string>): Promise<Reply> | Reply =>
	sent.ok ? thanks(known.ask) : notSaved(known, sent.why)

const daysToCall = 5
/** The next days on which the telephone is answered. */
const callDays = ({ municipality, today }: Ask): Day[] => {
	const days: Day[] = []
	for (let ahead = 1; ahead < 30 && days.length < daysToCall; ahead++) {
		const on = addDays(today, ahead)
		const found = phoneAt(municipality, instantAt(on, clock('00:00')))
		if (found.open || found.next?.on === on) days.push(on)
	}
	return days
}

const askCall = async ({ ask, view }: Known, mends: Mends = {}): Promise<Reply> =>
	page(
		ask.say('Hvornår skal vi ringe?', 'When shall we call?'),
		<CallPage asked={asked(ask, mends)} days={callDays(ask)} keepsVisit={view.standing.kind === 'agreed'} />,
		mends,
	)

const sendCall = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { form, say } = ask
	const { whom, mends } = readByWhom(form, ask.language)
	const on = readDay(form.text('on'))
	const phone = form.text('phone').replaceAll(/[^\d+]/g, '')
	const all: Mends = {
		...(on === null || !callDays(ask).includes(on) ? { on: say('Vælg en dag.', 'Choose a day.') } : {}),
		...(/^(\+|00)?\d{8,15}$/.test(phone) ? {} : { phone: say('Skriv otte cifre.', 'Write eight digits.') }),
		...mends,
	}
	if (on === null || Object.keys(all).length > 0) return askCall(known, all)
	const sent = await answerAsCitizen(ask.db, ask.at, ask.municipality, holder, {
		...whom,
		kind: 'call_later',
		callOn: on,
		callWhen: readCallTime(form),
		words: say(`Ring på ${phone}`, `Call ${phone}`),
		key: asked(ask).key,
	})
	return followed(known, sent)
}

const askNoContact = async ({ ask, view }: Known, mends: Mends = {}): Promise<Reply> =>
	page(
		ask.say('Ingen kontakt', 'No contact'),
		<NoContactPage asked={asked(ask, mends)} cancelsVisit={view.standing.kind === 'agreed'} />,
		mends,
	)

const sendNoContact = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { whom, mends } = readByWhom(ask.form, ask.language)
	const until = readUntil(ask.form, ask.today)
	const all = until === undefined ? { until: ask.say('Vælg hvor længe.', 'Choose for how long.'), ...mends } : mends
	if (until === undefined || Object.keys(all).length > 0) return askNoContact(known, all)
	const key = asked(ask).key
	return followed(
		known,
		await answerAsCitizen(ask.db, ask.at, ask.municipality, holder, { ...whom, kind: 'no_contact', until, key }),
	)
}

const takeBack = async ({ ask, holder }: Known): Promise<Reply> => {
	const words = 'Taget tilbage af borgeren på nettet · Taken back by the citizen on the web'
	await takeBackOptOut(ask.db, ask.at, { person: holder.citizen.id, words, by: null })
	return {
		redirect: '/svar/tilbud',
		done: ask.say('Tak. Vi må gerne kontakte dig igen.', 'Thank you. We may contact you again.'),
	}
}

const askSeat = async ({ ask, view }: Known, mends: Mends = {}): Promise<Reply> => {
	const { standing } = view
	if (standing.kind !== 'invited' && standing.kind !== 'seated') return { redirect: '/svar/tilbud' }
	const { event } = standing
	const isFull =
		standing.kind === 'invited' && seatOf(event, await seatsAt(ask.db, event.id), { companion: false }) === 'waiting'
	const companion = standing.kind === 'seated' && standing.seat.companion
	return page(
		ask.say('Ja tak, jeg vil gerne med', 'Yes please, I would like to come'),
		<SeatPage asked={asked(ask, mends)} event={event} isFull={isFull} companion={companion} />,
		mends,
	)
}

const sendSeat = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { whom, mends } = readByWhom(ask.form, ask.language)
	if (Object.keys(mends).length > 0) return askSeat(known, mends)
	const sent = await takeSeatAsCitizen(ask.db, ask.at, ask.municipality, holder, {
		...whom,
		companion: ask.form.has('companion'),
		key: asked(ask).key,
	})
	if (!sent.ok && sent.why === 'no_room_for_companion')
		return askSeat(known, {
			companion: ask.say('Der er ikke plads til en mere.', 'There is no room for one more.'),
		})
	return followed(known, sent)
}

const calendar = async ({ ask, holder, view }: Known): Promise<Reply> => {
	const { standing } = view
	const { municipality, say } = ask
	const phones = municipality.contact.phones.join(', ')
	const title = say('Forebyggende hjemmebesøg', 'Preventive home visit')
	const found = ((): Outcome<
		{ id: string; span: { from: typeof ask.at; to: typeof ask.at }; title: string; place: string },
		'none'
	> => {
		if (standing.kind === 'agreed')
			return yes({
				id: standing.booking.id,
				span: standing.booking.span,
				title,
				place: say('Hjemme hos dig', 'At your home'),
			})
		if (standing.kind === 'seated')
			return yes({
				id: standing.seat.id,
				span: standing.event.span,
				title: standing.event.title,
				place: standing.event.place,
			})
		return no('none')
	})()
	if (!found.ok || holder.offer === null) return { redirect: '/svar/tilbud' }
	const words = say(`Bliver du forhindret, så ring ${phones}.`, `If something comes up, please call ${phones}.`)
	return {
		file: appointmentFile({ ...found.value, words }, ask.at),
		type: 'text/calendar; charset=utf-8',
		name: say('besoeg.ics', 'visit.ics'),
	}
}

const close = async (ask: Ask): Promise<Reply> => {
	await closePass(ask.db, ask.cookie(passCookie) ?? '')
	return { redirect: '/svar?lukket', cookies: [{ name: passCookie, value: '', maxAge: 0 }] }
}

const open = (method: 'get' | 'post', path: string, handle: Route['handle']): Route => ({
	method,
	path,
	for: 'anyone',
	shows: '',
	handle,
})

/** What a citizen answers on the web, one question a page; nothing of their health, and no name or address. */
export const citizenAnswerPages: readonly Route[] = [
	open(
		'get',
		'/svar/tilbud',
		withPass((known) => showStanding(known)),
	),
	open(
		'get',
		'/svar/ja',
		withOffer((known) => askYes(known)),
	),
	open('post', '/svar/ja', withPass(sendYes)),
	open(
		'get',
		'/svar/tid',
		withOffer((known) => askNeeds(known)),
	),
	open('post', '/svar/tid', withOffer(chooseTimes)),
	open(
		'get',
		'/svar/nej',
		withOffer((known) => askNo(known)),
	),
	open('post', '/svar/nej', withPass(sendNo)),
	open(
		'get',
		'/svar/ring',
		withOffer((known) => askCall(known)),
	),
	open('post', '/svar/ring', withPass(sendCall)),
	open(
		'get',
		'/svar/ikke-mere',
		withPass((known) => askNoContact(known)),
	),
	open('post', '/svar/ikke-mere', withPass(sendNoContact)),
	open('post', '/svar/fortryd', withPass(takeBack)),
	open(
		'get',
		'/svar/plads',
		withOffer((known) => askSeat(known)),
	),
	open('post', '/svar/plads', withPass(sendSeat)),
	open('get', '/svar/besoeg.ics', withPass(calendar)),
	open('post', '/svar/luk', close),
]
