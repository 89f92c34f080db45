import type { HistoryEntry } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OptOut } from './opt-out.ts'

/** An offer made and how it went, as far as a standard may weigh it. */
export type OfferMadeTo = {
	readonly madeOn: Day
	/** Of every ground it named. */
	readonly criteria: readonly string[]
	/** Every no, this time or for good. */
	readonly declinedOn: readonly Day[]
	/** The day on which it ended unanswered. */
	readonly silentOn: Day | null
}

/** What this room adds to a citizen's history: offers made, on the day they were made and with every ground they named; how they went; opt-outs. */
export const historyOf = (
	offers: readonly OfferMadeTo[],
	optOuts: readonly Pick<OptOut, 'on' | 'until' | 'endedOn' | 'endedWords'>[],
): HistoryEntry[] => [
	...offers.flatMap(historyOfOffer),
	...optOuts.flatMap((optOut): HistoryEntry[] => [
		{ kind: 'opted_out', on: optOut.on, until: optOut.until },
		...(optOut.endedOn === null || optOut.endedWords === replaced
			? []
			: [{ kind: 'opt_out_ended', on: optOut.endedOn } as const]),
	]),
]

/** An opt-out that another took the place of did not end. */
export const replaced = 'replaced'

const historyOfOffer = ({ madeOn, criteria, declinedOn, silentOn }: OfferMadeTo): HistoryEntry[] => [
	{ kind: 'offer', on: madeOn, criteria },
	...declinedOn.map((on) => ({ kind: 'declined', on }) as const),
	...(silentOn === null ? [] : [{ kind: 'no_answer', on: silentOn } as const]),
]
