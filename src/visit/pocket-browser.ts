/// <reference lib="dom" />
import { type Delivery, type Pocket, type Sealed, strictly, type TypedOf } from './shelves-browser.ts'

/** So long the server lets a delivery in. */
const sixtyDays = 60 * 24 * 3_600_000

export const keepDelivery = async (pocket: Pocket, delivery: Delivery): Promise<void> => {
	pocket.deliveries.set(delivery.id, delivery)
	await pocket.db?.put('deliveries', delivery).catch(() => null)
}

/** Numbers rising on this device for everything one delivery carries: the first of so many. */
export const numbersFor = async (pocket: Pocket, delivery: string, many: number): Promise<number> => {
	const next = (pocket.numbers.get(delivery) ?? 0) + 1
	const kept = await countUp(pocket, delivery, next, many).catch(() => next)
	pocket.numbers.set(delivery, kept + many - 1)
	return kept
}

const countUp = async (pocket: Pocket, delivery: string, atLeast: number, many: number): Promise<number> => {
	if (pocket.db === null) return atLeast
	const tx = pocket.db.transaction('deliveries', 'readwrite', strictly)
	const known = await tx.store.get(delivery)
	if (known === undefined) return atLeast
	const first = Math.max(atLeast, known.nth + 1)
	await tx.store.put({ ...known, nth: first + many - 1 })
	await tx.done
	return first
}

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
	return null
}

const keepStrictly = async (
	{ db, loose }: Pocket,
	entries: readonly Sealed[],
	replacing: ReadonlySet<string>,
	typed: TypedOf | null,
): Promise<readonly string[] | null> => {
	if (db === null) return null
	const tx = db.transaction(['entries', 'typed'], 'readwrite', strictly)
	const shelf = tx.objectStore('entries')
	const older = entries.filter(({ id }) => replacing.has(id) && !loose.has(id))
	const found = await Promise.all(older.map(({ id }) => shelf.get(id)))
	const gone = older.filter((_, at) => found[at]?.tried !== false)
	if (gone.length > 0) return gone.map(({ id }) => id)
	const all = new Map([...loose, ...entries.map((one) => [one.id, one] as const)])
	const puts = [...all.values()].map((one) => shelf.put(one))
	await Promise.all([...puts, ...(typed === null ? [] : [tx.objectStore('typed').put(typed)]), tx.done])
	for (const id of all.keys()) loose.delete(id)
	return []
}

/** Everything not delivered, in no order: the order of what was typed is in the seal. */
export const notDelivered = async (pocket: Pocket): Promise<Sealed[]> => {
	const kept = (await pocket.db?.getAll('entries').catch(() => [])) ?? []
	return [...kept, ...pocket.loose.values()]
}

/** From here on they are never replaced, but delivered as they are. */
export const markTried = async (pocket: Pocket, ids: readonly string[]): Promise<Sealed[]> => {
	const loose = ids.flatMap((id) => pocket.loose.get(id) ?? []).map((one) => ({ ...one, tried: true }))
	for (const one of loose) pocket.loose.set(one.id, one)
	const kept = await changeEntries(pocket, ids, (one) => ({ ...one, tried: true })).catch(() => [])
	return [...kept, ...loose]
}

export const markRefused = async (pocket: Pocket, id: string, refused: string): Promise<void> => {
	const loose = pocket.loose.get(id)
	if (loose !== undefined) pocket.loose.set(id, { ...loose, refused })
	await changeEntries(pocket, [id], (one) => ({ ...one, refused })).catch(() => [])
}

const changeEntries = async (
	{ db }: Pocket,
	ids: readonly string[],
	change: (one: Sealed) => Sealed,
): Promise<Sealed[]> => {
	if (db === null) return []
	const tx = db.transaction('entries', 'readwrite', strictly)
	const found = (await Promise.all(ids.map((id) => tx.store.get(id)))).flatMap((one) => one ?? []).map(change)
	await Promise.all([...found.map((one) => tx.store.put(one)), tx.done])
	return found
}

/** Delivered: the device need not hold them any longer. */
export const drop = async (pocket: Pocket, ids: readonly string[]): Promise<void> => {
	for (const id of ids) pocket.loose.delete(id)
	if (pocket.db === null) return
	const tx = pocket.db.transaction('entries', 'readwrite', strictly)
	await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]).catch(() => null)
}

export const deliveryOf = async (pocket: Pocket, id: string): Promise<Delivery | undefined> =>
	pocket.deliveries.get(id) ?? (await pocket.db?.get('deliveries', id).catch(() => undefined))

/** What was refused has been told of on the page that delivered it. Only what nobody knew the delivery of is tried once more: a server may have been set back. */
export const lookAtRefused = async (pocket: Pocket, at: number): Promise<void> => {
	for (const { id, delivery, refused } of await notDelivered(pocket)) {
		if (refused === null) continue
		const since = at - ((await deliveryOf(pocket, delivery))?.takenAt ?? 0)
		if (refused !== 'delivery_unknown' || since > sixtyDays) await drop(pocket, [id])
		else await changeEntries(pocket, [id], (one) => ({ ...one, refused: null })).catch(() => [])
	}
}

/** What delivered, and neither carries anything nor would be let in any longer, is forgotten. */
export const forgetDeliveries = async (pocket: Pocket, at: number): Promise<void> => {
	const carried = new Set((await notDelivered(pocket)).map((one) => one.delivery))
	for (const { id, takenAt } of (await pocket.db?.getAll('deliveries').catch(() => [])) ?? [])
		if (!carried.has(id) && at - takenAt > sixtyDays) await pocket.db?.delete('deliveries', id).catch(() => null)
}
