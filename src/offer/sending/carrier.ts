import type { Municipality } from '#platform/municipality/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import type { Letter } from './written-letter.ts'

/** What is handed over: a letter with its PDF; null: a short message, which holds its own words. */
export type Parcel = {
	readonly letter: Letter
	readonly citizen: Citizen
	readonly offer: Offer | null
	readonly pdf: Uint8Array | null
}

/**
 * Accepted: it is theirs now, also when they had it before. Refused: this one will never be taken. Unreachable: nobody took it,
 * and it may be tried again; handed over twice it counts once, by the letter's id. `because` is a code and says nothing of anybody.
 */
export type Handed =
	| { readonly as: 'accepted' }
	| { readonly as: 'refused'; readonly because: string }
	| { readonly as: 'unreachable'; readonly because: string }

/** A code and nothing else: a carrier’s words may repeat what the letter says. */
export const isFaultCode = (written: string): boolean => /^[\w.-]{1,40}$/.test(written)

/** Brings a letter out of the house. */
export type Carrier = (municipality: Municipality, parcel: Parcel) => Promise<Handed>
