import type { HeldBack, Tells } from './referral.ts'
import { plainWords } from './typed-text.ts'

/** What came in on the web shortly before. */
export type Lately = {
	/** Referrals with the very same words within a day. */
	readonly sameWords: number
	/** All referrals within an hour. */
	readonly inAnHour: number
}

const fastest = 3
const mostLinks = 1
const mostSame = 1
const mostInAnHour = 30
/** Shorter words than these many people may say alike. */
const telling = 20

const links = /https?:\/\/|www\.|\[url|<a\s/gi

/** What is compared between referrals; null where the words are too few to tell anything. */
export const comparedWords = (words: string): string | null => {
	const plain = plainWords(words)
	return plain.length < telling ? null : plain
}

/** Why a person looks at it before it counts; empty for what reads as written by somebody. Nobody is refused. */
export const heldBackBecause = (tells: Tells, words: string, { sameWords, inAnHour }: Lately): HeldBack[] => [
	...(tells.trapped ? (['trap'] as const) : []),
	...(tells.shownSeconds === null ? (['no_time'] as const) : []),
	...(tells.shownSeconds !== null && tells.shownSeconds < fastest ? (['too_fast'] as const) : []),
	...((words.match(links) ?? []).length > mostLinks ? (['links'] as const) : []),
	...(sameWords > mostSame ? (['same_text'] as const) : []),
	...(inAnHour > mostInAnHour ? (['many'] as const) : []),
]
