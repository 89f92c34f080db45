import type { FactSource } from '#eligibility/index.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import * as stamps from './form-stamp-store.ts'
import type { Referral, ReferralId, Tells } from './referral.ts'
import type { Told } from './referral-form.ts'
import * as store from './referral-store.ts'
import { linkTo, workOut } from './referral-work-actions.ts'

export const referralQueue = 'referrals'

/** A form to be shown now: what it carries, so that its time can be believed when it comes back. */
export const stampFor = (db: Db, at: Instant, key: string): Promise<string> =>
	stamps.stampOf(db, millisecondsOf(at), key)

/** Seconds since the form was shown; null when we never showed it. */
export const secondsSince = async (db: Db, at: Instant, stamp: string, key: string): Promise<number | null> => {
	const shown = await stamps.shownAt(db, stamp, key)
	return shown === null ? null : Math.min(Math.max(0, Math.floor((millisecondsOf(at) - shown) / 1000)), 1_000_000)
}

/** Stores what came in on the web, and asks for the rest to be done: nobody is looked up here, so the answer cannot tell. */
export const receiveReferral = (
	db: Db,
	at: Instant,
	{ said, sender }: Told,
	{ tells, key, enqueue }: { tells: Tells; key: string; enqueue: (tx: Db, queue: string) => Promise<void> },
): Promise<void> =>
	inTransaction(db, async (tx) => {
		const id = await store.insertReferral(tx, at, { said, tells, key, by: null })
		if (id === null) return
		await store.insertSender(tx, id, sender)
		await enqueue(tx, referralQueue)
	})

/** One referral out of the store; the transaction's own view of it. */
export const findReferral = async (db: Db, id: ReferralId): Promise<Referral | null> =>
	(await store.selectReferrals(db, id))[0] ?? null

export const findSender = store.selectSender

/** What staff wrote down on the phone; worked out at once, so that the next page shows whom it may be about. With a citizen chosen beforehand it is about that citizen. */
export const takeReferral = (
	db: Db,
	at: Instant,
	{ said, sender }: Told,
	{ key, by, person, sources }: { key: string; by: StaffId; person: PersonId | null; sources: readonly FactSource[] },
): Promise<ReferralId | null> =>
	inTransaction(db, async (tx) => {
		const id = await store.insertReferral(tx, at, { said, tells: { trapped: false, shownSeconds: null }, key, by })
		if (id === null) return store.referralByKey(tx, key)
		await store.insertSender(tx, id, sender)
		const referral = await findReferral(tx, id)
		if (referral === null) return null
		if (person === null || (await findCitizen(tx, person)) === null) await workOut(tx, at, referral, sources)
		else await linkTo(tx, at, referral, person, { by, sources })
		return id
	})
