import type { Text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'

/** A day, or one visit, taken along on a device: what the server answers, once. */
export type TakenAlong = {
	readonly id: string
	/** The secret that delivers and reads nothing; the server keeps its hash. */
	readonly delivery: string
	/** What entries are sealed to: an uncompressed point of P-256, base64url. */
	readonly key: { readonly id: string; readonly public: string }
	/** By the server's clock, and when what was taken along is forgotten. */
	readonly now: string
	readonly until: string
	readonly visits: readonly {
		/** `visit:<id>` or `booking:<id>`. */
		readonly ref: string
		readonly title: string
		/** The version of the reader's own note that stands in it; 0 without one. */
		readonly version: number
		/** The visit as its page shows it; empty when one visit alone is taken along by its own page. */
		readonly html: string
		readonly stands: StandsThere
	}[]
}

/** How it stands with the reader's own part of a visit, as the server had it when it was taken along. */
export type StandsThere = {
	readonly is: 'untouched' | 'draft' | 'signed' | 'not_held'
	/** Why what was last asked for on a device was not carried out. */
	readonly words: Text | null
}

/** An entry sealed by HPKE (RFC 9180: P-256, HKDF-SHA256, AES-256-GCM) with its id as associated data. */
export type SealedEntry = { readonly id: string; readonly enc: string; readonly ct: string }

/** What a device sends. */
type Delivery = { readonly sentAt: string; readonly sealed: readonly SealedEntry[] }

/** Why a sealed entry was not taken in. It will not be taken in later either. */
export type RefusedWhy = 'not_a_box' | 'not_opened' | 'not_an_entry' | 'not_taken_along' | 'id_of_another' | 'gone'

/** Where the writer's note on a visit stands after a delivery. */
export type DeliveredDraft = {
	readonly ref: string
	readonly visit: string
	/** The booking it was begun on: a day taken along before that knows the visit by it. */
	readonly booking: string | null
	/** Null while nothing is written. */
	readonly note: string | null
	readonly version: number
	/** The note holds words that this device has not on its screen. */
	readonly merged: boolean
	readonly signed: boolean
	/** A signature that waits for entries not delivered yet. */
	readonly waits: 'entries_missing' | null
	/** Why what was asked for was not carried out: a code, and its words. */
	readonly why: string | null
	readonly words: Text | null
}

export type Delivered = {
	/** Kept, now or before. */
	readonly delivered: readonly string[]
	readonly refused: readonly { readonly id: string; readonly why: RefusedWhy }[]
	readonly drafts: readonly DeliveredDraft[]
	/** By how many minutes the device's clock is wrong, when more than five. */
	readonly clockOff: number | null
}

const mostAtOnce = 5_000

/** A box without its parts keeps its place, so that it is refused by name and the others are opened. */
export type Box = SealedEntry | { readonly id: string; readonly enc: null }

/** Reads a delivery out of what was parsed; a broken box does not stand in the way of the others. */
export const readDelivery = (
	given: unknown,
): Outcome<{ readonly sentAt: number | null; readonly boxes: readonly Box[] }, 'not_a_delivery'> => {
	if (typeof given !== 'object' || given === null) return no('not_a_delivery')
	const { sentAt, sealed } = given as Readonly<Record<keyof Delivery, unknown>>
	if (!Array.isArray(sealed) || sealed.length > mostAtOnce) return no('not_a_delivery')
	const moment = typeof sentAt === 'string' ? Date.parse(sentAt) : Number.NaN
	return yes({ sentAt: Number.isNaN(moment) ? null : moment, boxes: sealed.map(readBox) })
}

const readBox = (given: unknown): Box => {
	const { id, enc, ct } = (typeof given === 'object' && given !== null ? given : {}) as Readonly<
		Record<string, unknown>
	>
	const name = typeof id === 'string' ? id.slice(0, 80) : ''
	return typeof enc === 'string' && typeof ct === 'string' ? { id: name, enc, ct } : { id: name, enc: null }
}
