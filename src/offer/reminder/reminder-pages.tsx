import { type Text, text } from '#kernel/language.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { noOffer, offerAsked } from '../offer-asked-actions.ts'
import { isStandingReminder } from './reminder.ts'
import { type NotReminded, remindingOf, remindNow, wishedReminder } from './reminder-actions.ts'
import { ReminderPage } from './reminder-page.tsx'

const route = {
	path: '/borger/:person/paamind/:offer',
	for: ['coordinator', 'consultant'],
	shows: 'påmindelse',
} as const

/** A reminder that somebody sends by hand. */
export const reminderPages = (): Route[] => [
	{ ...route, method: 'get', handle: show },
	{ ...route, method: 'post', handle: send },
]

const whyNot: Readonly<Record<NotReminded, Text>> = {
	unknown_offer: text('Tilbuddet findes ikke længere.', 'The offer is no longer there.'),
	not_awaiting: text(
		'Tilbuddet afventer ikke svar. Se på borgerens kort, hvad der er svaret.',
		'The offer does not await an answer. See on the citizen’s card what was answered.',
	),
	wants_a_call: text(
		'Borgeren har bedt om et opkald. Ring i stedet; borgeren står på ringelisten den dag.',
		'The citizen has asked for a call. Call instead; the citizen is on the call list that day.',
	),
	answers_contradict: text(
		'To personer har svaret hver sit. Find først ud af, hvad der gælder.',
		'Two people have answered differently. First find out what holds.',
	),
	nothing_sent_yet: text(
		'Det forrige brev er ikke sendt endnu. Se under Breve, der venter.',
		'The letter before it has not gone yet. See under Letters that wait.',
	),
	did_not_arrive: text(
		'Det forrige brev kom ikke frem. Send det på papir, eller ring, under Breve, der ikke kom frem.',
		'The letter before it did not arrive. Send it on paper, or call, under Letters that did not arrive.',
	),
	written_today: text(
		'Der er allerede skrevet til borgeren i dag. Prøv igen i morgen.',
		'The citizen has been written to today. Try again tomorrow.',
	),
}

async function show(ask: Ask): Promise<Reply> {
	const one = await offerAsked(ask)
	if (one === null) return noOffer(ask)
	const { offer, citizen } = one
	const wished = await wishedReminder(ask.db, ask.today, ask.municipality, offer)
	const reminding = (await remindingOf(ask.db, ask.today, ask.municipality, [offer])).get(offer.id)
	const page = (
		<ReminderPage
			sheet={{
				citizen,
				offer,
				wished: wished.ok ? wished.value : null,
				refused: wished.ok ? '' : whyNot[wished.why][ask.language],
				written: (reminding?.letters ?? []).filter(isStandingReminder).length,
				next: reminding?.next ?? null,
			}}
		/>
	)
	return { page, title: ask.say('Påmindelse', 'Reminder'), sees: [citizen.id] }
}

async function send(ask: Ask): Promise<Reply> {
	const one = await offerAsked(ask)
	if (one === null) return noOffer(ask)
	const { offer, citizen } = one
	const done = await remindNow(ask.db, ask.at, ask.municipality, { offer: offer.id, by: ask.atWork().id })
	return done.ok
		? { redirect: `/borger/${citizen.id}`, done: ask.say('Påmindelsen sendes.', 'The reminder is being sent.') }
		: { refused: whyNot[done.why][ask.language], status: 409 }
}
