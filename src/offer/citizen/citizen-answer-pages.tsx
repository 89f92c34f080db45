import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day, readDay } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { phoneAt } from '#standard/index.ts'
import { type Mends, readByWhom, readCallTime, readUntil } from '../answer/answer-form.ts'
import { type Appointment, appointmentFile } from '../letter/visit-calendar.ts'
import { optOut, takeBackOptOut } from '../no-contact/opt-out-actions.ts'
import { closePass, holderOfPass, passCookie } from './answer-pass-actions.ts'
import { answerAsCitizen, citizenView } from './citizen-answer-actions.ts'
import { CallPage, NoContactPage, NoPage } from './citizen-answer-page.tsx'
import {
	asked,
	followed,
	type Known,
	openTo,
	page,
	showStanding,
	thanks,
	withOffer,
	withPass,
	withVisitAhead,
} from './citizen-asked-actions.tsx'
import { visitAgreed } from './citizen-standing.ts'

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
		<CallPage asked={asked(ask, mends)} days={callDays(ask)} keepsVisit={visitAgreed(view.standing) !== null} />,
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
		...(/^(\+|00)?\d{8,15}$/.test(phone)
			? {}
			: { phone: say('Skriv dit telefonnummer med otte cifre.', 'Write your telephone number with eight digits.') }),
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
		<NoContactPage asked={asked(ask, mends)} cancelsVisit={visitAgreed(view.standing) !== null} />,
		mends,
	)

const sendNoContact = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { whom, mends } = readByWhom(ask.form, ask.language)
	const until = readUntil(ask.form, ask.today)
	const all = until === undefined ? { until: ask.say('Vælg hvor længe.', 'Choose for how long.'), ...mends } : mends
	if (until === undefined || Object.keys(all).length > 0) return askNoContact(known, all)
	if (holder.offer === null) {
		const { by: askedBy, byName: words } = whom
		await optOut(ask.db, ask.at, { person: holder.citizen.id, until, askedBy, words, by: null })
		return thanks(ask)
	}
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

/** What stands in the citizen's calendar; null while nothing is agreed. */
const appointmentOf = ({ ask: { say }, view: { standing } }: Known): Omit<Appointment, 'words'> | null => {
	const visit = visitAgreed(standing)
	if (visit !== null) {
		const { id, span } = visit
		const title = say('Forebyggende hjemmebesøg', 'Preventive home visit')
		return { id, span, title, place: say('Hjemme hos dig', 'At your home') }
	}
	if (standing.kind !== 'seated' || standing.seat.seatedAt === null) return null
	const { span, title, place } = standing.event
	return { id: standing.seat.id, span, title, place }
}

const calendar = async (known: Known): Promise<Reply> => {
	const { at, municipality, say } = known.ask
	const appointment = appointmentOf(known)
	if (appointment === null) return { redirect: '/svar/tilbud' }
	const phones = municipality.contact.phones.map(writePhone).join(', ')
	const words = say(`Bliver du forhindret, så ring ${phones}.`, `If something comes up, please call ${phones}.`)
	return {
		file: appointmentFile({ ...appointment, words }, at),
		type: 'text/calendar; charset=utf-8',
		name: say('besoeg.ics', 'visit.ics'),
	}
}

const close = async (ask: Ask): Promise<Reply> => {
	const pass = ask.cookie(passCookie) ?? ''
	const holder = await holderOfPass(ask.db, ask.at, pass)
	const isOpen = holder?.offer != null && (await citizenView(ask.db, ask.at, holder)).latest === null
	await closePass(ask.db, pass)
	const cookies = [{ name: passCookie, value: '', maxAge: 0 }]
	if (ask.citizen !== null) return { redirect: '/min-side/oversigt', cookies }
	return { redirect: isOpen ? '/svar?lukket=uden-svar' : '/svar?lukket', cookies }
}

/** What a citizen answers on the web, one question a page; nothing of their health, and no name or address. */
export const citizenAnswerPages = (sources: readonly FactSource[]): Route[] => [
	openTo(
		'get',
		'/svar/tilbud',
		withPass(sources, (known) => showStanding(known)),
	),
	openTo(
		'get',
		'/svar/nej',
		withOffer(sources, (known) => askNo(known)),
	),
	openTo('post', '/svar/nej', withVisitAhead(sources, sendNo)),
	openTo(
		'get',
		'/svar/ring',
		withOffer(sources, (known) => askCall(known)),
	),
	openTo('post', '/svar/ring', withVisitAhead(sources, sendCall)),
	openTo(
		'get',
		'/svar/ikke-mere',
		withVisitAhead(sources, (known) => askNoContact(known)),
	),
	openTo('post', '/svar/ikke-mere', withVisitAhead(sources, sendNoContact)),
	openTo('post', '/svar/fortryd', withPass(sources, takeBack)),
	openTo('get', '/svar/besoeg.ics', withPass(sources, calendar)),
	openTo('post', '/svar/luk', close),
]
