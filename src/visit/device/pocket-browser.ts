/// <reference lib="dom" />
import { mayBeTakenLater } from './refused-words.ts'
import { type Delivery, type Pocket, type Sealed, type TypedOf, within } from './shelves-browser.ts'

/** So long the server lets a delivery in. */
const sixtyDays = 60 * 24 * 3_600_000

export const keepDelivery = async (pocket: Pocket, delivery: Delivery): Promise<void> => {
	pocket.deliveries.set(delivery.id, delivery)
	pocket.numbers.set(delivery.id, delivery.nth)
	await within(pocket, ['deliveries'], 'readwrite', (tx) => tx.store.put(delivery)).catch(() => null)
}

/** Whoever opens the day goes on counting where the last one stopped, also when the device stops answering. */
export const goOnCounting = async (pocket: Pocket, delivery: string): Promise<void> => {
	const kept = await within(pocket, ['deliveries'], 'readonly', ({ store }) => store.get(delivery))
	pocket.numbers.set(delivery, Math.max(pocket.numbers.get(delivery) ?? 0, kept?.nth ?? 0))
}

/** Numbers rising on this device for everything one delivery carries: the first of so many. */
export const numbersFor = async (pocket: Pocket, delivery: string, many: number): Promise<number> => {
	const next = (pocket.numbers.get(delivery) ?? 0) + 1
	const kept = await countUp(pocket, delivery, next, many).catch(() => next)
	pocket.numbers.set(delivery, kept + many - 1)
	return kept
}

const countUp = (pocket: Pocket, delivery: string, atLeast: number, many: number): Promise<number> =>
	within(pocket, ['deliveries'], 'readwrite', async ({ store }) => {
		const known = (await store.get(delivery)) ?? pocket.deliveries.get(delivery)
		if (known === undefined) return atLeast
		const first = Math.max(atLeast, known.nth + 1)
		await store.put({ ...known, nth: first + many - 1 })
		return first
	})

/**
 * Keeps all of them or none, with what was typed beside. `replacing` names those that take the place of older ones; if such a
 * one has been on its way, nothing is kept and it is named in the answer. Null: the device keeps nothing.
 */
export const keep = async (
	pocket: Pocket,
	entries: readonly Sealed[],
	replacing: ReadonlySet<string>,
	typed: TypedOf | null,
): Promise<readonly string[] | null> => {
	const gone = entries.filter(({ id }) => replacing.has(id) && pocket.loose.get(id)?.tried === true)
	if (gone.length > 0) return gone.map(({ id }) => id)
	const kept = await keepStrictly(pocket, entries, replacing, typed).catch(() => null)
	if (kept !== null) return kept
	const lost = entries.filter(({ id }) => replacing.has(id) && !pocket.loose.has(id))
	if (lost.length > 0) return lost.map(({ id }) => id)
	for (const one of entries) pocket.loose.set(one.id, one)
	if (typed !== null) pocket.typed.set(typed.ref, typed)
	return null
}

const keepStrictly = async (
	pocket: Pocket,
	entries: readonly Sealed[],
	replacing: ReadonlySet<string>,
	typed: TypedOf | null,
): Promise<readonly string[]> => {
	const { loose, deliveries } = pocket
	const all = new Map([...loose, ...entries.map((one) => [one.id, one] as const)])
	const shown = new Map(typed === null ? pocket.typed : [...pocket.typed, [typed.ref, typed]])
	const gone = await within(pocket, ['entries', 'typed', 'deliveries'], 'readwrite', async (tx) => {
		const shelf = tx.objectStore('entries')
		const older = entries.filter(({ id }) => replacing.has(id) && !loose.has(id))
		const found = await Promise.all(older.map(({ id }) => shelf.get(id)))
		const onTheirWay = older.filter((_, at) => found[at]?.tried !== false)
		if (onTheirWay.length > 0) return onTheirWay.map(({ id }) => id)
		// What delivers them lies beside them, always.
		const by = tx.objectStore('deliveries')
		for (const one of deliveries.values()) if ((await by.get(one.id)) === undefined) await by.put(one)
		const puts = [...all.values()].map((one) => shelf.put(one))
		await Promise.all([...puts, ...[...shown.values()].map((one) => tx.objectStore('typed').put(one))])
		return []
	})
	if (gone.length > 0) return gone
	for (const id of all.keys()) loose.delete(id)
	pocket.typed.clear()
	return []
}

/** Everything not delivered, in no order: the order of what was typed is in the seal. Not all of it where the device does not answer. */
export type Left = { readonly entries: readonly Sealed[]; readonly isAll: boolean }

export const notDelivered = async (pocket: Pocket): Promise<Left> => {
	const kept = await allKept(pocket).catch(() => null)
	return { entries: [...(kept ?? []), ...pocket.loose.values()], isAll: kept !== null }
}

const allKept = (pocket: Pocket): Promise<Sealed[]> =>
	within(pocket, ['entries'], 'readonly', ({ store }) => store.getAll())

/** From here on they are never replaced, but delivered as they are. */
export const markTried = async (pocket: Pocket, ids: readonly string[]): Promise<Sealed[]> => {
	const loose = ids.flatMap((id) => pocket.loose.get(id) ?? []).map((one) => ({ ...one, tried: true }))
	for (const one of loose) pocket.loose.set(one.id, one)
	const kept = await changeEntries(pocket, ids, (one) => ({ ...one, tried: true }))
	return [...kept, ...loose]
}

export const markRefused = async (pocket: Pocket, id: string, refused: string): Promise<void> => {
	const loose = pocket.loose.get(id)
	if (loose !== undefined) pocket.loose.set(id, { ...loose, refused })
	await changeEntries(pocket, [id], (one) => ({ ...one, refused }))
}

const changeEntries = (
	pocket: Pocket,
	ids: readonly string[],
	change: (one: Sealed) => Sealed,
): Promise<readonly Sealed[]> =>
	within(pocket, ['entries'], 'readwrite', async ({ store }) => {
		const found = (await Promise.all(ids.map((id) => store.get(id)))).flatMap((one) => one ?? []).map(change)
		await Promise.all(found.map((one) => store.put(one)))
		return found
	}).catch(() => [])

/** Delivered: the device need not hold them any longer. */
export const drop = async (pocket: Pocket, ids: readonly string[]): Promise<void> => {
	for (const id of ids) pocket.loose.delete(id)
	await within(pocket, ['entries'], 'readwrite', ({ store }) => Promise.all(ids.map((id) => store.delete(id)))).catch(
		() => null,
	)
}

export const deliveryOf = async (pocket: Pocket, id: string): Promise<Delivery | undefined> =>
	pocket.deliveries.get(id) ??
	within(pocket, ['deliveries'], 'readonly', ({ store }) => store.get(id)).catch(() => undefined)

/**
 * What was refused stays, and is told of, until somebody takes it away or sixty days have gone. What may be taken another time is tried
 * again: a server may have been set back, a device may be let deliver again.
 */
export const lookAtRefused = async (pocket: Pocket, at: number): Promise<void> => {
	for (const { id, delivery, refused } of (await notDelivered(pocket)).entries) {
		if (refused === null) continue
		const since = at - ((await deliveryOf(pocket, delivery))?.takenAt ?? 0)
		if (since > sixtyDays) await drop(pocket, [id])
		else if (mayBeTakenLater(refused)) await changeEntries(pocket, [id], (one) => ({ ...one, refused: null }))
	}
}

/** Whoever wrote it has read what was refused, and keeps it elsewhere. */
export const dropRefused = async (pocket: Pocket): Promise<void> => {
	const refused = (await notDelivered(pocket)).entries.filter((one) => one.refused !== null)
	await drop(
		pocket,
		refused.map(({ id }) => id),
	)
}

/** What delivered, and neither carries anything nor would be let in any longer, is forgotten. */
export const forgetDeliveries = async (pocket: Pocket, at: number): Promise<void> => {
	const { entries, isAll } = await notDelivered(pocket)
	if (!isAll) return
	const carried = new Set(entries.map((one) => one.delivery))
	await within(pocket, ['deliveries'], 'readwrite', async ({ store }) => {
		const old = (await store.getAll()).filter(({ id, takenAt }) => !carried.has(id) && at - takenAt > sixtyDays)
		await Promise.all(old.map(({ id }) => store.delete(id)))
	}).catch(() => null)
}
