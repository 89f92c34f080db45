import type { BatchId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Offer } from './offer.ts'

/** A portion of letters proposed at once; nothing is sent before it is approved. */
export type Batch = {
	readonly id: BatchId
	readonly proposedAt: Instant
	readonly proposedBy: StaffId | null
	/** Due, and not in it: no free time was left, the limit was reached, or their month has not come. */
	readonly withoutTime: number
	readonly overLimit: number
	readonly laterInYear: number
	readonly approvedAt: Instant | null
	readonly approvedBy: StaffId | null
	readonly withdrawnAt: Instant | null
	readonly finishedAt: Instant | null
}

export type BatchState = 'waits' | 'withdrawn' | 'sending' | 'sent'

export const stateOfBatch = (batch: Batch): BatchState => {
	if (batch.withdrawnAt !== null) return 'withdrawn'
	if (batch.approvedAt === null) return 'waits'
	return batch.finishedAt === null ? 'sending' : 'sent'
}

export const wordsForBatch: Readonly<Record<BatchState, Text>> = {
	waits: text('Venter på godkendelse', 'Waits for approval'),
	withdrawn: text('Trukket tilbage', 'Withdrawn'),
	sending: text('Er ved at blive sendt', 'Being sent'),
	sent: text('Sendt', 'Sent'),
}

export type Progress = {
	/** Still in the batch. */
	readonly in: number
	readonly sent: number
	readonly takenOut: number
	readonly dropped: number
	readonly held: number
	readonly left: number
}

export const progressOf = (offers: readonly Offer[], delivered: ReadonlySet<string>): Progress => {
	const count = (is: (offer: Offer) => boolean): number => offers.filter(is).length
	const takenOut = count(({ endedBecause }) => endedBecause === 'taken_out' || endedBecause === 'withdrawn')
	const dropped = count(({ endedBecause }) => endedBecause === 'dropped')
	const sent = count(({ id }) => delivered.has(id))
	const held = count(({ heldBecause, endedBecause }) => heldBecause !== null && endedBecause === null)
	const all = offers.length - takenOut
	const left = count(
		({ id, heldBecause, endedBecause }) => heldBecause === null && endedBecause === null && !delivered.has(id),
	)
	return { in: all, sent, takenOut, dropped, held, left }
}
