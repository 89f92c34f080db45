import { addDays } from '#kernel/day.ts'
import { type PersonId, readId, type VisitId } from '#kernel/ids.ts'
import { clock, clockOf, instantAt } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { type Answer, type Ask, fragmentOf, type Route } from '#platform/web/index.ts'
import { fullName } from '#population/index.ts'
import { findVisit } from '../actions.ts'
import type { Below } from '../day/below.ts'
import type { Call } from '../day/day-sheet.ts'
import { versionShown } from '../note/note-form.ts'
import { visitAnswer } from '../visit-shown.tsx'
import { shownVisit } from '../visit-shown-actions.ts'
import { deliver } from './delivery-actions.ts'
import { deviceName } from './device-name.ts'
import { takeOverDraft } from './entries-left-actions.ts'
import type { Delivered, TakenAlong } from './taken-along.ts'
import { dayToTakeAlong, standsThere, takeAlong, visitToTakeAlong } from './taken-along-actions.ts'
import type { Along, Device } from './taken-along-store.ts'

export const deliveryRoutes = (below: Below): Route[] => [
	{
		method: 'post',
		path: '/besoeg/tag-med',
		for: ['consultant', 'coordinator'],
		shows: 'dagen taget med',
		handle: (ask) => (ask.form.has('visit') ? takeOne(ask) : takeDay(ask)),
	},
	{
		method: 'post',
		path: '/besoeg/levering',
		for: 'anyone',
		shows: '',
		takes: 'message',
		handle: (ask) => takeDelivery(ask, below),
		broken: async () => json({ why: 'try_again' }, 503),
	},
	{ method: 'post', path: '/besoeg/:visit/overtag', for: ['coordinator'], shows: 'besøg', handle: takeOver },
]

const json = (
	body: TakenAlong | Delivered | { readonly why: string },
	status: 200 | 400 | 401 | 403 | 404 | 413 | 503,
): Answer => ({ body: JSON.stringify(body), type: 'application/json; charset=utf-8', status })

type Shown = TakenAlong['visits'][number]

/** Which browser asks, by what its program says of it. */
const deviceOf = ({ form }: Ask): Device => ({
	id: readId<'device'>(form.text('device')),
	browser: deviceName(form.text('browser')),
})

const taken = async (ask: Ask, along: readonly Along[], visits: readonly Shown[]): Promise<Answer> => {
	const asked = { staff: ask.atWork().id, along, device: deviceOf(ask) }
	const { id, delivery, key } = await takeAlong(ask.db, ask.at, asked)
	const until = instantAt(addDays(ask.today, 1), clock('00:00'))
	return json({ id, delivery, key, now: ask.at, until, visits }, 200)
}

/** One visit, by its own page: what it shows is in front of the writer already. `base` is the version that it shows. */
const takeOne = async (ask: Ask): Promise<Answer> => {
	const id = readId<VisitId>(ask.form.text('visit'))
	const visit = id === null ? null : await findVisit(ask.db, id)
	if (visit === null) return json({ why: 'unknown_visit' }, 404)
	const along = await visitToTakeAlong(ask.db, visit, ask.atWork().id, versionShown(ask.form))
	const stands = await standsThere(ask.db, visit, ask.atWork().id)
	return taken(ask, [along], [{ ref: along.ref, title: '', version: along.version, html: '', stands }])
}

/** `kl. 9.30 · Anna Hansen` */
const titleOf = (ask: Ask, { span, citizen }: Call): string =>
	[
		span === null ? '' : `${ask.say('kl. ', '')}${writeClock(clockOf(span.from), ask.language)}`,
		citizen === null ? '' : fullName(citizen),
	]
		.filter(Boolean)
		.join(' · ')

/** The whole of one's own day, as its pages show it. */
const takeDay = async (ask: Ask): Promise<Answer> => {
	if (ask.form.day('day') !== ask.today) return json({ why: 'not_today' }, 400)
	const along: Along[] = []
	const visits: Shown[] = []
	const sees: PersonId[] = []
	for (const line of await dayToTakeAlong(ask.db, ask.at, ask.atWork().id, ask.today)) {
		const shown = visitAnswer(ask, await shownVisit(ask, line.visit), {}, { isTakenAlong: true })
		if (!('page' in shown)) continue
		const { ref, person, version } = line.along
		sees.push(person, ...(shown.sees ?? []))
		along.push(line.along)
		const stands = await standsThere(ask.db, line.visit, ask.atWork().id)
		visits.push({ ref, title: titleOf(ask, line.call), version, html: await fragmentOf(ask, shown.page), stands })
	}
	return { ...(await taken(ask, along, visits)), sees: [...new Set(sees)] }
}

/** Whoever has the secret delivers, and reads nothing. */
const takeDelivery = async (ask: Ask, below: Below): Promise<Answer> => {
	if (ask.message === null || ask.message.bytes === null) return json({ why: 'too_large' }, 413)
	const secret = /^Bearer ([\w-]{20,100})$/.exec(ask.message.authorization)?.[1]
	if (secret === undefined) return json({ why: 'unknown_delivery' }, 401)
	const written = new TextDecoder().decode(ask.message.bytes)
	const done = await deliver(ask.db, ask.at, { secret, written }, below.follow)
	if (!done.ok) return json({ why: done.why }, done.why === 'not_a_delivery' ? 400 : 401)
	const { changed, ...answer } = done.value
	for (const person of new Set(changed)) await below.refresh(ask, person)
	return json(answer, 200)
}

const takeOver = async (ask: Ask): Promise<Answer> => {
	const visit = readId<VisitId>(ask.params.visit)
	const note = readId<'note'>(ask.form.text('note'))
	const done = visit && note ? await takeOverDraft(ask.db, ask.at, { visit, note, by: ask.atWork() }) : null
	if (done?.ok) return { redirect: `/besoeg/${visit}`, done: ask.say('Kladden er din nu.', 'The draft is yours now.') }
	if (done?.why === 'author_is_at_work')
		return {
			refused: ask.say(
				'Kladdens forfatter er aktiv og kan selv underskrive den.',
				'Whoever wrote the draft is at work here and can sign it.',
			),
			status: 409,
		}
	return { missing: ask.say('Kladden findes ikke længere.', 'The draft is no longer there.') }
}
