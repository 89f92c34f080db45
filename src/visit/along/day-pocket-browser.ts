/// <reference lib="dom" />
import { mostWrongPins } from '../device/pin.ts'
import { type Came, type Closed, type LockedDay, type Pocket, within } from '../device/shelves-browser.ts'

const ofTheDay = ['day', 'typed', 'came'] as const

/** The day that lies on the device, locked. */
export const takenDay = async (pocket: Pocket): Promise<LockedDay | undefined> =>
	pocket.db === null ? undefined : within(pocket, ['day'], 'readonly', ({ store }) => store.get('day'))

/** Takes the place of the day before, of what was typed in it and of what came of that. */
export const putDay = async (pocket: Pocket, day: LockedDay): Promise<void> => {
	await within(pocket, ofTheDay, 'readwrite', (tx) =>
		Promise.all([tx.objectStore('typed').clear(), tx.objectStore('came').clear(), tx.objectStore('day').put(day)]),
	)
	pocket.typed.clear()
}

/** A PIN is counted as wrong before it is tried, so that nobody gets a try for free; null when there is no day or no try left. */
export const countWrongPin = (pocket: Pocket): Promise<LockedDay | null> =>
	within(pocket, ['day'], 'readwrite', async ({ store }) => {
		const day = await store.get('day')
		if (day === undefined || day.wrong >= mostWrongPins) return null
		const counted = { ...day, wrong: day.wrong + 1 }
		await store.put(counted)
		return counted
	})

/** The PIN was right: every try is there again. Where that cannot be kept, they stay spent. */
export const forgiveWrongPins = (pocket: Pocket): Promise<void> =>
	within(pocket, ['day'], 'readwrite', async ({ store }) => {
		const day = await store.get('day')
		if (day !== undefined) await store.put({ ...day, wrong: 0 })
	}).catch(() => undefined)

/** Everything taken along is erased. What is sealed stays until it is delivered: nobody here can read it. */
export const clearDay = async (pocket: Pocket): Promise<void> => {
	await within(pocket, ofTheDay, 'readwrite', (tx) =>
		Promise.all(ofTheDay.map((shelf) => tx.objectStore(shelf).clear())),
	)
	pocket.typed.clear()
}

/** How it stands on this device with each visit of the day: what was typed, under the day's key, and what came of what was delivered. */
export type StandsHere = { readonly typed: ReadonlyMap<string, Closed>; readonly came: ReadonlyMap<string, Came> }

export const standsHere = (pocket: Pocket): Promise<StandsHere> =>
	within(pocket, ['typed', 'came'], 'readonly', async (tx) => {
		const [kept, came] = await Promise.all([tx.objectStore('typed').getAll(), tx.objectStore('came').getAll()])
		const typed = [...kept, ...pocket.typed.values()].map(({ ref, closed }) => [ref, closed] as const)
		return { typed: new Map(typed), came: new Map(came.map((one) => [one.ref, one])) }
	})

/** Beside a day that lies on the device; where none does, nobody looks for it. A device that is full delivers all the same. */
export const noteWhatCame = (pocket: Pocket, came: Came): Promise<void> =>
	within(pocket, ['day', 'came'], 'readwrite', async (tx) => {
		if ((await tx.objectStore('day').get('day')) !== undefined) await tx.objectStore('came').put(came)
	}).catch(() => undefined)

/** It is asked for anew: what came of it before says nothing any more. */
export const forgetWhatCame = (pocket: Pocket, ref: string): Promise<void> =>
	within(pocket, ['came'], 'readwrite', ({ store }) => store.delete(ref))
