import { addDays, type Day } from '#kernel/day.ts'
import { dayOf, type Instant, isSameMoment } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Purpose } from '../letter/letter.ts'
import { isAboutBereavement, type Offer, type OfferGround } from '../offer.ts'
import { answerable, groundsKept, type OpenGround } from './choose.ts'

/** What is known of the citizen at the moment of sending. */
export type AtSending = {
	readonly status: 'resident' | 'dead' | 'moved_out' | 'emigrated' | 'disappeared'
	/** As it would be had the offer not been made: it is no hindrance to its own letters. */
	readonly verdict: string
	readonly grounds: readonly OpenGround[]
	/** An exclusion holds and nobody has set it aside, also where no ground is open any more. */
	readonly isExcluded: boolean
	readonly optedOut: boolean
	/** What the latest call said of them, before the register did. */
	readonly reported: 'moved' | 'dead' | null
	readonly bereavedOn: Day | null
	/** Since when the address is protected; null when it is not, or always was. */
	readonly protectedSince: Day | null
	readonly canBeReached: boolean
	/** The proposed time is still theirs; true when the letter proposes none. */
	readonly timeIsHeld: boolean
	/** When the visit agreed on is, or the event they have a seat at; null when there is none. */
	readonly stands: Instant | null
	/** The latest visit, or event attended instead of one. */
	readonly visitedOn: Day | null
	/** Two people have answered differently, and nobody has found out which holds. */
	readonly isConflicting: boolean
}

/** A letter that is to go, as far as that matters for whether it may. */
export type ToGo = {
	readonly purpose: Purpose
	/** When it was decided: of an offer and its reminders when the offer was proposed, of another letter when it was written down. */
	readonly decidedAt: Instant
	readonly offer: Pick<Offer, 'grounds' | 'time' | 'madeOn' | 'endedBecause' | 'answerBy'> | null
	/** The time that it names; of a cancellation the one that no longer holds. */
	readonly time: Instant | null
	readonly isToBoth: boolean
	/** What somebody has looked at, and let it go all the same. */
	readonly letGo: readonly string[]
}

/** It never goes. */
export type DropReason =
	| 'dead'
	| 'moved'
	| 'disappeared'
	| 'opted_out'
	| 'excluded'
	| 'already_served'
	| 'no_longer_entitled'
	| 'answered'
	| 'no_address'
	| 'time_lost'
	| 'event_cancelled'
	| 'time_too_near'
	| 'time_changed'
	| 'not_tomorrow'
	| 'contact_wanted'
/** A person looks at it first. */
export type HoldReason =
	| 'bereaved_since'
	| 'protected_since'
	| 'answers_conflict'
	| 'contact_unwanted'
	| 'call_instead'
	| 'too_late_by_post'
	| 'excluded_since'

export type MayGo =
	| { readonly may: 'go' }
	| { readonly may: 'drop'; readonly because: DropReason }
	| { readonly may: 'wait'; readonly because: HoldReason }

export type AtSendingVerdict =
	| { readonly send: true; readonly grounds: readonly OfferGround[] }
	| { readonly send: false; readonly because: DropReason }

/** A letter proposes no time that the citizen cannot have answered before. */
export const leastDaysAhead = 5
/** A loss is told within days, a protection with the next list. */
const daysUntilToldOf = { loss: 7, protection: 31 }

/** Whether a letter still goes, asked of fresh facts in the transaction that lets it out; the first hindrance is the reason. */
export const mayGo = (letter: ToGo, now: AtSending, today: Day): MayGo => {
	const gone = departed(now)
	const drop = gone ?? hindranceTo[letter.purpose](letter, now, today)
	if (drop !== null) return { may: 'drop', because: drop }
	const wait = toLookAt(letter, now).find((because) => !letter.letGo.includes(because))
	return wait === undefined ? { may: 'go' } : { may: 'wait', because: wait }
}

const departed = ({ status, reported }: AtSending): DropReason | null => {
	if (status === 'dead' || reported === 'dead') return 'dead'
	if (status === 'disappeared') return 'disappeared'
	return status !== 'resident' || reported === 'moved' ? 'moved' : null
}

type Hindrance = (letter: ToGo, now: AtSending, today: Day) => DropReason | null

const toOffer: Hindrance = ({ offer }, now, today) => {
	if (offer === null) return 'no_longer_entitled'
	const found = recheck(offer, now, today)
	if (!found.send) return found.because
	if (offer.madeOn === null) return null
	if (offer.endedBecause !== null) return offer.endedBecause === 'no_answer' ? 'time_too_near' : 'answered'
	return offer.answerBy !== null && offer.answerBy <= today ? 'time_too_near' : null
}

/** The offer stands although its window has closed since; what speaks against the contact does so still. */
const toReminder: Hindrance = ({ offer, time }, now, today) => {
	if (offer === null || offer.madeOn === null || offer.endedBecause !== null) return 'answered'
	if (now.optedOut) return 'opted_out'
	if (now.isExcluded) return 'excluded'
	if (now.visitedOn !== null && now.visitedOn >= offer.madeOn) return 'already_served'
	if (!now.canBeReached) return 'no_address'
	if (time !== null && !now.timeIsHeld) return 'time_lost'
	return offer.answerBy !== null && offer.answerBy < today ? 'time_too_near' : null
}

const toTime: Hindrance = ({ time }, now) => (isSameMoment(time, now.stands) ? null : 'time_changed')

const hindranceTo: Readonly<Record<Purpose, Hindrance>> = {
	offer: toOffer,
	reminder: toReminder,
	confirmation: toTime,
	change: toTime,
	cancellation: ({ time }, now) => (isSameMoment(time, now.stands) ? 'time_changed' : null),
	goodbye: (_, now) => (!now.optedOut ? 'contact_wanted' : now.canBeReached ? null : 'no_address'),
	milestone: (letter, now, today) => (now.isExcluded ? 'excluded' : hindranceTo.goodbye(letter, now, today)),
	day_before: (letter, now, today) => {
		const changed = toTime(letter, now, today)
		return changed ?? (letter.time !== null && dayOf(letter.time) === addDays(today, 1) ? null : 'not_tomorrow')
	},
}

/** Letters that take for granted that nothing sad has happened. */
const cheerful: readonly Purpose[] = ['offer', 'reminder', 'milestone']
/** Letters about a visit agreed on: the citizen must learn of it, by one way or another. */
const aboutVisit: readonly Purpose[] = ['confirmation', 'change', 'cancellation']

const toLookAt = ({ purpose, offer, decidedAt, isToBoth }: ToGo, now: AtSending): HoldReason[] => {
	if (purpose === 'day_before') return []
	const since = (day: Day | null, within: number): boolean => day !== null && day >= addDays(dayOf(decidedAt), -within)
	const speaksOfIt = offer !== null && isAboutBereavement(offer.grounds)
	const isCheerful = isToBoth || (cheerful.includes(purpose) && !speaksOfIt)
	return [
		...(isCheerful && since(now.bereavedOn, daysUntilToldOf.loss) ? (['bereaved_since'] as const) : []),
		...(since(now.protectedSince, daysUntilToldOf.protection) ? (['protected_since'] as const) : []),
		...(now.isConflicting ? (['answers_conflict'] as const) : []),
		...(now.optedOut && aboutVisit.includes(purpose) ? (['contact_unwanted'] as const) : []),
		...(!now.canBeReached && aboutVisit.includes(purpose) ? (['call_instead'] as const) : []),
	]
}

const dropped = (because: DropReason): AtSendingVerdict => ({ send: false, because })

/** Whether the offer is still to be made, and on which grounds; asks not for what only a person can weigh. */
export const recheck = (offer: Pick<Offer, 'grounds' | 'time'>, now: AtSending, today: Day): AtSendingVerdict => {
	const gone = departed(now)
	if (gone !== null) return dropped(gone)
	if (now.optedOut) return dropped('opted_out')
	if (now.verdict === 'excluded') return dropped('excluded')
	if (now.verdict !== 'offer') return dropped(now.grounds.some(isServed) ? 'already_served' : 'no_longer_entitled')
	const open = answerable(now.grounds)
	const proposed = new Set(offer.grounds.map((ground) => ground.criterion))
	if (!open.some((ground) => proposed.has(ground.criterion)))
		return dropped(
			now.grounds.some((ground) => proposed.has(ground.criterion) && isServed(ground))
				? 'already_served'
				: 'no_longer_entitled',
		)
	if (!now.canBeReached) return dropped('no_address')
	if (!now.timeIsHeld) return dropped('time_lost')
	if (offer.time !== null && dayOf(offer.time.from) < addDays(today, leastDaysAhead)) return dropped('time_too_near')
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
	answered: text('Har svaret i mellemtiden', 'Has answered since'),
	no_address: text('Har hverken adresse eller Digital Post', 'Has neither an address nor Digital Post'),
	time_lost: text('Tiden er ikke længere fri', 'The time is no longer free'),
	event_cancelled: text('Arrangementet blev aflyst', 'The event was cancelled'),
	time_too_near: text('Tiden ligger for tæt på', 'The time is too near'),
	time_changed: text('Tiden er en anden nu', 'The time is another now'),
	not_tomorrow: text('Besøget er ikke i morgen', 'The visit is not tomorrow'),
	contact_wanted: text('Vil gerne kontaktes igen', 'Wants to be contacted again'),
}

export const wordsForHold: Readonly<Record<HoldReason, Text>> = {
	bereaved_since: text(
		'Har mistet sin ægtefælle: se på brevet først',
		'Has lost their spouse: look at the letter first',
	),
	protected_since: text(
		'Har fået beskyttet adresse: se på brevet først',
		'The address has become protected: look at the letter first',
	),
	answers_conflict: text(
		'To har svaret forskelligt: find ud af, hvad der gælder',
		'Two have answered differently: find out which holds',
	),
	contact_unwanted: text(
		'Har en aftale og ønsker alligevel ikke kontakt: find ud af, hvad der gælder',
		'Has a visit arranged and still wants no contact: find out which holds',
	),
	call_instead: text(
		'Har hverken adresse eller Digital Post: ring i stedet',
		'Has neither an address nor Digital Post: call instead',
	),
	too_late_by_post: text(
		'Brevet kan ikke nå frem i tide: ring til borgeren',
		'The letter cannot arrive in time: call the citizen',
	),
	excluded_since: text(
		'Besøget er aflyst, fordi borgeren er blevet undtaget: se på brevet først',
		'The visit was called off because the citizen has become excluded: look at the letter first',
	),
}
