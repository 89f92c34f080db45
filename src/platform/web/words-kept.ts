import { type Instant, minutesBetween } from '#kernel/instant.ts'
import { openWords, sealWords } from '#platform/secret/index.ts'
import type { Ask, Cookie } from './ask.ts'

/**
 * What was searched for last is kept by the browser and not by an address, where a name would stand in its history and in the logs on
 * the way. One search at a time, on one page, for whoever typed it; sealed under a secret of their session, so that it is read in no
 * other one, and by nobody who finds it in the browser.
 */
export const searchCookie = 'hj_search'
const minutesKept = 15
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
	if (words === '' || ask.formToken === '') return forgotten
	const sealed = sealWords(ask.formToken, whoAsks(ask), `${ask.at} ${place} ${mark} ${words}`)
	return { name: searchCookie, value: sealed, maxAge: minutesKept * 60 }
}

const keptAt = (ask: Ask, place: string): { readonly mark: string; readonly words: string } | null => {
	const opened = openWords(ask.formToken, whoAsks(ask), ask.cookie(searchCookie) ?? '')
	if (opened === null) return null
	const [at, where, mark = '', ...words] = opened.split(' ')
	const isOver = minutesBetween(at as Instant, ask.at) > minutesKept
	return where === place && !isOver ? { mark, words: words.join(' ') } : null
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
