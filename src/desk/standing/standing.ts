import {
	doAnswersContradict,
	isAnswerAwaited,
	isCallDue,
	isContactUnwanted,
	isLetterLost,
	isOfferPrepared,
	wasDeclined,
} from './standing-contact.ts'
import type { StandingFacts } from './standing-facts.ts'
import { isFollowUpAhead, isPromiseLate } from './standing-follow-up.ts'
import {
	areThereRules,
	isAssessmentDue,
	isExcluded,
	isOfferAhead,
	isOfferDue,
	isOfferLaterInYear,
	isServed,
	wasNeverAssessed,
} from './standing-ground.ts'
import { hasLeft } from './standing-left.ts'
import { type Answer, nextChange, type Question } from './standing-question.ts'
import { isTimeAgreed, wasClosed, wasVisited, wasVisitNotHeld } from './standing-visit.ts'
import { standingBadge, standingLabel } from './standing-words.ts'

export type Standing = Required<Answer>

/**
 * The questions in order; the first that is answered says where the citizen stands. What someone must act on stands before
 * what is merely so; an entitlement stands before a visit held, so that nobody who is owed an offer rests on an old one.
 */
const ladder: readonly Question[] = [
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

const firstAnswer = (facts: StandingFacts): Answer => {
	for (const question of ladder) {
		const answer = question(facts)
		if (answer !== null) return answer
	}
	return { kind: 'outside', since: facts.since, criteria: [], details: [nextChange(facts)] }
}

/** Where a citizen stands; always exactly one answer. */
export const standingOf = (facts: StandingFacts): Standing => {
	const answer = firstAnswer(facts)
	return {
		...answer,
		label: answer.label ?? standingLabel(answer.kind),
		badge: answer.badge ?? standingBadge(answer.kind),
	}
}
