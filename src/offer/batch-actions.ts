import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { BatchId, OfferId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Batch } from './batch.ts'
import {
	everyBatch,
	findBatch,
	insertBatch,
	lockBatch,
	setApproved,
	setWithdrawn,
	waitingBatch,
} from './batch-store.ts'
import { holdAll, timesFor } from './batch-times-actions.ts'
import { candidatesOf } from './candidate-actions.ts'
import { type Choice, chooseDue } from './choose.ts'
import { couplesAmong } from './couple-actions.ts'
import type { Offer } from './offer.ts'
import { whoFits } from './portion.ts'
import { insertOffer, lockOffer, offersInBatch, setAnswerBy, setEnded, setOpen } from './store.ts'

/** The job that sends what is approved. */
export const sendQueue = 'offer-send'
/** Asks for a job in the transaction that decided it. */
export type Enqueue = (tx: Db, queue: string) => Promise<void>

/**
 * Puts together the next portion of letters: those who are due, most urgent first, no more than the limit, and no letter
 * with a fixed time unless there is one. One portion at a time waits for approval; nothing is sent and no time is taken here.
 */
export const proposeBatch = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	today: Day,
	asked: { readonly limit?: number; readonly by?: StaffId | null; readonly sources?: readonly FactSource[] } = {},
): Promise<Outcome<Batch, 'one_waits_for_approval' | 'nobody_is_due' | 'no_free_times'>> =>
	inTransaction(db, async (tx) => {
		if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval')
		const limit = Math.min(asked.limit ?? municipality.batchLimit, municipality.batchLimit)
		const { letters, laterInYear } = await dueNow(tx, at, today, asked.sources ?? [], limit)
		const first = letters.slice(0, limit).filter(({ contact }) => contact === 'fixed_time_letter')
		const couples = await couplesAmong(tx, municipality, today, first)
		const times = await timesFor(tx, municipality, today, first, couples)
		const portion = whoFits(letters, new Set(times.keys()), limit)
		if (portion.in.length === 0) {
			if ((await waitingBatch(tx)) !== null) return no('one_waits_for_approval') // another was quicker and took them all
			return no(portion.withoutTime > 0 ? 'no_free_times' : 'nobody_is_due')
		}
		const batch = await insertBatch(tx, at, asked.by ?? null, { ...portion, laterInYear })
		if (batch === null) return no('one_waits_for_approval')
		for (const chosen of portion.in) await insertOffer(tx, at, batch.id, chosen, times.get(chosen.person) ?? null)
		return yes(batch)
	})

/** Who is due, by the night's verdicts; those who would come first are weighed anew, when the sources of facts are at hand. */
const dueNow = async (
	tx: Db,
	at: Instant,
	today: Day,
	sources: readonly FactSource[],
	limit: number,
): Promise<Choice> => {
	const byNight = chooseDue(await candidatesOf(tx, today), today)
	if (sources.length === 0) return byNight
	const persons = byNight.letters.slice(0, limit * 2).map(({ person }) => person)
	await reassess(tx, at, today, sources, persons)
	return chooseDue(await candidatesOf(tx, today), today)
}

/** Takes someone out of a portion not yet approved; they come up again from the day given. */
export const takeOut = async (
	db: Db,
	at: Instant,
	command: { readonly offer: OfferId; readonly because: string; readonly notBefore: Day; readonly by: StaffId },
): Promise<Outcome<Offer, 'unknown_offer' | 'already_approved' | 'withdrawn' | 'reason_is_missing'>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockOffer(tx, command.offer)
		if (offer === null || offer.batch === null) return no('unknown_offer')
		if (command.because === '') return no('reason_is_missing')
		const batch = await lockBatch(tx, offer.batch)
		if (batch === null) return no('unknown_offer')
		if (batch.withdrawnAt !== null) return no('withdrawn')
		if (batch.approvedAt !== null) return no('already_approved')
		if (offer.endedBecause === 'taken_out') return yes(offer)
		const { because: words, by, notBefore } = command
		await setEnded(tx, at, offer.id, { because: 'taken_out', words, by, notBefore })
		return yes(offer)
	})

/** Puts someone back into a portion not yet approved. */
export const putBack = async (
	db: Db,
	id: OfferId,
): Promise<Outcome<Offer, 'unknown_offer' | 'already_approved' | 'has_another_offer'>> =>
	inTransaction(db, async (tx) => {
		const offer = await lockOffer(tx, id)
		if (offer === null || offer.batch === null) return no('unknown_offer')
		const batch = await lockBatch(tx, offer.batch)
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
		const open = (await offersInBatch(tx, batch.id)).filter(({ endedAt }) => endedAt === null)
		if (open.length === 0) return no('nobody_left')
		const withTime = open.filter(({ contact }) => contact === 'fixed_time_letter')
		const missed = await holdAll(tx, at, municipality, withTime, answerBy, command.by)
		const couples = await couplesAmong(tx, municipality, today, missed)
		const others = await timesFor(tx, municipality, today, missed, couples)
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
		for (const offer of await offersInBatch(tx, batch.id))
			if (offer.endedAt === null)
				await setEnded(tx, at, offer.id, { because: 'withdrawn', words: null, by: command.by })
		await setWithdrawn(tx, at, batch.id, command.by)
		return yes(batch)
	})

export const batchWith = async (db: Db, id: BatchId): Promise<{ batch: Batch; offers: Offer[] } | null> => {
	const batch = await findBatch(db, id)
	return batch === null ? null : { batch, offers: await offersInBatch(db, id) }
}

/** Newest first. */
export const listBatches = async (db: Db, most = 50): Promise<Batch[]> => everyBatch(db, most)
