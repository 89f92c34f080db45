import type { HistoryEntry } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { OptOut } from '../no-contact/opt-out.ts'

/** An offer made and how it went, as far as a standard may weigh it. */
export type OfferMadeTo = {
	readonly madeOn: Day
	/** Of every ground it named. */
	readonly criteria: readonly string[]
	/** Whether it invited to a collective event. */
	readonly isToEvent: boolean
	/** The event was declined, and that holds: the standard may give a visit instead. */
	readonly eventIsDeclined: boolean
	/** Every no, this time or for good. */
	readonly declinedOn: readonly Day[]
	/** The day on which it ended unanswered. */
	readonly silentOn: Day | null
}

/** What this room adds to a citizen's history: offers made, on the day they were made and with every ground they named; how they went; opt-outs. */
export const historyOf = (
	offers: readonly OfferMadeTo[],
	optOuts: readonly Pick<OptOut, 'on' | 'until' | 'endedOn' | 'endedWords'>[],
	attendedOn: readonly Day[] = [],
): HistoryEntry[] => [
	...offers.flatMap(historyOfOffer),
	...attendedOn.map((on) => ({ kind: 'event_attended', on }) as const),
	...optOuts.flatMap((optOut): HistoryEntry[] => [
		{ kind: 'opted_out', on: optOut.on, until: optOut.until },
		...(optOut.endedOn === null || optOut.endedWords === replaced
			? []
			: [{ kind: 'opt_out_ended', on: optOut.endedOn } as const]),
	]),
]

/** An opt-out that another took the place of did not end. */
export const replaced = 'replaced'

const historyOfOffer = ({ madeOn, criteria, declinedOn, silentOn, ...event }: OfferMadeTo): HistoryEntry[] => [
	{ kind: 'offer', on: madeOn, criteria, form: event.isToEvent ? 'collective_event' : 'home_visit' },
	...declinedOn.map(
		(on) =>
			({ kind: 'declined', on, ...(event.eventIsDeclined ? { form: 'collective_event' as const } : {}) }) as const,
	),
	...(silentOn === null ? [] : [{ kind: 'no_answer', on: silentOn } as const]),
]
