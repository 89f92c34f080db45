import { text } from '#kernel/language.ts'
import { mayHoldCpr } from '#kernel/may-hold-cpr.ts'
import { type Answer, type Ask, keepWords, onlyHere, type Route, wordsKept } from '#platform/web/index.ts'
import { countCitizens, searchCitizens } from './actions.ts'
import { citizensPage } from './citizens-page.tsx'
import { importPages } from './import/import-pages.tsx'

const searchers = ['coordinator', 'consultant']
const shownAtOnce = 100

/** Finding citizens, and taking them in from files. */
export const populationPages = (): Route[] => [
	{
		method: 'get',
		path: '/borgere',
		for: searchers,
		shows: 'borgersøgning',
		nav: { label: text('Borgere', 'Citizens'), order: 20 },
		handle: fromAddress,
	},
	{ method: 'post', path: '/borgere', for: searchers, shows: 'borgersøgning', handle: search },
	...importPages(),
]

const searching = '/borgere'
const keepSearch = (ask: Ask, typed: string): Answer => ({
	redirect: searching,
	cookies: [keepWords(ask, searching, typed)],
})

/** What may be a CPR number is kept nowhere: the answer is shown at once. */
const search = async (ask: Ask): Promise<Answer> => {
	const typed = ask.form.text('soeg')
	if (!mayHoldCpr(typed)) return keepSearch(ask, typed)
	const [citizen, another] = await searchCitizens(ask.db, typed, 2)
	return citizen && !another ? { redirect: `/borger/${citizen.id}` } : found(ask, typed)
}

/** An address that someone wrote a name or a number into is left at once. */
const fromAddress = async (ask: Ask): Promise<Answer> => {
	const written = ask.query.get('soeg')
	return written === null ? found(ask, wordsKept(ask, searching)) : keepSearch(ask, mayHoldCpr(written) ? '' : written)
}

const found = async (ask: Ask, typed: string): Promise<Answer> => {
	const registered = await countCitizens(ask.db)
	const citizens = typed.trim() === '' ? null : await searchCitizens(ask.db, typed, shownAtOnce + 1)
	const shown = citizens?.slice(0, shownAtOnce) ?? null
	return {
		title: ask.say('Borgere', 'Citizens'),
		page: citizensPage(ask, {
			typed: mayHoldCpr(typed) ? '' : typed,
			registered,
			citizens: shown,
			more: (citizens?.length ?? 0) > shownAtOnce,
		}),
		sees: shown?.map(({ id }) => id) ?? [],
		cookies: onlyHere(ask, searching),
	}
}
