import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import type { Size } from './letter.ts'

/** A visit's time; `consultant` by name, null when nobody is named. `joint`: one visit to both of the home. */
export type ToldTime = {
	readonly from: Instant
	readonly minutes: number
	readonly consultant: string | null
	readonly joint: boolean
}

export type ToldEvent = {
	readonly title: string
	readonly place: string
	readonly from: Instant
	readonly to: Instant
	readonly seats: number
	/** Whether each may bring one. */
	readonly companions: boolean
	/** Whether who does not come may have a visit at home. */
	readonly visitInstead: boolean
}

type AboutOffer = {
	readonly offer: Pick<Offer, 'contact' | 'grounds' | 'minutes' | 'answerBy'>
	/** The time proposed, or still held at a reminder; null when the letter names none. */
	readonly time: ToldTime | null
	/** What the letter invites to instead of a visit; absent or null when to none. */
	readonly event?: ToldEvent | null
}

/** What a letter of each purpose is made from, besides whom it goes to. */
export type Told = {
	readonly citizen: Citizen
	readonly municipality: Municipality
	/** Eight signs, as `offer.code` keeps them. */
	readonly code: string
	readonly dated: Day
	readonly letterId: string
	/** Absent: normal. */
	readonly size?: Size
} & (
	| ({
			readonly purpose: 'offer'
			/** The other of a couple, when one letter goes to both. */
			readonly second?: { readonly citizen: Citizen; readonly code: string } | null
	  } & AboutOffer)
	| ({ readonly purpose: 'reminder' } & AboutOffer)
	| { readonly purpose: 'confirmation'; readonly time: ToldTime; readonly event?: null }
	| { readonly purpose: 'confirmation'; readonly event: ToldEvent; readonly time?: null }
	| { readonly purpose: 'change'; readonly time: ToldTime; readonly former: Instant }
	/** A time offered, and not answered yet, is another one now: the answer is asked for anew. */
	| ({ readonly purpose: 'change'; readonly former: Instant } & AboutOffer & { readonly time: ToldTime })
	| {
			readonly purpose: 'cancellation'
			/** The time of the visit or event that will not be. */
			readonly former: Instant
			/** Absent or null: a visit was cancelled. */
			readonly event?: ToldEvent | null
			readonly next: 'we_call' | 'choose'
	  }
	/** `until`: the last day of the opt-out; null when none was named. */
	| { readonly purpose: 'goodbye'; readonly until: Day | null }
	| { readonly purpose: 'milestone' }
)

/** What every letter is made from, whatever it tells. */
export type Common = 'citizen' | 'municipality' | 'code' | 'dated' | 'letterId' | 'size'

/** Of each kind of letter all but these. */
export type Without<Letters, Keys extends PropertyKey> = Letters extends unknown ? Omit<Letters, Keys> : never
