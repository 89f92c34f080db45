import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { bearsKey, hashOf, newKey } from '#platform/secret/index.ts'
import { type AcceptanceRefusal, acceptanceOn, acceptanceRefusal } from './hospital-acceptance.ts'
import * as hospital from './hospital-store.ts'

/** From a day on hospitals' notifications are taken, on a legal basis that is named. */
export const acceptNotifications = async (
	db: Db,
	at: Instant,
	asked: {
		readonly legalBasis: string
		readonly from: Day | null
		readonly until: Day | null
		readonly by: StaffId | null
	},
): Promise<Outcome<Day, AcceptanceRefusal>> => {
	const refusal = acceptanceRefusal(asked)
	if (refusal !== null) return no(refusal)
	const { from } = asked
	if (from === null) return no('no_first_day')
	const row = { ...asked, from, legalBasis: asked.legalBasis.trim() }
	return inTransaction(db, async (tx) => {
		const [standing] = (await hospital.acceptances(tx)).filter(({ ended }) => ended === null)
		if (standing?.until && standing.until < dayOf(at))
			await hospital.endAcceptance(tx, at, { because: 'Udløbet', by: asked.by })
		return (await hospital.insertAcceptance(tx, at, row)) ? yes(from) : no('accepted_already')
	})
}

/** From now on nothing is taken; what was kept stays. */
export const refuseNotifications = async (
	db: Db,
	at: Instant,
	asked: { readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<null, 'because_is_empty' | 'not_accepted'>> => {
	const because = asked.because.trim()
	if (because === '') return no('because_is_empty')
	return (await hospital.endAcceptance(db, at, { because, by: asked.by })) ? yes(null) : no('not_accepted')
}

/** A new key for the message agent, in the place of the one before; it is told once and kept as a hash. */
export const makeKey = async (db: Db, at: Instant, by: StaffId | null): Promise<string> => {
	const key = newKey()
	await inTransaction(db, (tx) => hospital.insertKey(tx, at, hashOf(key), by))
	return key
}

/** Whether a message may come in: with the key, or while there is none. Who is turned away is counted. */
export const isLetIn = async (db: Db, at: Instant, authorization: string): Promise<boolean> => {
	const key = await hospital.keyInUse(db)
	if (key === null) return true
	const isLet = bearsKey(authorization, key.hash)
	if (!isLet) await hospital.countTurnedAway(db, dayOf(at))
	return isLet
}

/** Whether notifications are taken, on what, since when, and what has come. */
export const reception = async (db: Db, today: Day, since: Instant) => {
	const all = await hospital.acceptances(db)
	return {
		inForce: acceptanceOn(all, today),
		standing: all.find(({ ended }) => ended === null) ?? null,
		before: all.filter(({ ended }) => ended !== null),
		keyInUse: await hospital.keyInUse(db),
		counts: await hospital.countReceipts(db, since),
		turnedAway: await hospital.turnedAway(db, dayOf(since)),
		latest: await hospital.latestReceipts(db, 20),
		names: await staffNames(db),
	}
}

export type Reception = Awaited<ReturnType<typeof reception>>
