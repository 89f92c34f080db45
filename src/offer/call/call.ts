import { addDays, type Day, weekdayOf, yearOf } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { type Answer, type CallTime, wordsForCallTime } from '../answer/answer.ts'
import { byUrgency } from '../batch/due.ts'
import type { Due, Offer, OfferGround } from '../offer.ts'

export const callOutcomes = [
	'agreed',
	'call_later',
	'no_answer',
	'no_this_time',
	'no_contact',
	'wrong_number',
	'moved',
	'dead',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

export const wordsForCall: Readonly<Record<CallOutcome, Text>> = {
	agreed: text('Aftalt en tid', 'Agreed on a time'),
	call_later: text('Ring igen senere', 'Call again later'),
	no_answer: text('Tog ikke telefonen', 'No answer'),
	no_this_time: text('Nej tak denne gang', 'No thank you, this time'),
	no_contact: text('Ønsker ikke at blive kontaktet', 'Wants no contact'),
	wrong_number: text('Forkert nummer', 'Wrong number'),
	moved: text('Er flyttet', 'Has moved'),
	dead: text('Er død', 'Has died'),
}

/** What happens after each outcome, as the caller is told. */
export const wordsForNext: Readonly<Record<CallOutcome, Text>> = {
	agreed: text('Tiden er fast og står i kalenderen.', 'The time is firm and in the calendar.'),
	call_later: text('Borgeren kommer på listen igen den dag.', 'The citizen is on the list again that day.'),
	no_answer: text('Borgeren kommer på listen igen om nogle dage.', 'The citizen is on the list again in some days.'),
	no_this_time: text('Der sker ikke mere denne gang. Retten består.', 'Nothing more this time. The right stands.'),
	no_contact: text('Vi kontakter ikke borgeren, før det tages tilbage.', 'No contact until it is taken back.'),
	wrong_number: text('Borgeren får et brev i stedet.', 'The citizen gets a letter instead.'),
	moved: text(
		'Al kontakt er standset, til folkeregistret siger andet.',
		'All contact stops until the register says otherwise.',
	),
	dead: text(
		'Al kontakt er standset, til folkeregistret siger andet.',
		'All contact stops until the register says otherwise.',
	),
}

export type Call = {
	readonly id: string
	readonly person: PersonId
	readonly offer: OfferId | null
	readonly outcome: CallOutcome
	readonly words: string
	readonly againOn: Day | null
	readonly madeAt: Instant
	readonly madeBy: StaffId
	/** Recorded wrongly; a later one says what holds. */
	readonly isCorrected: boolean
}

/** An offer that led to nothing, and the year it was made in. */
export type InVain = { readonly year: number; readonly end: 'no' | 'no_answer' }

/** A call asked for: the day, the part of it that suits, and what was said or written, the number to call with it. */
export type Promised = {
	readonly kind: 'promised'
	readonly on: Day
	readonly when: CallTime | null
	readonly words: string
}

/** Why someone is to be phoned. */
export type CallReason =
	| Promised
	| { readonly kind: 'ground'; readonly due: Due; readonly until: Day | null }
	| { readonly kind: 'again'; readonly on: Day }
	| { readonly kind: 'silent'; readonly inVain: readonly InVain[]; readonly lastOn: Day }
	| ({ readonly kind: 'not_held' } & Pick<NotHeld, 'on' | 'because'>)

/** A visit agreed that came to nothing, and whose citizen is to be offered a new time. */
export type NotHeld = {
	readonly person: PersonId
	/** The offer it was to answer; null for a visit on none. */
	readonly offer: OfferId | null
	readonly on: Day
	readonly because: Text
}

export const wordsForCallReason = (reason: CallReason): Text => {
	if (reason.kind === 'promised') return wordsForPromise(reason)
	if (reason.kind === 'ground') return text('Skal have tilbuddet på telefonen', 'Is to have the offer by telephone')
	if (reason.kind === 'again') return text('Tog ikke telefonen sidst', 'Did not answer last time')
	if (reason.kind === 'not_held') {
		const { da, en } = reason.because
		return text(
			`Besøget blev ikke til noget (${da}) – tilbyd en ny tid`,
			`The visit came to nothing (${en}) – offer a new time`,
		)
	}
	return wordsForInVain(reason.inVain)
}

const wordsForPromise = ({ when, words }: Promised): Text => {
	const part = when === null ? text('', '') : wordsForCallTime[when]
	const [da, en] = [part.da.toLowerCase(), part.en.toLowerCase()]
	const rest = words === '' ? '' : ` – ${words}`
	return text(`Har bedt om et opkald ${da}`.trim() + rest, `Has asked for a call ${en}`.trim() + rest)
}

/** The telephone number that was written among other words; null when there is none. */
export const numberIn = (words: string): string | null => {
	const found = /(?<![\d-])(?:(?:\+|00)\d(?: ?\d){7,13}|\d{8}|\d{4} \d{4}|\d\d(?: \d\d){3})(?![\d-])/.exec(words)
	return found === null ? null : found[0].replaceAll(' ', '')
}

/** The call that the latest answer asks for, on the day it says or the one that was set since; null when it asks for none. */
export const promisedIn = (latest: Answer | undefined, calls: readonly Call[]): Promised | null => {
	if (latest?.kind !== 'call_later') return null
	const [said, set] = [latest.callOn, waitsUntil(calls)]
	const on = said === null || (set !== null && set > said) ? set : said
	return on === null ? null : { kind: 'promised', on, when: latest.callWhen, words: latest.words }
}

/** *3. gang uden svar: 2023, 2024, 2026*: how often in a row, and when. */
export const wordsForInVain = (inVain: readonly InVain[]): Text => {
	const [times, years] = [inVain.length, inVain.map(({ year }) => year).join(', ')]
	if (inVain.every(({ end }) => end === 'no_answer'))
		return text(`${times}. gang uden svar: ${years}`, `No answer ${times} ${times === 1 ? 'time' : 'times'}: ${years}`)
	if (inVain.every(({ end }) => end === 'no'))
		return text(`${times}. gang nej tak: ${years}`, `Declined ${times} ${times === 1 ? 'time' : 'times'}: ${years}`)
	const each = (no: string, silent: string) =>
		inVain.map(({ year, end }) => `${year} ${end === 'no' ? no : silent}`).join(', ')
	return text(
		`${times}. gang uden ja: ${each('nej tak', 'intet svar')}`,
		`${times} times without a yes: ${each('declined', 'no answer')}`,
	)
}

export type ToCall = {
	readonly person: PersonId
	readonly reason: CallReason
	/** The open offer that the call is about; null when the call itself makes it. */
	readonly offer: OfferId | null
	readonly grounds: readonly OfferGround[]
	/** Earlier calls about this, newest first. */
	readonly calls: readonly Call[]
}

/** Calls in vain before a letter is the better way. */
export const mostCallsInVain = 3

/** When to try again after nobody took the telephone: two working days on, then a week. */
export const tryAgainOn = (today: Day, triesSoFar: number): Day => {
	const on = addDays(today, triesSoFar === 0 ? 2 : 7)
	return weekdayOf(on) > 5 ? addDays(on, 8 - weekdayOf(on)) : on
}

/**
 * A promise first, those of a day for another part of it than now after the others of that day; then a visit that came to nothing,
 * then whoever's ground presses most, then those tried in vain, then the silent, longest ago first.
 */
export const inCallOrder = (list: readonly ToCall[], today: Day, now: CallTime | null = null): ToCall[] => {
	const rank = { promised: 0, not_held: 1, ground: 2, again: 3, silent: 4 }
	const dayOfReason = (reason: CallReason): Day =>
		reason.kind === 'ground' ? reason.due.on : reason.kind === 'silent' ? reason.lastOn : reason.on
	return list.toSorted((a, b) => {
		const [x, y] = [a.reason, b.reason]
		if (x.kind !== y.kind) return rank[x.kind] - rank[y.kind]
		if (x.kind === 'ground' && y.kind === 'ground')
			return byUrgency({ ...x, person: a.person }, { ...y, person: b.person }, today)
		const place = ({ reason, person }: ToCall) => `${dayOfReason(reason)} ${suits(reason, now) ? 0 : 1} ${person}`
		const [on, then] = [place(a), place(b)]
		return on < then ? -1 : on > then ? 1 : 0
	})
}

const suits = (reason: CallReason, now: CallTime | null): boolean =>
	reason.kind !== 'promised' || reason.when === null || now === null || reason.when === now

const ledToNothing = ({ madeOn, endedBecause: end }: Pick<Offer, 'madeOn' | 'endedBecause'>): InVain[] =>
	madeOn !== null && (end === 'no' || end === 'no_answer') ? [{ year: yearOf(madeOn), end }] : []

/** The silences and noes in a row up to the latest offer, oldest first; a yes between begins anew. Offers are given oldest first. */
export const inVainLately = (offers: readonly Pick<Offer, 'madeOn' | 'endedBecause'>[]): InVain[] => {
	const made = offers.filter(({ madeOn }) => madeOn !== null)
	const heard = made.findLastIndex((offer) => ledToNothing(offer).length === 0)
	return made.slice(heard + 1).flatMap(ledToNothing)
}

/** Every silence over the years, whatever came between. */
export const silencesEver = (offers: readonly Pick<Offer, 'madeOn' | 'endedBecause'>[]): InVain[] =>
	offers.flatMap(ledToNothing).filter(({ end }) => end === 'no_answer')

/** What led to nothing over the years, in words: more than once in a row up to now, or any silence; null when nothing did. */
export const wordsOverYears = (offers: readonly Pick<Offer, 'madeOn' | 'endedBecause'>[]): Text | null => {
	const [lately, ever] = [inVainLately(offers), silencesEver(offers)]
	return lately.length > 1 ? wordsForInVain(lately) : ever.length > 0 ? wordsForInVain(ever) : null
}

/** What the latest calls, newest first, say of reaching this citizen by telephone. */
export const reachOf = (
	calls: readonly Call[],
): { readonly reported: 'moved' | 'dead' | null; readonly numberIsWrong: boolean; readonly inVain: number } => {
	const last = calls[0]?.outcome
	const heard = calls.findIndex((call) => call.outcome !== 'no_answer')
	return {
		reported: last === 'moved' || last === 'dead' ? last : null,
		numberIsWrong: last === 'wrong_number',
		inVain: heard === -1 ? calls.length : heard,
	}
}

/** Nobody is phoned again before the day agreed or set. */
export const waitsUntil = (calls: readonly Call[]): Day | null => calls[0]?.againOn ?? null

export const calledSince = (calls: readonly Call[], on: Day): boolean => calls.some((call) => dayOf(call.madeAt) >= on)
