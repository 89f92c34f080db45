import type { FactSource } from '#eligibility/index.ts'
import { type OfferId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { sendQueue } from '../batch/batch-actions.ts'
import { folderOutbox } from './outbox-transport.ts'
import { downSince } from './waiting.ts'
import { settleHeld, settleLetter } from './waiting-actions.ts'
import { idOf, WaitingPage } from './waiting-page.tsx'
import { countBehind, lettersWaiting } from './waiting-store.ts'

const show = async (ask: Ask, error: { readonly id: string; readonly words: string } | null): Promise<Answer> => {
	const waiting = await lettersWaiting(ask.db)
	const citizens = await findCitizens(
		ask.db,
		waiting.map(({ person }) => person),
	)
	const waiters = waiting.flatMap((one) => {
		const citizen = citizens.get(one.person)
		return citizen === undefined ? [] : [{ one, citizen }]
	})
	const down = downSince(waiting)
	const page = (
		<WaitingPage
			waiters={waiters}
			down={down}
			behind={down.size === 0 ? 0 : await countBehind(ask.db)}
			mayAct={ask.atWork().roles.includes('coordinator')}
			error={error}
		/>
	)
	const title = ask.say('Breve, der venter', 'Letters that wait')
	const sees = [...new Set(waiters.map(({ citizen }) => citizen.id))]
	return error === null ? { title, page, sees } : { title, page, sees, status: 422 }
}

const act = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const id = readId<string>(ask.params.letter)
	const one = id === null ? undefined : (await lettersWaiting(ask.db)).find((waiting) => idOf(waiting) === id)
	if (id === null || one === undefined) return { redirect: '/tilbud/venter', done: noLonger(ask) }
	const send = ask.form.text('how') === 'send'
	const words = ask.form.text(`words-${id.slice(0, 8)}`)
	if (!send && words === '') return show(ask, { id, words: ask.say('Skriv en grund.', 'Write a reason.') })
	const command = { send, words, by: ask.atWork().id }
	const post = { outbox: folderOutbox(ask.outbox), sources }
	const done =
		one.letter === null
			? await settleHeld(ask.db, ask.at, { ...command, offer: one.offer as OfferId })
			: await settleLetter(ask.db, ask.at, post, { ...command, letter: one.letter })
	if (!done.ok && done.why === 'cannot_be_taken_back')
		return show(ask, {
			id,
			words: ask.say(
				'Brevets fil kan ikke tages ud af udbakken. Se på mappens rettigheder, og prøv igen.',
				'The letter’s file cannot be taken out of the outbox. Look at the rights of the folder and try again.',
			),
		})
	if (!done.ok) return { redirect: '/tilbud/venter', done: noLonger(ask) }
	if (send) await ask.enqueue(ask.db, sendQueue)
	return {
		redirect: '/tilbud/venter',
		done: send
			? ask.say('Brevet prøves om lidt.', 'The letter is tried shortly.')
			: ask.say('Brevet er lagt til side.', 'The letter was set aside.'),
	}
}

const noLonger = (ask: Ask): string =>
	ask.say(
		'Brevet venter ikke længere: det er sendt, eller en anden har set på det.',
		'The letter no longer waits: it has gone, or somebody else has seen to it.',
	)

/** Letters that wait, for somebody to look or for a way out of the house, and what is done about each. */
export const waitingPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/tilbud/venter',
		for: ['coordinator', 'manager'],
		shows: 'breve der venter',
		handle: (ask) => show(ask, null),
	},
	{
		method: 'post',
		path: '/tilbud/venter/:letter',
		for: ['coordinator'],
		shows: 'breve der venter',
		handle: (ask) => act(ask, sources),
	},
]
