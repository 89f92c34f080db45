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
} from './answer/answer.ts'
export { BesidesFields } from './answer/answer-besides.tsx'
export { readBesides, readCallTime } from './answer/answer-form.ts'
export { isConflicting } from './answer/conflict.ts'
export type { TimeToChoose } from './answer/time-to-choose.ts'
export { withYes } from './batch/assessed.ts'
export { stateOfBatch } from './batch/batch.ts'
export { firstDueOn } from './batch/due.ts'
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
} from './call/call.ts'
export { CallUs, writeClocks } from './citizen/citizen-answer-fields.tsx'
export { type CitizenStanding, visitAgreed } from './citizen/citizen-standing.ts'
export type { SeatStanding } from './event/event.ts'
export type { NotToldAnew, ToldOfMove } from './letter/moved-time.ts'
export { isInForce, type OptOut } from './no-contact/opt-out.ts'
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
export { wordsForNotArrived } from './sending/delivery.ts'
export { downSince, wordsForLine, wordsForPurpose } from './sending/waiting.ts'
export type { OfferAhead } from './year/ahead.ts'
export { spreadOverYear } from './year/spread.ts'
