import { mayHoldCpr } from '#kernel/may-hold-cpr.ts'
import { newMark } from '#platform/secret/index.ts'
import type { Answer, Ask, Route } from './ask.ts'
import { Heading } from './parts.tsx'
import { keepWords, wordsKept } from './words-kept.ts'

/** Where a list begins: what is chosen in it leads there. */
export const beginning = 'liste'

/**
 * Says in an address by which search the list is kept – a mark of its own for each, so that two tabs are never taken for one another –
 * and never by which words: opened without it, the list is whole.
 */
const searched = 'soegt'

/** What the list at a place is searched by. */
export const wordsFor = (ask: Ask, place: string): string => {
	const mark = ask.query.get(searched)
	return mark === null ? '' : wordsKept(ask, place, mark)
}

/** Whether the address asks for a list that is searched, and by what is not known any more: the list is whole. */
export const isForgotten = (ask: Ask, place: string): boolean => ask.query.has(searched) && wordsFor(ask, place) === ''

/** The same question of an address but for what is changed; changed to nothing, it is asked no more. */
export const queryWith = (query: URLSearchParams, changes: Readonly<Record<string, string>>): URLSearchParams => {
	const changed = new URLSearchParams(query)
	for (const [key, value] of Object.entries(changes))
		if (value === '') changed.delete(key)
		else changed.set(key, value)
	return changed
}
export const addressOf = (path: string, query: URLSearchParams): string =>
	query.size === 0 ? path : `${path}?${query}`

const path = '/soeg-i-liste'
const ownPath = `/min-side${path}`

/** The one door that every list's search goes through. */
export const searchPath = (ask: Ask): string => (ask.citizen === null ? path : ownPath)

/** Searching in lists: of staff in these roles, and of citizens on their own page. */
export const listSearch = (roles: readonly string[]): Route[] => [
	{ method: 'get', path, for: roles, shows: '', handle: async () => ({ redirect: '/i-dag' }) },
	{ method: 'post', path, for: roles, shows: '', handle: search },
	{ method: 'get', path: ownPath, for: 'citizen', shows: '', handle: async () => ({ redirect: '/min-side/oversigt' }) },
	{ method: 'post', path: ownPath, for: 'citizen', shows: '', handle: search },
]

/** Back to the list (`liste`, as it stood), which shows what holds the words (`q`) and what is chosen (each of `valg`). */
const search = async (ask: Ask): Promise<Answer> => {
	const [place = '', stood] = ask.form.text('liste').split('?')
	if (!/^(\/[\w-]+)+$/.test(place)) return { missing: ask.say('Åbn listen igen.', 'Open the list again.') }
	const typed = ask.form.text('q')
	const mayBeCpr = mayHoldCpr(typed)
	const mark = newMark()
	const chosen = ask.form.all('valg').map((key): [string, string] => [key, ask.form.text(key)])
	const query = queryWith(new URLSearchParams(stood), {
		...Object.fromEntries(chosen),
		[searched]: typed === '' || mayBeCpr ? '' : mark,
	})
	const back = `${addressOf(place, query)}#${beginning}`
	return mayBeCpr
		? {
				title: ask.say('Søg i listen', 'Search the list'),
				refused: ask.say(
					'Ti cifre kan være et CPR-nummer, og det gemmes ingen steder. Søg efter navnet i stedet.',
					'Ten digits may be a CPR number, which is kept nowhere. Search for the name instead.',
				),
				page: (
					<>
						<Heading title={ask.say('Søg i listen', 'Search the list')} />
						<p>
							<a href={ask.link(back)}>{ask.say('Tilbage til listen', 'Back to the list')}</a>
						</p>
					</>
				),
			}
		: { redirect: back, cookies: [keepWords(ask, place, typed, mark)] }
}
