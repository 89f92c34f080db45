import { addDays, type Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { answerable, groundsKept, type OpenGround } from './choose.ts'
import { isAboutBereavement, type Offer, type OfferGround } from './offer.ts'

/** What is known of the citizen at the moment of sending. */
export type AtSending = {
	readonly status: 'resident' | 'dead' | 'moved_out' | 'emigrated' | 'disappeared'
	readonly verdict: string
	readonly grounds: readonly OpenGround[]
	readonly optedOut: boolean
	/** What the latest call said of them, before the register did. */
	readonly reported: 'moved' | 'dead' | null
	readonly bereavedOn: Day | null
	readonly canBeReached: boolean
	/** The proposed time is still theirs; true when the letter proposes none. */
	readonly timeIsHeld: boolean
}

export type DropReason =
	| 'dead'
	| 'moved'
	| 'disappeared'
	| 'opted_out'
	| 'excluded'
	| 'already_served'
	| 'no_longer_entitled'
	| 'bereaved_since'
	| 'no_address'
	| 'time_lost'
	| 'time_too_near'

export type AtSendingVerdict =
	| { readonly send: true; readonly grounds: readonly OfferGround[] }
	| { readonly send: false; readonly because: DropReason }

const drop = (because: DropReason): AtSendingVerdict => ({ send: false, because })

/** A letter proposes no time that the citizen cannot have answered before. */
const leastDaysAhead = 5

/** Whether the letter still goes, asked of fresh facts in the transaction that writes it; the first hindrance is the reason. */
export const recheck = (
	offer: Pick<Offer, 'grounds' | 'proposedAt' | 'time'>,
	now: AtSending,
	today: Day,
): AtSendingVerdict => {
	if (now.status === 'dead' || now.reported === 'dead') return drop('dead')
	if (now.status === 'disappeared') return drop('disappeared')
	if (now.status !== 'resident' || now.reported === 'moved') return drop('moved')
	if (now.optedOut) return drop('opted_out')
	if (now.verdict === 'excluded') return drop('excluded')
	if (now.verdict !== 'offer') return drop(now.grounds.some(isServed) ? 'already_served' : 'no_longer_entitled')
	const open = answerable(now.grounds)
	const proposed = new Set(offer.grounds.map((ground) => ground.criterion))
	if (!open.some((ground) => proposed.has(ground.criterion)))
		return drop(
			now.grounds.some((ground) => proposed.has(ground.criterion) && isServed(ground))
				? 'already_served'
				: 'no_longer_entitled',
		)
	const mournsSince = now.bereavedOn !== null && now.bereavedOn >= addDays(dayOf(offer.proposedAt), -7)
	if (mournsSince && !isAboutBereavement(offer.grounds)) return drop('bereaved_since')
	if (!now.canBeReached) return drop('no_address')
	if (!now.timeIsHeld) return drop('time_lost')
	if (offer.time !== null && dayOf(offer.time.from) < addDays(today, leastDaysAhead)) return drop('time_too_near')
	return { send: true, grounds: groundsKept(open) }
}

const isServed = (ground: OpenGround): boolean => Boolean(ground.servedOn)

export const wordsForDrop: Readonly<Record<DropReason, Text>> = {
	dead: text('Borgeren er død', 'The citizen has died'),
	moved: text('Borgeren er flyttet fra kommunen', 'The citizen has moved away'),
	disappeared: text('Borgeren er meldt forsvundet', 'The citizen is reported missing'),
	opted_out: text('Ønsker ikke kontakt', 'Wants no contact'),
	excluded: text('Er blevet undtaget', 'Has become excluded'),
	already_served: text('Har fået tilbud eller besøg i mellemtiden', 'Has had an offer or a visit since'),
	no_longer_entitled: text('Er ikke længere i målgruppen', 'No longer in the target group'),
	bereaved_since: text(
		'Har mistet sin ægtefælle: se på brevet først',
		'Has lost their spouse: look at the letter first',
	),
	no_address: text('Har hverken adresse eller Digital Post', 'Has neither an address nor Digital Post'),
	time_lost: text('Tiden er ikke længere fri', 'The time is no longer free'),
	time_too_near: text('Tiden ligger for tæt på', 'The time is too near'),
}
