import { addDays, type Day } from '#kernel/day.ts'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Offer, ProposedTime } from '../offer.ts'
import {
	findOffer,
	lockOffer,
	lockOffersInBatch,
	offersInBatch,
	setAnswerBy,
	setEnded,
	setOpen,
	setTime,
} from '../store.ts'
import { type Batch, stateOfBatch } from './batch.ts'
import {
	everyBatch,
	findBatch,
	lockBatch,
	setApproved,
	setContinued,
	setStopped,
	setTimeGiven,
	setWithdrawn,
} from './batch-store.ts'
import { canHaveTime, layTimesAgain, linesLost, waysOf } from './batch-times-again-actions.ts'
import { holdAll } from './batch-times-hold-actions.ts'
import type { ChangedTime } from './batch-times-page.tsx'

/** The job that sends what is approved. */
export const sendQueue = 'offer-send'
/** Asks for a job in the transaction that decided it. */
export type Enqueue = (tx: Db, queue: string) => Promise<void>

/** The portions that they are all in, to be locked before any of them: approving locks in the same order. Null when one is in none. */
const batchesOf = async (tx: Db, ids: readonly OfferId[]): Promise<BatchId[] | null> => {
	const of = new Set<BatchId>()
	for (const id of ids) {
		const batch = (await findOffer(tx, id))?.batch ?? null
		if (batch === null) return null
		of.add(batch)
	}
	return [...of].toSorted()
}

/** Takes them out of a portion not yet approved, for one reason: all of them or, on a no, nobody. They come up again from the day given. */
export const takeOut = async (
	db: Db,
	at: Instant,
	command: {
		readonly offers: readonly OfferId[]
		readonly because: string
		readonly notBefore: Day
		readonly by: StaffId
	},
): Promise<Outcome<readonly Offer[], 'unknown_offer' | 'already_approved' | 'withdrawn' | 'reason_is_missing'>> =>
	inTransaction(db, async (tx) => {
		const ids = [...new Set(command.offers)].toSorted()
		const of = await batchesOf(tx, ids)
		if (of === null || ids.length === 0) return no('unknown_offer')
		if (command.because === '') return no('reason_is_missing')
		for (const id of of) {
			const batch = await lockBatch(tx, id)
			if (batch === null) return no('unknown_offer')
			if (batch.withdrawnAt !== null) return no('withdrawn')
			if (batch.approvedAt !== null) return no('already_approved')
		}
		const out: Offer[] = []
		for (const id of ids) {
			const offer = await lockOffer(tx, id)
			if (offer === null) return no('unknown_offer')
			out.push(offer)
		}
		const { because: words, by, notBefore } = command
		for (const { id, endedBecause } of out)
			if (endedBecause !== 'taken_out') await setEnded(tx, at, id, { because: 'taken_out', words, by, notBefore })
		return yes(out)
	})

/** Another free time in the letter of a portion not yet approved, with room to drive to what the others promise. Planning anew leaves it. */
export const giveOtherTime = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly offer: OfferId; readonly time: ProposedTime; readonly by: StaffId },
): Promise<Outcome<null, 'unknown_offer' | 'already_approved' | 'withdrawn' | 'time_is_gone'>> => {
	const [of] = (await batchesOf(db, [command.offer])) ?? []
	if (of === undefined) return no('unknown_offer')
	const within = { municipality, today: dayOf(at), batch: of }
	const travel = await waysOf(db, within)
	return inTransaction(db, async (tx) => {
		const batch = await lockBatch(tx, of)
		const offer = batch === null ? null : await lockOffer(tx, command.offer)
		if (batch === null || offer === null) return no('unknown_offer')
		if (batch.withdrawnAt !== null) return no('withdrawn')
		if (batch.approvedAt !== null) return no('already_approved')
		if (offer.time === null || offer.endedAt !== null) return no('unknown_offer')
		if (!(await canHaveTime(tx, within, offer, command.time, travel))) return no('time_is_gone')
		await setTime(tx, offer.id, command.time, null)
		await setTimeGiven(tx, offer.id, command.by)
		return yes(null)
	})
}

/** Puts someone back into a portion not yet approved. */
export const putBack = async (
	db: Db,
	id: OfferId,
): Promise<Outcome<Offer, 'unknown_offer' | 'already_approved' | 'has_another_offer'>> =>
	inTransaction(db, async (tx) => {
		const [of] = (await batchesOf(tx, [id])) ?? []
		if (of === undefined) return no('unknown_offer')
		const batch = await lockBatch(tx, of)
		const offer = await lockOffer(tx, id)
		if (offer === null) return no('unknown_offer')
		if (batch === null || batch.approvedAt !== null || batch.withdrawnAt !== null) return no('already_approved')
		if (offer.endedBecause === null) return yes(offer)
		return (await setOpen(tx, id)) ? yes(offer) : no('has_another_offer')
	})

/** Approved; or lines had lost their time, and the portion is to be looked at again with the new ones. */
export type Approval =
	| { readonly isApproved: true }
	| { readonly isApproved: false; readonly changed: readonly ChangedTime[] }

/**
 * Approves the portion: the proposed times are held until the answer-by day, and the sending is asked for, all in one
 * transaction. Where a time is no longer to be had, nothing is approved: the lines that have lost theirs are given new ones, and
 * whoever finds none waits for the next portion.
 */
export const approveBatch = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly batch: BatchId; readonly by: StaffId },
	enqueue: Enqueue,
): Promise<Outcome<Approval, 'unknown_batch' | 'withdrawn' | 'nobody_left' | 'changed_meanwhile'>> => {
	const within = { municipality, today: dayOf(at), batch: command.batch }
	const travel = await waysOf(db, within)
	const missed: OfferId[] = []
	const approved = await inTransaction(
		db,
		async (tx): Promise<Outcome<Approval, 'unknown_batch' | 'withdrawn' | 'nobody_left' | 'times_lost'>> => {
			const batch = await lockBatch(tx, command.batch)
			if (batch === null) return no('unknown_batch')
			if (batch.withdrawnAt !== null) return no('withdrawn')
			if (batch.approvedAt !== null) return yes({ isApproved: true })
			await lockOffersInBatch(tx, batch.id)
			const open = (await offersInBatch(tx, batch.id)).filter(({ endedAt }) => endedAt === null)
			if (open.length === 0) return no('nobody_left')
			missed.push(...(await linesLost(tx, within, travel)))
			if (missed.length > 0) return no('times_lost')
			const answerBy = addDays(within.today, municipality.answerWithinDays)
			const withTime = open.filter(({ contact }) => contact === 'fixed_time_letter')
			missed.push(...(await holdAll(tx, at, municipality, withTime, answerBy, command.by)).map(({ id }) => id))
			if (missed.length > 0) return no('times_lost')
			await setAnswerBy(tx, batch.id, answerBy)
			await setApproved(tx, at, batch.id, command.by)
			await enqueue(tx, sendQueue)
			return yes({ isApproved: true })
		},
	)
	if (approved.ok) return approved
	if (approved.why !== 'times_lost') return no(approved.why)
	const again = await layTimesAgain(db, at, municipality, { batch: command.batch, which: 'lost', missed })
	if (again.ok) return yes({ isApproved: false, changed: again.value })
	return again.why === 'already_approved' ? yes({ isApproved: true }) : no(again.why)
}

/** Throws a portion away before approval; everybody in it can be proposed again at once. */
export const withdrawBatch = async (
	db: Db,
	at: Instant,
	command: { readonly batch: BatchId; readonly by: StaffId },
): Promise<Outcome<Batch, 'unknown_batch' | 'already_approved'>> =>
	inTransaction(db, async (tx) => {
		const batch = await lockBatch(tx, command.batch)
		if (batch === null) return no('unknown_batch')
		if (batch.approvedAt !== null) return no('already_approved')
		if (batch.withdrawnAt !== null) return yes(batch)
		await lockOffersInBatch(tx, batch.id)
		for (const offer of await offersInBatch(tx, batch.id))
			if (offer.endedAt === null)
				await setEnded(tx, at, offer.id, { because: 'withdrawn', words: null, by: command.by })
		await setWithdrawn(tx, at, batch.id, command.by)
		return yes(batch)
	})

/** What has gone has gone; nothing more of it goes until somebody continues. */
export const stopBatch = async (
	db: Db,
	at: Instant,
	command: { readonly batch: BatchId; readonly by: StaffId },
): Promise<Outcome<null, 'unknown_batch' | 'not_being_sent'>> =>
	inTransaction(db, async (tx) => {
		const batch = await lockBatch(tx, command.batch)
		if (batch === null) return no('unknown_batch')
		const state = stateOfBatch(batch)
		if (state !== 'sending' && state !== 'stopped') return no('not_being_sent')
		await setStopped(tx, at, batch.id, command.by)
		return yes(null)
	})

/** The rest goes on, each letter asked anew whether it still may. */
export const continueBatch = async (
	db: Db,
	batch: BatchId,
	enqueue: Enqueue,
): Promise<Outcome<null, 'unknown_batch'>> =>
	inTransaction(db, async (tx) => {
		if ((await lockBatch(tx, batch)) === null) return no('unknown_batch')
		await setContinued(tx, batch)
		await enqueue(tx, sendQueue)
		return yes(null)
	})

export const batchWith = async (db: Db, id: BatchId): Promise<{ batch: Batch; offers: Offer[] } | null> => {
	const batch = await findBatch(db, id)
	return batch === null ? null : { batch, offers: await offersInBatch(db, id) }
}

/** Newest first. */
export const listBatches = async (db: Db, most = 50): Promise<Batch[]> => everyBatch(db, most)
