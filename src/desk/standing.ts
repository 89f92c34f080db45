import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import type { GroundFacts, OpenOffer, StandingFacts } from './standing-facts.ts'
import { type StandingBadge, type StandingKind, standingBadge, standingLabel } from './standing-words.ts'

export type Standing = {
	readonly kind: StandingKind
	readonly label: Text
	readonly badge: StandingBadge
	/** Since when; null when no day can be named. */
	readonly since: Day | null
	/** Criteria it is about. */
	readonly criteria: readonly string[]
	readonly details: readonly Text[]
}

const onDay = (da: string, en: string, day: Day): Text =>
	text(`${da} ${writeDay(day, 'da')}`, `${en} ${writeDay(day, 'en')}`)
const nextChange = ({ nextChangeOn }: StandingFacts): Text[] =>
	nextChangeOn === null
		? [text('Intet ændrer sig af sig selv', 'Nothing changes by itself')]
		: [onDay('Næste ændring', 'Next change', nextChangeOn)]
const waiting = ({ grounds, today }: StandingFacts): GroundFacts[] =>
	grounds.filter((ground) => ground.unserved && ground.from <= today)
const codes = (grounds: readonly GroundFacts[]): string[] => grounds.map((ground) => ground.criterion)
const targets = (grounds: readonly GroundFacts[]): Text[] => {
	const days = grounds.flatMap((ground) => ((ground.target ?? ground.until) ? [ground.target ?? ground.until] : []))
	const first = days.filter((day) => day !== null).toSorted()[0]
	return first === undefined ? [] : [onDay('Senest', 'By', first)]
}

type Answer = Pick<Standing, 'since' | 'criteria' | 'details'> & {
	readonly kind: StandingKind
	readonly badge?: StandingBadge
	readonly label?: Text
}
type Question = (facts: StandingFacts) => Answer | null

const statusText: Record<Exclude<StandingFacts['status'], 'resident'>, Text> = {
	dead: text('Død', 'Dead'),
	moved_out: text('Flyttet fra kommunen', 'Moved out of the municipality'),
	emigrated: text('Udrejst', 'Emigrated'),
	disappeared: text('Forsvundet', 'Disappeared'),
}

const hasLeft: Question = ({ status, statusSince }) =>
	status === 'resident'
		? null
		: {
				kind: 'left',
				since: statusSince,
				criteria: [],
				label: text(
					`Ikke i målgruppen (${statusText[status].da.toLowerCase()})`,
					`Not in the target group (${statusText[status].en.toLowerCase()})`,
				),
				details: [
					statusText[status],
					...(statusSince === null ? [] : [text(writeDay(statusSince, 'da'), writeDay(statusSince, 'en'))]),
				],
			}

const agreementDetails = (agreement: StandingFacts['agreements'][number]): Text[] => [
	text(agreement.what, agreement.what),
	onDay('Aftalt til', 'Due', agreement.dueOn),
	text(agreement.owner, agreement.owner),
]
const firstDue = (facts: StandingFacts) => facts.agreements.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]

const isPromiseLate: Question = (facts) => {
	const agreement = firstDue(facts)
	return agreement === undefined || agreement.dueOn >= facts.today
		? null
		: { kind: 'follow_up_overdue', since: agreement.dueOn, criteria: [], details: agreementDetails(agreement) }
}

const offerAt = (facts: StandingFacts, step: OpenOffer['step']) => facts.offers.find((offer) => offer.step === step)

const doAnswersContradict: Question = (facts) => {
	const offer = offerAt(facts, 'contradicted')
	return offer
		? {
				kind: 'contradiction',
				since: offer.on,
				criteria: offer.criteria,
				details: [text('Ring og spørg, hvad der gælder', 'Call and ask which holds')],
			}
		: null
}

const isTimeAgreed: Question = ({ time, today }) =>
	time === null
		? null
		: {
				kind: 'time_agreed',
				since: time.on,
				criteria: [],
				badge: time.on < today ? 'warning' : undefined,
				details: [
					text(
						`${writeLongDay(time.on, 'da')} kl. ${writeClock(time.at, 'da')}`,
						`${writeLongDay(time.on, 'en')} at ${writeClock(time.at, 'en')}`,
					),
					text(time.staff, time.staff),
					...(time.on < today
						? [text('Dagen er gået, og intet er skrevet', 'The day has passed and nothing is written')]
						: []),
				],
			}

const isContactUnwanted: Question = ({ optedOut }) =>
	optedOut === null
		? null
		: {
				kind: 'opted_out',
				since: optedOut.on,
				criteria: [],
				label:
					optedOut.until === null
						? undefined
						: text(
								`Ønsker ikke kontakt til ${writeDay(optedOut.until, 'da')}`,
								`Wants no contact until ${writeDay(optedOut.until, 'en')}`,
							),
				details: [
					onDay('Frabedt sig kontakt', 'Asked for no contact', optedOut.on),
					text('Retten til et besøg står ved magt', 'The right to a visit stands'),
				],
			}

const isLetterLost: Question = (facts) => {
	const offer = offerAt(facts, 'undelivered')
	return offer
		? {
				kind: 'undelivered',
				since: offer.on,
				criteria: offer.criteria,
				details: [offer.channel, onDay('Sendt', 'Sent', offer.on)],
			}
		: null
}

const isCallDue: Question = (facts) => {
	const offer = offerAt(facts, 'to_call')
	return offer ? { kind: 'to_call', since: offer.on, criteria: offer.criteria, details: [offer.channel] } : null
}

const wordsForPromised = (on: Day, today: Day): Text =>
	on < today
		? text('Skal ringes op igen', 'To be called again')
		: text(`Vil ringes op d. ${writeDay(on, 'da')}`, `Asks to be called on ${writeDay(on, 'en')}`)

const isAnswerAwaited: Question = (facts) => {
	const offer = offerAt(facts, 'awaiting')
	return offer
		? {
				kind: 'awaiting_answer',
				since: offer.on,
				criteria: offer.criteria,
				label:
					offer.callOn !== null
						? wordsForPromised(offer.callOn, facts.today)
						: offer.answerBy !== null && offer.answerBy < facts.today
							? text('Afventer svar (fristen er gået)', 'Awaiting an answer (past its day)')
							: text(
									`Afventer svar (brev ${offer.letter} af ${offer.letters})`,
									`Awaiting an answer (letter ${offer.letter} of ${offer.letters})`,
								),
				details: [
					offer.channel,
					onDay('Sendt', 'Sent', offer.on),
					...(offer.answerBy === null ? [] : [onDay('Svar senest', 'Answer by', offer.answerBy)]),
				],
			}
		: null
}

const isOfferPrepared: Question = (facts) => {
	const offer = offerAt(facts, 'planned')
	return offer
		? {
				kind: 'offer_planned',
				since: offer.on,
				criteria: offer.criteria,
				details: [text('I en udsendelse', 'In a batch'), ...targets(waiting(facts))],
			}
		: null
}

const isCourseOver = ({ closing }: StandingFacts, since: Day): boolean => closing !== null && closing.on >= since

const wasVisitNotHeld: Question = (facts) => {
	const { visit } = facts
	return visit === null || visit.kind !== 'not_held' || isCourseOver(facts, visit.on)
		? null
		: {
				kind: 'not_held',
				since: visit.on,
				criteria: [],
				label:
					visit.because === null
						? undefined
						: text(`Besøg ikke gennemført (${visit.because.da})`, `Visit not held (${visit.because.en})`),
				details: [
					onDay('Aftalt til', 'Agreed for', visit.on),
					text('Find en ny tid eller afslut', 'Find a new time or close'),
				],
			}
}

/** Entitled already, but the spread over the year has not come to them. */
const isOfferLaterInYear: Question = (facts) =>
	facts.verdict === 'offer' && facts.offerOn !== null && facts.offerOn > facts.today
		? {
				kind: 'offer_planned',
				since: facts.since,
				criteria: codes(waiting(facts)),
				details: [onDay('Tilbydes fra', 'To be offered from', facts.offerOn)],
			}
		: null

const isOfferDue: Question = (facts) => {
	if (facts.verdict !== 'offer') return null
	const grounds = waiting(facts)
	const isLate = grounds.some((ground) => ground.overdue)
	const isPastTarget = grounds.some((ground) => ground.target !== null && ground.target < facts.today)
	return {
		kind: isLate ? 'offer_overdue' : 'offer_missing',
		badge: isPastTarget ? 'error' : undefined,
		since: facts.since,
		criteria: codes(grounds),
		details: targets(grounds),
	}
}

const isAssessmentDue: Question = (facts) =>
	facts.verdict === 'assess'
		? {
				kind: 'to_assess',
				since: facts.since,
				criteria: codes(waiting(facts)),
				details: [...(facts.since === null ? [] : [onDay('Siden', 'Since', facts.since)]), ...targets(waiting(facts))],
			}
		: null

const isFollowUpAhead: Question = (facts) => {
	const agreement = firstDue(facts)
	return agreement
		? { kind: 'follow_up_agreed', since: agreement.dueOn, criteria: [], details: agreementDetails(agreement) }
		: null
}

const isExcluded: Question = (facts) =>
	facts.verdict === 'excluded'
		? {
				kind: 'excluded',
				since: facts.since,
				criteria: codes(waiting(facts)),
				label: text(
					`Undtaget (${facts.exclusions.map((one) => one.da).join(', ')})`,
					`Excluded (${facts.exclusions.map((one) => one.en).join(', ')})`,
				),
				details: nextChange(facts),
			}
		: null

const wasVisited: Question = (facts) => {
	const { visit } = facts
	return visit === null || visit.kind === 'not_held' || isCourseOver(facts, visit.on)
		? null
		: {
				kind: visit.kind,
				since: visit.on,
				criteria: [],
				details: [
					text(writeDay(visit.on, 'da'), writeDay(visit.on, 'en')),
					text('Forløbet er åbent', 'The course is open'),
				],
			}
}

const wasDeclined: Question = (facts) =>
	facts.declined === null || facts.verdict !== 'not_now'
		? null
		: {
				kind: 'declined',
				since: facts.declined.on,
				criteria: codes(facts.grounds),
				details: [onDay('Svaret', 'Answered', facts.declined.on), facts.declined.how, ...nextChange(facts)],
			}

const wasClosed: Question = (facts) =>
	facts.closing === null
		? null
		: { kind: 'closed', since: facts.closing.on, criteria: [], details: [facts.closing.because, ...nextChange(facts)] }

const isOfferAhead: Question = (facts) => {
	const ahead = facts.grounds.filter((ground) => ground.from > facts.today && ground.unserved)
	return facts.verdict !== 'not_now' || ahead.length === 0
		? null
		: { kind: 'offer_planned', since: facts.since, criteria: codes(ahead), details: targets(ahead) }
}

const isServed: Question = (facts) => {
	if (facts.verdict !== 'not_now') return null
	const served = facts.grounds.filter((ground) => ground.servedOn !== null)
	const on =
		served
			.flatMap((ground) => ground.servedOn ?? [])
			.toSorted()
			.at(-1) ?? null
	return {
		kind: 'closed',
		since: on ?? facts.since,
		criteria: codes(served),
		details: [...(on === null ? [] : [onDay('Tilbud givet', 'Offer made', on)]), ...nextChange(facts)],
	}
}

const areThereRules: Question = ({ verdict, since }) =>
	verdict === 'no_standard_in_force'
		? {
				kind: 'no_standard',
				since,
				criteria: [],
				details: [text('Ingen kvalitetsstandard gælder på dagen', 'No standard is in force on the day')],
			}
		: null

const wasNeverAssessed: Question = ({ verdict }) =>
	verdict === null
		? {
				kind: 'not_assessed',
				since: null,
				criteria: [],
				details: [text('Gennemgås i nat', 'Gone through tonight')],
			}
		: null

/**
 * The questions in order; the first that is answered says where the citizen stands. What someone must act on stands before
 * what is merely so; an entitlement stands before a visit held, so that nobody who is owed an offer rests on an old one.
 */
export const ladder: readonly Question[] = [
	hasLeft,
	isPromiseLate,
	doAnswersContradict,
	isTimeAgreed,
	isContactUnwanted,
	isLetterLost,
	isCallDue,
	isAnswerAwaited,
	isOfferPrepared,
	wasVisitNotHeld,
	isOfferLaterInYear,
	isOfferDue,
	isAssessmentDue,
	isFollowUpAhead,
	isExcluded,
	wasVisited,
	wasDeclined,
	isOfferAhead,
	wasClosed,
	isServed,
	areThereRules,
	wasNeverAssessed,
]

/** Where a citizen stands; always exactly one answer. */
export const standingOf = (facts: StandingFacts): Standing => {
	let answer: Answer = { kind: 'outside', since: facts.since, criteria: [], details: nextChange(facts) }
	for (const question of ladder) {
		const found = question(facts)
		if (found === null) continue
		answer = found
		break
	}
	return {
		...answer,
		label: answer.label ?? standingLabel(answer.kind),
		badge: answer.badge ?? standingBadge(answer.kind),
	}
}
