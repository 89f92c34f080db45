import { randomUUID } from 'node:crypto'
import { readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { recordSaid } from '../event/event-answer-actions.ts'
import { noOffer, offerAsked } from '../offer-asked-actions.ts'
import { decisionOn } from '../store.ts'
import type { Besides } from './answer.ts'
import { readAnswerer, readBesides, readCallTime, readWay } from './answer-form.ts'
import { AnswerPage, type AnswerSheet } from './answer-page.tsx'
import { answersTo } from './answer-store.ts'
import { fieldRefused, wordsForNoAnswer } from './refused-answer.ts'
import { readSaid, typedSaid } from './said-form.ts'
import { timesToChoose } from './times-actions.ts'
import { onOffer } from './visit-instead-actions.ts'

const answering = ['coordinator', 'consultant'] as const
const timesShown = 6

/** What a citizen answered, told by whoever took it. */
export const answerPages = (): Route[] => [
	{
		method: 'get',
		path: '/borger/:person/svar/:offer',
		for: answering,
		shows: 'svar på tilbud',
		handle: (ask) => show(ask, {}),
	},
	{ method: 'post', path: '/borger/:person/svar/:offer', for: answering, shows: 'svar på tilbud', handle: record },
]

const show = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const one = await offerAsked(ask)
	if (one === null) return noOffer(ask)
	const { offer, citizen } = one
	const { form } = ask
	const answers = await answersTo(ask.db, [offer.id])
	const sheet: AnswerSheet = {
		citizen,
		offer,
		answers,
		decision: await decisionOn(ask.db, offer.id),
		times: await timesToChoose(ask, { person: offer.person, offer, minutes: offer.minutes, atMost: timesShown }),
		onOffer: await onOffer(ask.db, ask.at, offer),
		key: readId(form.text('key')) ?? randomUUID(),
		typed: {
			...typedSaid(form),
			words: form.text('words'),
			besides: form.has('key') ? besidesIn(ask) : { ...besidesIn(ask), ...toldLast(answers) },
		},
		errors,
	}
	const title = ask.say('Svar på tilbud', 'Answer to an offer')
	const page = <AnswerPage sheet={sheet} />
	return { page, title, sees: [citizen.id], status: Object.keys(errors).length === 0 ? 200 : 422 }
}

const besidesIn = ({ form }: Ask): Besides => ({
	...readBesides(form),
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

const record = async (ask: Ask): Promise<Reply> => {
	const one = await offerAsked(ask)
	if (one === null) return noOffer(ask)
	const { offer } = one
	const said = readSaid(ask.form, ask.today)
	if ('field' in said) return show(ask, { [said.field]: said.text[ask.language] })
	const done = await recordSaid(ask.db, ask.at, ask.municipality, said, {
		...besidesIn(ask),
		offer: offer.id,
		key: readId(ask.form.text('key')) ?? randomUUID(),
		by: readAnswerer(ask.form),
		byName: ask.form.text('by_name'),
		words: ask.form.text('words'),
		recordedBy: ask.atWork().id,
	})
	if (done.ok) return { redirect: `/borger/${offer.person}`, done: ask.say('Svaret er gemt.', 'The answer is saved.') }
	return show(ask, { [fieldRefused(done.why, said.kind)]: wordsForNoAnswer[done.why][ask.language] })
}
