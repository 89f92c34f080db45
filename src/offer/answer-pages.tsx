import { randomUUID } from 'node:crypto'
import { type OfferId, type PersonId, readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Answerer, answerers, type Besides, type NoAnswer } from './answer.ts'
import { recordAnswer } from './answer-actions.ts'
import { AnswerPage, type AnswerSheet, NoContactPage } from './answer-page.tsx'
import { answersTo } from './answer-store.ts'
import { readBesides, readCallTime, readWay } from './citizen-answer-form.ts'
import type { Offer } from './offer.ts'
import { optOut, optOutsOf, takeBackOptOut } from './opt-out-actions.ts'
import { readSaid } from './said-form.ts'
import { decisionOn, findOffer } from './store.ts'
import { timesToChoose } from './times-actions.ts'

const answering = ['coordinator', 'consultant'] as const
const timesShown = 6

/** What a citizen answered, told by whoever took it; and wishes not to be contacted. */
export const answerPages = (): Route[] => [
	{
		method: 'get',
		path: '/borger/:person/svar/:offer',
		for: answering,
		shows: 'svar på tilbud',
		handle: (ask) => show(ask, {}),
	},
	{ method: 'post', path: '/borger/:person/svar/:offer', for: answering, shows: 'svar på tilbud', handle: record },
	{
		method: 'get',
		path: '/borger/:person/ingen-kontakt',
		for: answering,
		shows: 'ønske om ingen kontakt',
		handle: (ask) => showNoContact(ask, {}),
	},
	{
		method: 'post',
		path: '/borger/:person/ingen-kontakt',
		for: answering,
		shows: 'ønske om ingen kontakt',
		handle: changeNoContact,
	},
]

const personIn = (ask: Ask): PersonId | null => readId<'person'>(ask.params.person) as PersonId | null
const noOffer = (ask: Ask): Reply => ({
	missing: ask.say(
		'Tilbuddet findes ikke. Gå til borgerens kort.',
		'There is no such offer. Go to the citizen’s card.',
	),
})

const offerIn = async (ask: Ask): Promise<Offer | null> => {
	const id = readId<'offer'>(ask.params.offer) as OfferId | null
	const offer = id === null ? null : await findOffer(ask.db, id)
	return offer === null || offer.person !== ask.params.person ? null : offer
}

const show = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const offer = await offerIn(ask)
	const citizen = offer === null ? null : await findCitizen(ask.db, offer.person)
	if (offer === null || citizen === null) return noOffer(ask)
	const { form } = ask
	const answers = await answersTo(ask.db, [offer.id])
	const sheet: AnswerSheet = {
		citizen,
		offer,
		answers,
		decision: await decisionOn(ask.db, offer.id),
		times: await timesToChoose(ask, { person: offer.person, offer, minutes: offer.minutes, atMost: timesShown }),
		key: readId(form.text('key')) ?? randomUUID(),
		typed: {
			kind: form.text('kind'),
			time: form.text('time'),
			callOn: form.day('call_on'),
			until: form.day('until'),
			by: form.text('by') || 'citizen',
			byName: form.text('by_name'),
			words: form.text('words'),
			besides: form.has('key') ? besidesIn(ask) : { ...besidesIn(ask), ...toldLast(answers) },
		},
		errors,
	}
	const title = ask.say('Svar på tilbud', 'Answer to an offer')
	const page = <AnswerPage sheet={sheet} />
	return { page, title, sees: [citizen.id], status: Object.keys(errors).length === 0 ? 200 : 422 }
}

const besidesIn = ({ form, language }: Ask): Besides => ({
	...readBesides(form, language).besides,
	callWhen: readCallTime(form),
	through: readWay(form),
	settles: false,
})

/** What was told before stands in the form, so that a new time does not take it away. */
const toldLast = (answers: AnswerSheet['answers']): Partial<Besides> => {
	const last = answers.at(-1)
	if (last === undefined) return {}
	const { needs, interpreter, companion, together, callWhen } = last
	return { needs, interpreter, companion, together, callWhen }
}

const isOneOf = <Word extends string>(words: readonly Word[], written: string): written is Word =>
	words.some((word) => word === written)

const record = async (ask: Ask): Promise<Reply> => {
	const offer = await offerIn(ask)
	if (offer === null) return noOffer(ask)
	const said = readSaid(ask.form, ask.today)
	if ('field' in said) return show(ask, { [said.field]: said.text[ask.language] })
	const by = ask.form.text('by')
	const { mends } = readBesides(ask.form, ask.language)
	if (Object.keys(mends).length > 0) return show(ask, mends)
	const done = await recordAnswer(ask.db, ask.at, {
		...said,
		...besidesIn(ask),
		offer: offer.id,
		key: readId(ask.form.text('key')) ?? randomUUID(),
		by: isOneOf<Answerer>(answerers, by) ? by : 'citizen',
		byName: ask.form.text('by_name'),
		words: ask.form.text('words'),
		recordedBy: ask.atWork().id,
		kept: ask.municipality,
	})
	if (done.ok) return { redirect: `/borger/${offer.person}`, done: ask.say('Svaret er gemt.', 'The answer is saved.') }
	return show(ask, { [done.why === 'day_has_passed' ? 'time' : fieldOf(done.why)]: whyNot(ask, done.why) })
}

const fieldOf = (why: NoAnswer): string => (why === 'time_is_taken' || why === 'no_time_given' ? 'time' : 'kind')

const whyNot = (ask: Ask, why: NoAnswer): string =>
	({
		unknown_offer: ask.say('Tilbuddet findes ikke længere.', 'The offer is no longer there.'),
		not_sent_yet: ask.say('Tilbuddet er ikke sendt endnu.', 'The offer has not been sent yet.'),
		never_reached: ask.say('Tilbuddet nåede aldrig borgeren.', 'The offer never reached the citizen.'),
		time_is_taken: ask.say(
			'Tiden er taget i mellemtiden. Vælg en af dem, der er tilbage.',
			'The time was taken meanwhile. Choose one of those left.',
		),
		no_time_given: ask.say('Vælg en tid.', 'Choose a time.'),
		day_has_passed: ask.say('Den tid er gået. Vælg en anden.', 'That time has passed. Choose another.'),
	})[why]

const showNoContact = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const person = personIn(ask)
	const citizen = person === null ? null : await findCitizen(ask.db, person)
	if (citizen === null) return noOffer(ask)
	const optOuts = await optOutsOf(ask.db, [citizen.id])
	const title = ask.say('Ingen kontakt', 'No contact')
	const page = (
		<NoContactPage
			citizen={citizen}
			optOuts={optOuts}
			today={ask.today}
			errors={errors}
			words={ask.form.text('words')}
		/>
	)
	return { page, title, sees: [citizen.id], status: Object.keys(errors).length === 0 ? 200 : 422 }
}

const changeNoContact = async (ask: Ask): Promise<Reply> => {
	const person = personIn(ask)
	if (person === null) return noOffer(ask)
	const { form, say } = ask
	const back = `/borger/${person}`
	if (form.text('what') === 'end') {
		const command = { person, words: form.text('words'), by: ask.atWork().id }
		const done = await takeBackOptOut(ask.db, ask.at, command)
		if (!done.ok && done.why === 'reason_is_missing')
			return showNoContact(ask, { words: say('Skriv hvorfor.', 'Write why.') })
		return { redirect: back, done: say('Borgeren må kontaktes igen.', 'The citizen may be contacted again.') }
	}
	const until = form.day('until')
	const isTyped = form.has('until') || form.has('until_year') || form.has('until_day')
	if (isTyped && (until === null || until < ask.today))
		return showNoContact(ask, {
			until: say('Skriv en dag, fra i dag og frem, eller ingen.', 'Write a day from today on, or none.'),
		})
	const by = form.text('by')
	await optOut(ask.db, ask.at, {
		person,
		until,
		askedBy: isOneOf<Answerer>(answerers, by) ? by : 'citizen',
		words: form.text('words'),
		by: ask.atWork().id,
	})
	return {
		redirect: back,
		done: say('Ønsket er gemt. Vi skriver og ringer ikke.', 'The wish is saved. No letters and no calls.'),
	}
}
