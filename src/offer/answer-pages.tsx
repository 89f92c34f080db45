import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { findBooking, freeTimesFor } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import { type OfferId, type PersonId, readId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/instant.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import { type Answerer, type AnswerKind, answerers, answerKinds, type NoAnswer } from './answer.ts'
import { optOut, recordAnswer, type Said, takeBackOptOut } from './answer-actions.ts'
import { AnswerPage, type AnswerSheet, NoContactPage } from './answer-page.tsx'
import { answersTo } from './answer-store.ts'
import { type Offer, readTime } from './offer.ts'
import { optOutsOf } from './opt-out-actions.ts'
import { decisionOn, findOffer } from './store.ts'

const answering = ['coordinator', 'consultant'] as const
/** How far ahead other times are looked for, and how many are shown. */
const daysOfTimes = 60
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

const timesOf = async (ask: Ask, offer: Offer): Promise<AnswerSheet['times']> => {
	const names = await staffNames(ask.db)
	const booking = offer.booking === null ? null : await findBooking(ask.db, offer.booking)
	const isHeld = booking !== null && booking.releasedAt === null && isBefore(ask.at, booking.span.from)
	const held =
		booking !== null && isHeld
			? [
					{
						time: { staff: booking.staff, from: booking.span.from },
						name: names.get(booking.staff) ?? '',
						because: { da: 'Tiden i brevet', en: 'The time in the letter' },
					},
				]
			: []
	const free = await freeTimesFor(ask.db, ask.municipality, {
		person: offer.person,
		minutes: offer.minutes,
		from: ask.today,
		to: addDays(ask.today, daysOfTimes),
		prefer: offer.time?.staff ?? null,
		notBefore: ask.at,
		atMost: timesShown,
	})
	return [
		...held,
		...free.map(({ staff, span, because }) => ({
			time: { staff, from: span.from },
			name: names.get(staff) ?? '',
			because,
		})),
	]
}

const show = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const offer = await offerIn(ask)
	const citizen = offer === null ? null : await findCitizen(ask.db, offer.person)
	if (offer === null || citizen === null) return noOffer(ask)
	const { form } = ask
	const sheet: AnswerSheet = {
		citizen,
		offer,
		answers: await answersTo(ask.db, [offer.id]),
		decision: await decisionOn(ask.db, offer.id),
		times: await timesOf(ask, offer),
		key: readId(form.text('key')) ?? randomUUID(),
		typed: {
			kind: form.text('kind'),
			time: form.text('time'),
			callOn: form.day('call_on'),
			until: form.day('until'),
			by: form.text('by') || 'citizen',
			byName: form.text('by_name'),
			words: form.text('words'),
		},
		errors,
	}
	const title = ask.say('Svar på tilbud', 'Answer to an offer')
	const page = <AnswerPage sheet={sheet} />
	return { page, title, sees: [citizen.id], status: Object.keys(errors).length === 0 ? 200 : 422 }
}

const isOneOf = <Word extends string>(words: readonly Word[], written: string): written is Word =>
	words.some((word) => word === written)

type Mend = { readonly field: string; readonly text: string }

/** What was said, or the field that has to be mended. */
const readSaid = (ask: Ask): Said | Mend => {
	const { form, say } = ask
	const kind = form.text('kind')
	if (!isOneOf<AnswerKind>(answerKinds, kind)) return { field: 'kind', text: say('Vælg et svar.', 'Choose an answer.') }
	if (kind === 'no') return { kind }
	if (kind === 'yes') {
		const time = readTime(form.text('time'))
		return time === null ? { field: 'time', text: say('Vælg en tid.', 'Choose a time.') } : { kind, time }
	}
	if (kind === 'call_later') {
		const callOn = form.day('call_on')
		return callOn === null || callOn < ask.today
			? { field: 'call_on', text: say('Skriv en dag, fra i dag og frem.', 'Write a day from today on.') }
			: { kind, callOn }
	}
	const until = form.day('until')
	const isTyped = form.has('until') || form.has('until_year') || form.has('until_day')
	return isTyped && (until === null || until < ask.today)
		? {
				field: 'until',
				text: say('Skriv en dag, fra i dag og frem, eller ingen.', 'Write a day from today on, or none.'),
			}
		: { kind, until }
}

const record = async (ask: Ask): Promise<Reply> => {
	const offer = await offerIn(ask)
	if (offer === null) return noOffer(ask)
	const said = readSaid(ask)
	if ('field' in said) return show(ask, { [said.field]: said.text })
	const by = ask.form.text('by')
	const done = await recordAnswer(ask.db, ask.at, {
		...said,
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
