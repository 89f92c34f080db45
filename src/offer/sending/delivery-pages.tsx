import { readId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { wordsForNotOnPaper } from './delivery.ts'
import { lostToSee, type Seeing, seeTo } from './delivery-actions.ts'
import { NotArrivedPage } from './delivery-page.tsx'
import { takeStates } from './status-actions.ts'

const show = async (ask: Ask, error: { readonly letter: string; readonly words: string } | null): Promise<Answer> => {
	const lost = await lostToSee(ask.db, ask.at)
	const title = ask.say('Breve, der ikke nåede frem', 'Letters that did not arrive')
	const page = <NotArrivedPage lost={lost} mayAct={ask.atWork().roles.includes('coordinator')} error={error} />
	const sees = [...new Set(lost.map(({ citizen }) => citizen.id))]
	return error === null ? { title, page, sees } : { title, page, sees, status: 422 }
}

const done: Readonly<Record<Seeing['how']['kind'], Text>> = {
	paper: text('Brevet bliver sendt på papir.', 'The letter is being sent on paper.'),
	seen: text('Gemt.', 'Saved.'),
}

const howOf = (written: string, words: string): Seeing['how'] =>
	written === 'paper' ? { kind: 'paper' } : { kind: 'seen', words }

const act = async (ask: Ask): Promise<Answer> => {
	const letter = readId<string>(ask.params.letter)
	if (letter === null)
		return { missing: ask.say('Brevet findes ikke. Gå til Tilbud.', 'There is no such letter. Go to Offers.') }
	const words = ask.form.text(`words-${letter.slice(0, 8)}`)
	const how = howOf(ask.form.text('how'), words)
	const seen = await seeTo(ask.db, ask.at, { letter, by: ask.atWork().id, how })
	if (seen.ok) return { redirect: '/tilbud/ikke-afleveret', done: done[how.kind][ask.language] }
	if (seen.why === 'not_lost') return { redirect: '/tilbud/ikke-afleveret', done: alreadySeen[ask.language] }
	const why =
		seen.why === 'words_are_empty'
			? ask.say('Skriv, hvad der blev gjort.', 'Write what was done.')
			: `${wordsForNotOnPaper[seen.why][ask.language]}. ${ask.say('Ring i stedet.', 'Call instead.')}`
	return show(ask, { letter, words: why })
}

const alreadySeen = text('Det er der allerede set på.', 'Somebody has seen to that already.')

/** Answered in words: what was kept, or why nothing was. Nothing of what was sent is repeated. */
const answered = (body: string, status: 200 | 400 | 401 | 413 | 503): Answer => ({
	body: `${body}\n`,
	type: 'text/plain; charset=utf-8',
	status,
})

const takeMessage = async ({ db, at, message }: Ask): Promise<Answer> => {
	if (message === null || message.bytes === null) return answered('The message is larger than 2 MB.', 413)
	const written = new TextDecoder().decode(message.bytes)
	const done = await takeStates(db, at, { written, authorization: message.authorization })
	if (done.ok) {
		const { noted, known, strange, unknown } = done.value
		return answered(`${noted} kept, ${known} known already, ${strange} not ours, ${unknown.size} unknown states`, 200)
	}
	return done.why === 'not_let_in'
		? answered('The key is missing or wrong.', 401)
		: answered('Neither a PKO_PostStatus message nor lines messageUUID;state. Nothing was kept.', 400)
}

/** Letters that did not arrive, and what is done about each; and where their carrier tells of them. */
export const deliveryPages = (): Route[] => [
	{
		method: 'get',
		path: '/tilbud/ikke-afleveret',
		for: ['coordinator', 'manager'],
		shows: 'breve der ikke nåede frem',
		handle: (ask) => show(ask, null),
	},
	{
		method: 'post',
		path: '/tilbud/ikke-afleveret/:letter',
		for: ['coordinator'],
		shows: 'breve der ikke nåede frem',
		handle: act,
	},
	{
		method: 'post',
		path: '/digital-post/status',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: takeMessage,
		broken: async () => answered('Not kept just now. Send it again later.', 503),
	},
]
