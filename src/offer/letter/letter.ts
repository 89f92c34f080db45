import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Citizen } from '#population/index.ts'

/** How a letter travels; a short message by NemSMS is one too. */
export type Channel = 'digital_post' | 'paper' | 'nemsms'

/** A letter on paper is on its way for so long. */
export const daysInThePost = 3

/** What a letter is for; of each offer there is one of a purpose, or one an occasion. */
export const purposes = [
	'offer',
	'reminder',
	'confirmation',
	'change',
	'cancellation',
	'goodbye',
	'milestone',
	'day_before',
] as const
export type Purpose = (typeof purposes)[number]

/** Whoever needs it gets every letter in type that is a third larger. */
export type Size = 'normal' | 'large'

/** Everything a letter says that the template does not: kept with the letter, so that it can be made again as it was. */
export type LetterContent = {
	readonly purpose: Exclude<Purpose, 'day_before'>
	readonly template: string
	readonly language: Language
	readonly size: Size
	/** What the letter is called: its heading, and how Digital Post lists it. Says nothing of the ground. */
	readonly title: string
	/** Name and address as they stand in the envelope's window. */
	readonly to: readonly string[]
	/** As in *Kære …*; both names when the letter is to a couple. */
	readonly name: string
	readonly sender: {
		readonly municipality: string
		readonly office: string
		readonly lines: readonly string[]
		readonly phones: readonly string[]
		readonly hours: readonly string[]
		readonly email: string | null
		readonly web: string | null
	}
	readonly dated: string
	readonly number: string
	/** The personal code as it is read aloud: `K7QM-4TXP`. */
	readonly code: string
	/** Where answers are given: `https://…/svar`, without the code. */
	readonly 'answer-url': string
	/** A letter to both of a couple: each with a code of their own, the addressee first. */
	readonly 'to-both': readonly { readonly name: string; readonly code: string }[] | null
	/** Empty when the letter asks for no answer by a day. */
	readonly 'answer-by': string
	readonly minutes: number
	readonly 'consultant-title': string
	/** `at` is the moment that day and clock name. `joint`: one visit to both of the home. */
	readonly time: {
		readonly at: Instant
		readonly day: string
		readonly clock: string
		readonly who: string
		readonly joint: boolean
	} | null
	/** The time that no longer holds. */
	readonly former: { readonly at: Instant; readonly day: string; readonly clock: string } | null
	/** A meeting instead of a visit. */
	readonly event: {
		readonly at: Instant
		readonly to: Instant
		readonly title: string
		readonly day: string
		readonly clock: string
		readonly place: string
		readonly seats: number
		readonly companions: boolean
		/** Left out by letters older than the question: a visit may be had instead. */
		readonly 'visit-instead'?: boolean
	} | null
	/** After a cancellation: whether we call, or the citizen chooses a new time. */
	readonly next: 'we_call' | 'choose' | null
	/** No letters until and with this day; empty when the citizen named none. */
	readonly until: string
}

/** Where an answer is given with the code. It stands after the #, which no browser sends on: it reaches no log. */
export const answerAddress = (url: string, code: string): string => `${url}#${code.replaceAll('-', '')}`

/** Digital Post for whoever has it, where the municipality can be named as its sender; otherwise paper. */
export const channelFor = (
	citizen: Pick<Citizen, 'digitalPost'>,
	municipality: Pick<Municipality, 'cvr'>,
): 'digital_post' | 'paper' => (citizen.digitalPost && municipality.cvr !== undefined ? 'digital_post' : 'paper')

/** Danish unless the citizen has asked for English. */
export const languageFor = (citizen: Pick<Citizen, 'language'>): Language => (citizen.language === 'en' ? 'en' : 'da')

/** When an offer's letter was written down, and the time it named; the letter stays as it was, whatever is agreed later. */
export type Written = { readonly at: Instant; readonly time: Instant | null }
