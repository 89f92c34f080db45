export { type Answer, answerers, wordsForAnswer, wordsForAnswerer, wordsForNeedOf, wordsToKnow } from './answer.ts'
export { withYes } from './assessed.ts'
export { stateOfBatch } from './batch.ts'
export {
	type CallOutcome,
	callOutcomes,
	inVainLately,
	mostCallsInVain,
	type NotHeld,
	reachOf,
	silencesEver,
	type ToCall,
	tryAgainOn,
	wordsForCall,
	wordsForCallReason,
	wordsForInVain,
	wordsForNext,
} from './call.ts'
export { isConflicting } from './conflict.ts'
export { wordsForNotArrived } from './delivery.ts'
export { firstDueOn } from './due.ts'
export type { SeatStanding } from './event.ts'
export {
	criteriaOf,
	isAboutBereavement,
	type Offer,
	type ProposedTime,
	readTime,
	spanOf,
	stateOf,
	wordsForContact,
	writeTime,
} from './offer.ts'
export { isInForce, type OptOut } from './opt-out.ts'
export type { TimeToChoose } from './time-to-choose.ts'
export { downSince, wordsForLine, wordsForPurpose } from './waiting.ts'
