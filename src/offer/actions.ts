export {
	type AnswerCommand,
	answersToOffer,
	optOut,
	optOutStanding,
	recordAnswer,
	type Said,
	takeBackOptOut,
} from './answer-actions.ts'
export { answersTo, callsTo, optOutsOf } from './answer-store.ts'
export {
	approveBatch,
	batchWith,
	type Enqueue,
	listBatches,
	proposeBatch,
	putBack,
	sendQueue,
	takeOut,
	withdrawBatch,
} from './batch-actions.ts'
export { approvedBatches } from './batch-store.ts'
export { type CallCommand, callList, callsOf, type NoCall, recordCall } from './call-actions.ts'
export {
	type OfferMade,
	offerCounts,
	offerFacts,
	offerNight,
	offersBetween,
	offersOf,
	openOffers,
	tellPerson,
} from './night-actions.ts'
export { type Post, previewLetter, type Sent, sendAll, sendApproved, settleHeld } from './send-actions.ts'
export { offersAwaiting, offersHeld, offersOfPersons } from './store.ts'
