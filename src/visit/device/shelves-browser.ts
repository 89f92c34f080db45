/// <reference lib="dom" />
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { Text } from '#kernel/language.ts'

/** One entry, sealed: nobody but the server can read it, not even the device. */
export type Sealed = {
	readonly id: string
	readonly ref: string
	/** By which it is delivered. */
	readonly delivery: string
	readonly enc: string
	readonly ct: string
	/** Has been on its way: from then on it is never replaced. */
	readonly tried: boolean
	/** Why it was not taken; null while it waits. */
	readonly refused: string | null
	/** It signs. */
	readonly signs: boolean
	/** The same for whatever is typed in one field, and tells nobody which field it is; null where nothing was typed. */
	readonly place: string | null
}
/** What delivers and reads nothing. */
export type Delivery = {
	readonly id: string
	readonly secret: string
	/** The highest number given to an entry. */
	readonly nth: number
	readonly takenAt: number
}
/** Anything encrypted under the day's key. */
export type Closed = { readonly iv: Uint8Array<ArrayBuffer>; readonly ct: ArrayBuffer }
/** What was typed for one visit of the day taken along, so that it can be shown again after the PIN. */
export type TypedOf = { readonly ref: string; readonly closed: Closed }
/** What came of what was delivered for one visit of the day taken along. */
export type Came = {
	readonly ref: string
	readonly visit: string
	/** By which it was delivered: the day's own, or that of a page beside it. */
	readonly delivery: string
	readonly signed: boolean
	/** Why what was asked for was not carried out. */
	readonly words: Text | null
}
/** The day taken along, locked. */
export type LockedDay = {
	readonly id: string
	readonly device: CryptoKey
	readonly salt: Uint8Array<ArrayBuffer>
	readonly rounds: number
	/** The day's key under the PIN, and that under the device's key. */
	readonly key: Closed
	readonly pages: Closed
	/** PINs tried since the last right one. */
	readonly wrong: number
	readonly takenAt: string
	readonly until: string
	/** The server's clock less the device's, in milliseconds. */
	readonly ahead: number
}

interface Shelves extends DBSchema {
	entries: { key: string; value: Sealed }
	deliveries: { key: string; value: Delivery }
	day: { key: string; value: LockedDay }
	typed: { key: string; value: TypedOf }
	came: { key: string; value: Came }
}
const shelves = ['entries', 'deliveries', 'day', 'typed', 'came'] as const

export type Pocket = {
	/** Null where the browser keeps nothing for us. Only pockets speak to it. */
	readonly db: IDBPDatabase<Shelves> | null
	/** Entries that the device could not keep: they live as long as the page. */
	readonly loose: Map<string, Sealed>
	/** The same of what was typed, as it is shown again. */
	readonly typed: Map<string, TypedOf>
	readonly numbers: Map<string, number>
	readonly deliveries: Map<string, Delivery>
	/** The other pages of ours in this browser: they are told where notes stand after a delivery. */
	readonly others: BroadcastChannel
}

/** So long the device is waited for: where a page that the browser has put to sleep holds a shelf, it would be for ever. */
const patience = 4000
/** After it was waited for in vain it is waited for less, for a while. */
const shortPatience = 250
const rest = 20_000
let restsUntil = 0

type Shelf = (typeof shelves)[number]

/** The device keeps nothing for us, or does not answer: nothing of what was asked for is kept, and nothing is gone. */
export class NoAnswer extends Error {}

/**
 * One transaction, and the only way to what the device keeps: on disk before it is answered. Where the device does not answer, it is
 * given up, all of it: from the moment this fails, nothing of it will be kept. Once it is being kept it is waited for.
 */
export const within = <const Names extends readonly Shelf[], Mode extends 'readonly' | 'readwrite', Value>(
	{ db }: Pick<Pocket, 'db'>,
	names: Names,
	mode: Mode,
	work: (tx: IDBPTransaction<Shelves, Names, Mode>) => Promise<Value>,
): Promise<Value> =>
	(db === null ? Promise.reject() : answered(db, names, mode, work)).catch((cause: unknown) => {
		throw new NoAnswer('the device does not answer', { cause })
	})

const answered = async <const Names extends readonly Shelf[], Mode extends 'readonly' | 'readwrite', Value>(
	db: IDBPDatabase<Shelves>,
	names: Names,
	mode: Mode,
	work: (tx: IDBPTransaction<Shelves, Names, Mode>) => Promise<Value>,
): Promise<Value> => {
	const tx = db.transaction(names, mode, { durability: 'strict' })
	tx.done.catch(() => undefined)
	const answer = await new Promise<Value>((give, fail) => {
		const giveUp = (): void => {
			tx.abort()
			if (performance.now() >= restsUntil) restsUntil = performance.now() + rest
			fail(new Error('it was waited for in vain'))
		}
		const late = setTimeout(giveUp, performance.now() < restsUntil ? shortPatience : patience)
		work(tx)
			.then(give, fail)
			.finally(() => clearTimeout(late))
	})
	tx.commit()
	await tx.done
	return answer
}

/** The browser's own database, one a municipality; where it is refused, nothing outlives the page, and that is said. */
export const openPocket = async (home: string): Promise<Pocket> => {
	// Some browsers refuse by throwing at once, some by never answering.
	const opened = Promise.resolve().then(() =>
		openDB<Shelves>(`hjemmebesoeg${home}`, 1, {
			upgrade: (db) => {
				for (const shelf of shelves)
					db.createObjectStore(shelf, { keyPath: shelf === 'typed' || shelf === 'came' ? 'ref' : 'id' })
			},
			blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
		}),
	)
	const late = new Promise<null>((give) => setTimeout(() => give(null), 5000))
	const db = await Promise.race([opened.catch(() => null), late])
	const others = new BroadcastChannel(`delivered${home}`)
	return { db, loose: new Map(), typed: new Map(), numbers: new Map(), deliveries: new Map(), others }
}
