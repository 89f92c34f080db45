export { type Answer, wordsForAnswer } from './answer.ts'
export { wordsToKnow } from './answer.ts'
export { withYes } from './assessed.ts'
export { stateOfBatch } from './batch.ts'
export {
	type CallOutcome,
	callOutcomes,
	type NotHeld,
	type ToCall,
	wordsForCall,
	wordsForCallReason,
	wordsForNext,
} from './call.ts'
export { isConflicting } from './conflict.ts'
export { wordsForNotArrived } from './delivery.ts'
export { firstDueOn } from './due.ts'
export {
	criteriaOf,
	isAboutBereavement,
	type Offer,
	type ProposedTime,
	stateOf,
	wordsForContact,
} from './offer.ts'
export { isInForce, type OptOut } from './opt-out.ts'
export { wordsForPurpose } from './waiting.ts'
