import type { HistoryEntry } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Answer } from './answer.ts'
import { criteriaOf, type Offer } from './offer.ts'
import type { OptOut } from './opt-out.ts'

/** What this room adds to a citizen's history: offers made, on the day they were made and with every ground they named; how they went; opt-outs. */
export const historyOf = (
	offers: readonly Offer[],
	answers: readonly Answer[],
	optOuts: readonly OptOut[],
): HistoryEntry[] => [
	...offers.flatMap((offer) => (offer.madeOn === null ? [] : historyOfOffer(offer, offer.madeOn, answers))),
	...optOuts.flatMap((optOut): HistoryEntry[] => [
		{ kind: 'opted_out', on: optOut.on, until: optOut.until },
		...(optOut.endedOn === null || optOut.endedWords === replaced
			? []
			: [{ kind: 'opt_out_ended', on: optOut.endedOn } as const]),
	]),
]

/** An opt-out that another took the place of did not end. */
export const replaced = 'replaced'

const historyOfOffer = (offer: Offer, madeOn: Day, answers: readonly Answer[]): HistoryEntry[] => [
	{ kind: 'offer', on: madeOn, criteria: criteriaOf(offer) },
	...answers
		.filter((answer) => answer.offer === offer.id && (answer.kind === 'no' || answer.kind === 'no_contact'))
		.map((answer) => ({ kind: 'declined', on: answer.on }) as const),
	...(offer.endedBecause === 'no_answer' && offer.endedAt !== null
		? [{ kind: 'no_answer', on: dayOf(offer.endedAt) } as const]
		: []),
]
