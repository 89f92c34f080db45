export {
	type Answer,
	type Answerer,
	type AnswerKind,
	answerers,
	answerKinds,
	isConflicting,
	type NoAnswer,
	wordsForAnswer,
	wordsForAnswerer,
} from './answer.ts'
export { type Batch, type BatchState, stateOfBatch, wordsForBatch } from './batch.ts'
export {
	type Call,
	type CallOutcome,
	type CallReason,
	callOutcomes,
	type ToCall,
	wordsForCall,
	wordsForCallReason,
	wordsForNext,
} from './call.ts'
export {
	type Contact,
	criteriaOf,
	type Due,
	type Offer,
	type OfferEnd,
	type OfferGround,
	type OfferState,
	type ProposedTime,
	readTime,
	spanOf,
	stateOf,
	wordsForContact,
	wordsForDue,
	wordsForState,
	writeTime,
} from './offer.ts'
export { isInForce, type OptOut } from './opt-out.ts'
export { type DropReason, wordsForDrop } from './recheck.ts'
