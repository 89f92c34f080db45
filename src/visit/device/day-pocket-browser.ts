/// <reference lib="dom" />
import { mostWrongPins } from './pin.ts'
import {
	type Came,
	type Closed,
	type LockedDay,
	type Pocket,
	strictly,
	type TypedOf,
	within,
} from './shelves-browser.ts'

const ofTheDay = ['day', 'typed', 'came'] as const

/** The day that lies on the device, locked. */
export const takenDay = async ({ db }: Pocket): Promise<LockedDay | undefined> => db?.get('day', 'day')

/** Takes the place of the day before, of what was typed in it and of what came of that; false where the device keeps nothing. */
export const putDay = async ({ db }: Pocket, day: LockedDay): Promise<boolean> => {
	if (db === null) return false
	const tx = db.transaction(ofTheDay, 'readwrite', strictly)
	const [days, typed, came] = [tx.objectStore('day'), tx.objectStore('typed'), tx.objectStore('came')]
	await Promise.all([days.put(day), typed.clear(), came.clear(), tx.done])
	return true
}

/** A PIN is counted as wrong before it is tried, so that nobody gets a try for free; null when there is no day or no try left. */
export const countWrongPin = async ({ db }: Pocket): Promise<LockedDay | null> => {
	if (db === null) return null
	const tx = db.transaction('day', 'readwrite', strictly)
	const day = await tx.store.get('day')
	if (day === undefined || day.wrong >= mostWrongPins) return null
	const counted = { ...day, wrong: day.wrong + 1 }
	await tx.store.put(counted)
	await tx.done
	return counted
}

/** The PIN was right: every try is there again. */
export const forgiveWrongPins = async ({ db }: Pocket, day: LockedDay): Promise<void> => {
	await db?.put('day', { ...day, wrong: 0 })
}

/** Everything taken along is erased. What is sealed stays until it is delivered: nobody here can read it. */
export const clearDay = async ({ db }: Pocket): Promise<void> => {
	if (db === null) return
	const tx = db.transaction(ofTheDay, 'readwrite', strictly)
	await Promise.all([...ofTheDay.map((shelf) => tx.objectStore(shelf).clear()), tx.done])
}

/** What was typed for one visit, under the day's key. */
export const typedOf = async ({ db }: Pocket, ref: string): Promise<Closed | null> =>
	((await db?.get('typed', ref)) satisfies TypedOf | undefined)?.closed ?? null

/** Beside a day that lies on the device; where none does, nobody looks for it. A device that is full delivers all the same. */
export const noteWhatCame = (pocket: Pocket, came: Came): Promise<void> => noted(pocket, came).catch(() => undefined)

const noted = async ({ db }: Pocket, came: Came): Promise<void> => {
	if (db === null) return
	await within(db, ['day', 'came'], 'readwrite', async (tx) => {
		if ((await tx.objectStore('day').get('day')) !== undefined) await tx.objectStore('came').put(came)
	})
}

/** It is asked for anew: what came of it before says nothing any more. */
export const forgetWhatCame = async ({ db }: Pocket, ref: string): Promise<void> => {
	await db?.delete('came', ref)
}

export const whatCame = async ({ db }: Pocket): Promise<readonly Came[]> => (await db?.getAll('came')) ?? []
