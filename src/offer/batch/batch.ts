import type { BatchId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Offer } from '../offer.ts'

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
	/** Stopped after approval: what has gone has gone, the rest waits until somebody continues. */
	readonly stoppedAt: Instant | null
	readonly stoppedBy: StaffId | null
}

export type BatchState = 'waits' | 'withdrawn' | 'stopped' | 'sending' | 'sent'

export const stateOfBatch = (batch: Batch): BatchState => {
	if (batch.withdrawnAt !== null) return 'withdrawn'
	if (batch.approvedAt === null) return 'waits'
	if (batch.finishedAt !== null) return 'sent'
	return batch.stoppedAt === null ? 'sending' : 'stopped'
}

export const wordsForBatch: Readonly<Record<BatchState, Text>> = {
	waits: text('Venter på godkendelse', 'Waits for approval'),
	withdrawn: text('Trukket tilbage', 'Withdrawn'),
	stopped: text('Stoppet', 'Stopped'),
	sending: text('Er ved at blive sendt', 'Being sent'),
	sent: text('Sendt', 'Sent'),
}

/** Every offer of the portion is counted once. */
export type Progress = {
	/** All but those taken out. */
	readonly in: number
	readonly sent: number
	readonly takenOut: number
	readonly dropped: number
	readonly held: number
	readonly left: number
}

type Counted = 'sent' | 'takenOut' | 'dropped' | 'held' | 'left'

const countedAs = ({ id, endedBecause, heldBecause }: Counts, letters: Letters): Counted => {
	if (letters.delivered.has(id)) return 'sent'
	if (endedBecause === 'taken_out' || endedBecause === 'withdrawn') return 'takenOut'
	if (endedBecause !== null) return 'dropped'
	return heldBecause !== null || letters.held.has(id) ? 'held' : 'left'
}

type Counts = Pick<Offer, 'id' | 'endedBecause' | 'heldBecause'>
/** By offer: letters that have left, and letters written that wait for somebody to look. */
type Letters = { readonly delivered: ReadonlySet<string>; readonly held: ReadonlySet<string> }

export const progressOf = (offers: readonly Counts[], letters: Letters): Progress => {
	const counted = Map.groupBy(offers, (offer) => countedAs(offer, letters))
	const count = (as: Counted): number => counted.get(as)?.length ?? 0
	return {
		in: offers.length - count('takenOut'),
		sent: count('sent'),
		takenOut: count('takenOut'),
		dropped: count('dropped'),
		held: count('held'),
		left: count('left'),
	}
}

/** Why somebody who is to be offered a visit is not in a portion. */
export const reasonsLeftOut = [
	'without_time',
	'without_event',
	'over_limit',
	'later_in_year',
	'in_peace',
	'by_phone',
	'kept_out',
	'nothing_to_offer',
] as const
export type LeftOut = (typeof reasonsLeftOut)[number]

export const wordsForLeftOut: Readonly<Record<LeftOut, Text>> = {
	without_time: text('Skal have brev nu, men der er ingen ledig tid', 'Due now, but there is no free time'),
	without_event: text(
		'Skal inviteres til et arrangement, men intet planlagt har plads',
		'Are to be invited to an event, but none that is planned has room',
	),
	over_limit: text('Skal have brev nu og kommer i næste udsendelse', 'Due now and will come in the next batch'),
	later_in_year: text('Får deres tilbud senere i året', 'Are to have theirs later in the year'),
	in_peace: text(
		'Har lige mistet deres ægtefælle og får ro først',
		'Have just lost their spouse and are left in peace first',
	),
	by_phone: text('Skal ringes op i stedet', 'Are to be phoned instead'),
	kept_out: text(
		'Har allerede et tilbud eller en tid, er taget ud for en tid eller ønsker ikke kontakt',
		'Have an offer or a time already, are taken out for a while, or want no contact',
	),
	nothing_to_offer: text(
		'Har kun grunde, som ikke udløser et tilbud af sig selv',
		'Have only grounds that make no offer by themselves',
	),
}
