import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Among, Db } from '#platform/db/index.ts'
import { declinesOf, endDecline } from '#population/actions.ts'
import { insertOptOut, recordedOptOuts } from './answer-store.ts'
import { isInForce, type OptOut, optOutFrom } from './opt-out.ts'

/** Every wish not to be contacted: those recorded here, oldest first, and behind them what lists from other systems told of. */
export const optOutsOf = async (db: Db, whom: Among<PersonId>): Promise<OptOut[]> => [
	...(await recordedOptOuts(db, whom)),
	...(await declinesOf(db, whom)).map(optOutFrom),
]

/** A wish told of by a list is written down as one recorded here, so that it can be taken back and the story keeps it. */
export const ownDeclined = async (tx: Db, at: Instant, person: PersonId): Promise<void> => {
	const [declined] = (await declinesOf(tx, [person])).map(optOutFrom)
	if (declined === undefined || !isInForce(declined, dayOf(at))) return
	await insertOptOut(tx, at, { ...declined, offer: null })
	await endDecline(tx, person)
}
