import type { Ask, Cookie } from './ask.ts'

/**
 * What was searched for last is kept by the browser and not by an address, where a name would stand in its history and in the logs on
 * the way. One search at a time, on one page, for whoever typed it.
 */
export const searchCookie = 'hj_search'
const secondsKept = 900
const longest = 200
/** The mark where no address says which search it is of. */
const onlyOne = '-'

const whoAsks = (ask: Ask): string => ask.staff?.id ?? ask.citizen ?? ''
const forgotten: Cookie = { name: searchCookie, value: '', maxAge: 0 }

/**
 * To be set with the answer; `place` is a path inside the municipality, and `mark` tells this search from others there. Nothing typed
 * forgets what was.
 */
export const keepWords = (ask: Ask, place: string, typed: string, mark = onlyOne): Cookie => {
	const words = typed.slice(0, longest).toWellFormed()
	return words === ''
		? forgotten
		: { name: searchCookie, value: `${whoAsks(ask)} ${place} ${mark} ${words}`, maxAge: secondsKept }
}

const keptAt = (ask: Ask, place: string): { readonly mark: string; readonly words: string } | null => {
	const [who, where, mark = '', ...words] = (ask.cookie(searchCookie) ?? '').split(' ')
	return who === whoAsks(ask) && where === place ? { mark, words: words.join(' ') } : null
}

/** What whoever asks has searched for at a place under a mark; empty when that is forgotten, another search, or somebody else's. */
export const wordsKept = (ask: Ask, place: string, mark = onlyOne): string => {
	const kept = keptAt(ask, place)
	return kept?.mark === mark ? kept.words : ''
}

/** Opening a place keeps its words a while more, and forgets what was searched for at another. */
export const onlyHere = (ask: Ask, place: string): readonly Cookie[] => {
	if (ask.cookie(searchCookie) === undefined) return []
	const kept = keptAt(ask, place)
	return [kept === null ? forgotten : keepWords(ask, place, kept.words, kept.mark)]
}
