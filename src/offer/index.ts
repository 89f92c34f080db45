export type { OfferAhead } from './ahead.ts'
export {
	type Answer,
	answerers,
	type Besides,
	type CallTime,
	callAt,
	callTimeAt,
	type ToKnow,
	wordsForAnswer,
	wordsForAnswerer,
	wordsToKnow,
} from './answer.ts'
export { BesidesFields } from './answer-besides.tsx'
export { readBesides, readCallTime } from './answer-form.ts'
export { withYes } from './assessed.ts'
export { stateOfBatch } from './batch.ts'
export {
	type CallOutcome,
	callOutcomes,
	mostCallsInVain,
	type NotHeld,
	numberIn,
	type Promised,
	promisedIn,
	reachOf,
	type ToCall,
	tryAgainOn,
	wordsForCall,
	wordsForCallReason,
	wordsForNext,
	wordsOverYears,
} from './call.ts'
export { CallUs, writeClocks } from './citizen-answer-fields.tsx'
export { type CitizenStanding, visitAgreed } from './citizen-standing.ts'
export { isConflicting } from './conflict.ts'
export { wordsForNotArrived } from './delivery.ts'
export { firstDueOn } from './due.ts'
export type { SeatStanding } from './event.ts'
export type { NotToldAnew, ToldOfMove } from './moved-time.ts'
export {
	criteriaOf,
	isAboutBereavement,
	isSameTime,
	type Offer,
	type ProposedTime,
	readTime,
	spanOf,
	stateOf,
	timeOf,
	wordsForContact,
	writeTime,
} from './offer.ts'
export { isInForce, type OptOut } from './opt-out.ts'
export { spreadOverYear } from './spread.ts'
export type { TimeToChoose } from './time-to-choose.ts'
export { downSince, wordsForLine, wordsForPurpose } from './waiting.ts'
