import { isDeepStrictEqual } from 'node:util'
import type { FactSource } from '#eligibility/index.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, millisecondsOf } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hashOf } from '#platform/secret/index.ts'
import { findCitizen } from '#population/actions.ts'
import * as stamps from '../form-stamp-store.ts'
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

type Came = { readonly tells: Tells; readonly key: string; readonly by: StaffId | null }

/**
 * Stored once, however often a form is sent. A form whose id brought something else is a referral of its own, under an id made of its
 * words: nothing is lost, nobody is told of the other, and sent again it is still one.
 */
const storeOnce = async (
	tx: Db,
	at: Instant,
	told: Told,
	came: Came,
): Promise<{ readonly id: ReferralId; readonly isNew: boolean } | null> => {
	const made = await store.insertReferral(tx, at, { ...came, said: told.said })
	if (made !== null) {
		await store.insertSender(tx, made, told.sender)
		return { id: made, isNew: true }
	}
	const known = await store.referralByKey(tx, came.key)
	const before = known === null ? null : await findReferral(tx, known)
	if (before === null) return null
	if (isDeepStrictEqual(told, { said: before.said, sender: await store.selectSender(tx, before.id) }))
		return { id: before.id, isNew: false }
	return storeOnce(tx, at, told, { ...came, key: hashOf(`${came.key} ${JSON.stringify(told)}`) })
}

/** Stores what came in on the web, and asks for the rest to be done: nobody is looked up here, so the answer cannot tell. */
export const receiveReferral = (
	db: Db,
	at: Instant,
	told: Told,
	{ tells, key, enqueue }: { tells: Tells; key: string; enqueue: (tx: Db, queue: string) => Promise<void> },
): Promise<void> =>
	inTransaction(db, async (tx) => {
		const stored = await storeOnce(tx, at, told, { tells, key, by: null })
		if (stored?.isNew) await enqueue(tx, referralQueue)
	})

/** One referral out of the store; the transaction's own view of it. */
export const findReferral = async (db: Db, id: ReferralId): Promise<Referral | null> =>
	(await store.selectReferrals(db, id))[0] ?? null

export const findSender = store.selectSender

/** What staff wrote down on the phone; worked out at once, so that the next page shows whom it may be about. With a citizen chosen beforehand it is about that citizen. */
export const takeReferral = (
	db: Db,
	at: Instant,
	told: Told,
	{ key, by, person, sources }: { key: string; by: StaffId; person: PersonId | null; sources: readonly FactSource[] },
): Promise<ReferralId | null> =>
	inTransaction(db, async (tx) => {
		const stored = await storeOnce(tx, at, told, { tells: { trapped: false, shownSeconds: null }, key, by })
		if (stored === null || !stored.isNew) return stored?.id ?? null
		const referral = await findReferral(tx, stored.id)
		if (referral === null) return null
		if (person === null || (await findCitizen(tx, person)) === null) await workOut(tx, at, referral, sources)
		else await linkTo(tx, at, referral, person, { by, sources })
		return stored.id
	})
