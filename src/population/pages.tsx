import { text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { countCitizens, searchCitizens } from './actions.ts'
import { citizensPage } from './citizens-page.tsx'
import { importPages } from './import-pages.tsx'
import { holdsCpr } from './search-words.ts'

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

/** What was searched for last is kept by the browser, not by its address: a name stands in no history and no log. */
const searchCookie = 'hj_search'
const secondsKept = 900
const longestSearch = 200

const keepSearch = (ask: Ask, typed: string): Answer => {
	const value = `${ask.atWork().id} ${typed.slice(0, longestSearch).toWellFormed()}`
	return { redirect: '/borgere', cookies: [{ name: searchCookie, value, maxAge: typed === '' ? 0 : secondsKept }] }
}
/** Only for whoever searched: another may have signed in since. */
const searchKept = (ask: Ask): string => {
	const [who, ...typed] = (ask.cookie(searchCookie) ?? '').split(' ')
	return who === ask.atWork().id ? typed.join(' ') : ''
}

/** A CPR number is kept nowhere: the answer is shown at once. */
const search = async (ask: Ask): Promise<Answer> => {
	const typed = ask.form.text('soeg')
	if (!holdsCpr(typed)) return keepSearch(ask, typed)
	const [citizen] = await searchCitizens(ask.db, typed, 1)
	return citizen ? { redirect: `/borger/${citizen.id}` } : found(ask, typed)
}

/** An address that someone wrote a name or a number into is left at once. */
const fromAddress = async (ask: Ask): Promise<Answer> => {
	const written = ask.query.get('soeg')
	return written === null ? found(ask, searchKept(ask)) : keepSearch(ask, holdsCpr(written) ? '' : written)
}

const found = async (ask: Ask, typed: string): Promise<Answer> => {
	const registered = await countCitizens(ask.db)
	const isCpr = holdsCpr(typed)
	const citizens = typed.trim() === '' ? null : isCpr ? [] : await searchCitizens(ask.db, typed, shownAtOnce + 1)
	const shown = citizens?.slice(0, shownAtOnce) ?? null
	return {
		title: ask.say('Borgere', 'Citizens'),
		page: citizensPage(ask, {
			typed: isCpr ? '' : typed,
			registered,
			citizens: shown,
			more: (citizens?.length ?? 0) > shownAtOnce,
		}),
		sees: shown?.map(({ id }) => id) ?? [],
	}
}
