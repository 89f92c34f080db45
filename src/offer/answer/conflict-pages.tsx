import { randomUUID } from 'node:crypto'
import { staffNames } from '#access/actions.ts'
import { readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { recordSaid, standingSeat } from '../event/event-answer-actions.ts'
import { offerAsked } from '../offer-asked-actions.ts'
import { readAnswerer } from './answer-form.ts'
import { answersTo } from './answer-store.ts'
import { conflictOf } from './conflict.ts'
import { ConflictPage } from './conflict-page.tsx'
import { fieldRefused, wordsForNoAnswer } from './refused-answer.ts'
import { readSaid, typedSaid } from './said-form.ts'
import { timesToChoose } from './times-actions.ts'
import { onOffer } from './visit-instead-actions.ts'

const route = {
	path: '/borger/:person/modstrid/:offer',
	for: ['coordinator', 'consultant'],
	shows: 'svar der modsiger hinanden',
} as const
const timesShown = 6

/** Two answers that contradict each other, read and settled by a person. */
export const conflictPages = (): Route[] => [
	{ ...route, method: 'get', handle: (ask) => show(ask, {}) },
	{ ...route, method: 'post', handle: settle },
]

const found = async (ask: Ask) => {
	const one = await offerAsked(ask)
	const pair = one === null ? null : conflictOf(await answersTo(ask.db, [one.offer.id]))
	return one === null || pair === null ? null : { ...one, pair }
}

/** Somebody has found out meanwhile: what was answered is on the page of answers. */
const noConflict = (ask: Ask): Reply =>
	readId(ask.params.person) === null || readId(ask.params.offer) === null
		? { missing: ask.say('Tilbuddet findes ikke. Gå til I dag.', 'There is no such offer. Go to Today.') }
		: { redirect: `/borger/${ask.params.person}/svar/${ask.params.offer}` }

const show = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Reply> => {
	const one = await found(ask)
	if (one === null) return noConflict(ask)
	const { offer, pair, citizen } = one
	const { form } = ask
	const names = await staffNames(ask.db)
	const wanted = { person: citizen.id, offer, minutes: offer.minutes, atMost: timesShown }
	const page = (
		<ConflictPage
			sheet={{
				...{ citizen, offer, pair, errors },
				nameOf: (staff) => (staff === null ? '' : (names.get(staff) ?? '')),
				times: await timesToChoose(ask, wanted),
				onOffer: await onOffer(ask.db, ask.at, offer),
				hasSeat: (await standingSeat(ask.db, offer)) !== undefined,
				key: readId(form.text('key')) ?? randomUUID(),
				typed: { ...typedSaid(form), words: form.text('words') },
			}}
		/>
	)
	const status = Object.keys(errors).length === 0 ? 200 : 422
	return { page, title: ask.say('Modstridende svar', 'Contradicting answers'), sees: [citizen.id], status }
}

const settle = async (ask: Ask): Promise<Reply> => {
	const one = await found(ask)
	if (one === null) return noConflict(ask)
	const { form, say } = ask
	const said = readSaid(form, ask.today)
	if ('field' in said) return show(ask, { [said.field]: said.text[ask.language] })
	if (!form.has('words'))
		return show(ask, {
			words: say('Skriv, hvem du talte med, og hvad de sagde.', 'Write whom you spoke to, and what they said.'),
		})
	const done = await recordSaid(ask.db, ask.at, ask.municipality, said, {
		offer: one.offer.id,
		key: readId(form.text('key')) ?? randomUUID(),
		by: readAnswerer(form),
		byName: form.text('by_name'),
		words: form.text('words'),
		recordedBy: ask.atWork().id,
		settles: true,
	})
	if (!done.ok) return show(ask, { [fieldRefused(done.why, said.kind)]: wordsForNoAnswer[done.why][ask.language] })
	return { redirect: '/i-dag/modstridende', done: say('Det, der gælder, er gemt.', 'What holds is saved.') }
}
