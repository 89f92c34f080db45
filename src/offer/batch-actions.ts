import { addDays, type Day } from '#kernel/day.ts'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, overlaps } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Batch, stateOfBatch } from './batch.ts'
import { everyBatch, findBatch, lockBatch, setApproved, setContinued, setStopped, setWithdrawn } from './batch-store.ts'
import { timesFor, timesIn } from './batch-times-actions.ts'
import { holdAll } from './batch-times-hold-actions.ts'
import { couplesAmong } from './couple-actions.ts'
import { isFree } from './free-time-actions.ts'
import { type Offer, type ProposedTime, spanOf } from './offer.ts'
import {
	findOffer,
	lockOffer,
	lockOffersInBatch,
	offersInBatch,
	setAnswerBy,
	setEnded,
	setOpen,
	setTime,
} from './store.ts'

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

/** Another free time in the letter of a portion not yet approved; one proposed to somebody else in it is none. */
export const giveOtherTime = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly offer: OfferId; readonly time: ProposedTime },
): Promise<Outcome<null, 'unknown_offer' | 'already_approved' | 'withdrawn' | 'time_is_gone'>> =>
	inTransaction(db, async (tx) => {
		const [of] = (await batchesOf(tx, [command.offer])) ?? []
		const batch = of === undefined ? null : await lockBatch(tx, of)
		const offer = batch === null ? null : await lockOffer(tx, command.offer)
		if (batch === null || offer === null) return no('unknown_offer')
		if (batch.withdrawnAt !== null) return no('withdrawn')
		if (batch.approvedAt !== null) return no('already_approved')
		if (offer.time === null || offer.endedAt !== null) return no('unknown_offer')
		const { staff, from } = command.time
		const isLateEnough = dayOf(from) > addDays(dayOf(at), municipality.answerWithinDays)
		const span = spanOf(command.time, offer.minutes)
		const others = (await offersInBatch(tx, batch.id)).filter(({ id, endedAt }) => id !== offer.id && endedAt === null)
		if (others.some(({ time, minutes }) => time?.staff === staff && overlaps(spanOf(time, minutes), span)))
			return no('time_is_gone')
		if (!isLateEnough || !(await isFree(tx, at, { staff, span }, null, municipality))) return no('time_is_gone')
		await setTime(tx, offer.id, command.time, null)
		return yes(null)
	})

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

/**
 * Approves the portion: the proposed times are held until the answer-by day, and the sending is asked for, all in one
 * transaction. A time gone since is replaced by another; where there is none, the citizen waits for the next portion.
 */
export const approveBatch = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly batch: BatchId; readonly by: StaffId },
	enqueue: Enqueue,
): Promise<Outcome<{ readonly withoutTime: number }, 'unknown_batch' | 'withdrawn' | 'nobody_left'>> =>
	inTransaction(db, async (tx) => {
		const batch = await lockBatch(tx, command.batch)
		if (batch === null) return no('unknown_batch')
		if (batch.withdrawnAt !== null) return no('withdrawn')
		if (batch.approvedAt !== null) return yes({ withoutTime: 0 })
		const today = dayOf(at)
		const answerBy = addDays(today, municipality.answerWithinDays)
		await lockOffersInBatch(tx, batch.id)
		const open = (await offersInBatch(tx, batch.id)).filter(({ endedAt }) => endedAt === null)
		if (open.length === 0) return no('nobody_left')
		const withTime = open.filter(({ contact }) => contact === 'fixed_time_letter')
		const missed = await holdAll(tx, at, municipality, withTime, answerBy, command.by)
		const couples = await couplesAmong(tx, municipality, today, missed)
		const others = timesIn((await timesFor(tx, municipality, today, missed, couples)).visits)
		const again = missed.map((offer) => ({ ...offer, time: others.get(offer.person) ?? null }))
		const lost = await holdAll(tx, at, municipality, again, answerBy, command.by)
		for (const offer of lost) await setEnded(tx, at, offer.id, { because: 'dropped', words: 'time_lost', by: null })
		const withoutTime = lost.length
		await setAnswerBy(tx, batch.id, answerBy)
		await setApproved(tx, at, batch.id, command.by)
		await enqueue(tx, sendQueue)
		return yes({ withoutTime })
	})

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
