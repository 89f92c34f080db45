import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { bearsKey, hashOf, newKey } from '#platform/secret/index.ts'
import { readStates } from './delivery.ts'
import { type Noted, noteDeliveries } from './delivery-actions.ts'
import { insertStatusKey, statusKeyInUse } from './delivery-store.ts'

/** A new key for whoever tells of letters, in the place of the one before; it is told once and kept as a hash. */
export const makeStatusKey = async (db: Db, at: Instant): Promise<string> => {
	const key = newKey()
	await inTransaction(db, (tx) => insertStatusKey(tx, at, hashOf(key)))
	return key
}

/** Whether somebody may tell of letters: with the key, and never while there is none. */
const mayTell = async (db: Db, authorization: string): Promise<boolean> => {
	const hash = await statusKeyInUse(db)
	return hash !== null && bearsKey(authorization, hash)
}

/** States as another system tells them: all of them are kept, or none. */
export const takeStates = async (
	db: Db,
	at: Instant,
	told: { readonly written: string; readonly authorization: string },
): Promise<Outcome<Noted, 'not_let_in' | 'not_understood'>> => {
	if (!(await mayTell(db, told.authorization))) return no('not_let_in')
	const { told: states, unread } = readStates(told.written)
	if (unread.length > 0 || states.length === 0) return no('not_understood')
	return yes(await noteDeliveries(db, at, states))
}
