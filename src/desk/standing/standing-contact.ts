import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import type { OpenOffer, StandingFacts } from './standing-facts.ts'
import { codes, targets, waiting } from './standing-ground.ts'
import { nextChange, onDay, type Question } from './standing-question.ts'

const offerAt = (facts: StandingFacts, step: OpenOffer['step']) => facts.offers.find((offer) => offer.step === step)

export const doAnswersContradict: Question = (facts) => {
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

export const isContactUnwanted: Question = ({ optedOut }) =>
	optedOut === null
		? null
		: {
				kind: 'opted_out',
				since: optedOut.on,
				criteria: [],
				label:
					optedOut.until === null
						? undefined
						: onDay('Ønsker ikke kontakt til', 'Wants no contact until', optedOut.until),
				details: [
					onDay('Frabedt sig kontakt', 'Asked for no contact', optedOut.on),
					text('Retten til et besøg står ved magt', 'The right to a visit stands'),
				],
			}

export const isLetterLost: Question = (facts) => {
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

export const isCallDue: Question = (facts) => {
	const offer = offerAt(facts, 'to_call')
	return offer ? { kind: 'to_call', since: offer.on, criteria: offer.criteria, details: [offer.channel] } : null
}

const wordsForPromised = (on: Day, today: Day): Text =>
	on < today ? text('Skal ringes op igen', 'To be called again') : onDay('Vil ringes op d.', 'Asks to be called on', on)

export const isAnswerAwaited: Question = (facts) => {
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

export const isOfferPrepared: Question = (facts) => {
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

export const wasDeclined: Question = (facts) =>
	facts.declined === null || facts.verdict !== 'not_now'
		? null
		: {
				kind: 'declined',
				since: facts.declined.on,
				criteria: codes(facts.grounds),
				details: [onDay('Svaret', 'Answered', facts.declined.on), facts.declined.how, nextChange(facts)],
			}
