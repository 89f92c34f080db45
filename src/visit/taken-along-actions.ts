import { createHash, randomBytes } from 'node:crypto'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, isBefore } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { makeSealingPair } from './sealing-transport.ts'
import * as store from './taken-along-store.ts'

const minutesADay = 24 * 60
/** So long after it was taken along, what was typed may be delivered. */
export const daysToDeliver = 60
/** So long one key is sealed to; then a new one is made. */
const daysOfAKey = 30

export const hashOfDelivery = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const keyInUse = async (tx: Db, at: Instant): Promise<store.SealingKey> => {
	const newest = await store.newestKey(tx)
	if (newest !== null && isBefore(at, addMinutes(newest.madeAt, daysOfAKey * minutesADay))) return newest
	const key = { id: crypto.randomUUID(), madeAt: at, ...(await makeSealingPair()) }
	await store.insertKey(tx, key)
	return key
}

/** Takes visits along: a secret that delivers entries to them, told once, and the key to seal them to. */
export const takeAlong = (
	db: Db,
	at: Instant,
	asked: { readonly staff: StaffId; readonly along: readonly store.Along[] },
): Promise<{ id: string; delivery: string; key: { id: string; public: string } }> =>
	inTransaction(db, async (tx) => {
		await store.forgetTaken(tx, at)
		const key = await keyInUse(tx, at)
		await store.eraseKeys(tx, addMinutes(at, -daysOfAKey * minutesADay))
		const delivery = randomBytes(32).toString('base64url')
		const taken = {
			id: crypto.randomUUID(),
			staff: asked.staff,
			key: key.id,
			takenAt: at,
			deliversUntil: addMinutes(at, daysToDeliver * minutesADay),
		}
		await store.insertTaken(tx, taken, hashOfDelivery(delivery), asked.along)
		return { id: taken.id, delivery, key: { id: key.id, public: key.publicPoint } }
	})
