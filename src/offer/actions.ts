export {
	type AnswerCommand,
	answersToOffer,
	optOut,
	optOutStanding,
	recordAnswer,
	type Said,
	takeBackOptOut,
} from './answer-actions.ts'
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
export { type CallCommand, callList, callsOf, type NoCall, recordCall } from './call-actions.ts'
export {
	offerCounts,
	offerFacts,
	type OfferMade,
	offerNight,
	offersBetween,
	type OfferStanding,
	offersOf,
	offerStandings,
	openOffers,
	tellPerson,
} from './night-actions.ts'
export { type Post, previewLetter, sendAll, sendApproved, settleHeld, type Sent } from './send-actions.ts'
