export { type OffersAhead, offersAhead } from './ahead-actions.ts'
export { recordAnswer } from './answer-actions.ts'
export { closePass, minutesOfOwnPass, openOwnPass, passCookie } from './answer-pass-actions.ts'
export { answersTo, needsOf, needsOfPersons } from './answer-store.ts'
export {
	approveBatch,
	batchWith,
	listBatches,
	putBack,
	sendQueue,
	takeOut,
	withdrawBatch,
} from './batch-actions.ts'
export { proposeBatch } from './batch-proposal-actions.ts'
export { type CallCommand, callList, canAgree, offerToAnswer, recordCall } from './call-actions.ts'
export { callsSince } from './call-store.ts'
export { personsWithCode } from './code-actions.ts'
export { conflicts } from './conflict-actions.ts'
export { lettersLost } from './delivery-store.ts'
export { planEvent } from './event-actions.ts'
export { waitingForEvent } from './event-waiting-actions.ts'
export { endOffersOf } from './lives-actions.ts'
export { mergePerson } from './merge-actions.ts'
export { erasePerson } from './merge-store.ts'
export { followMove, lockOffersOf, toldOfMove } from './moved-time-actions.ts'
export {
	offerFacts,
	offerNight,
	offersBetween,
	offersOf,
	openOffers,
} from './night-actions.ts'
export { optOut, optOutsOf, takeBackOptOut } from './opt-out-actions.ts'
export { milestoneNight } from './opt-out-letter-actions.ts'
export { folderOutbox } from './outbox-transport.ts'
export { ownOffer } from './own-actions.ts'
export type { Post } from './post.ts'
export { recordPerson } from './record-actions.ts'
export { remindersWritten } from './reminder-actions.ts'
export { takeSeat } from './seat-actions.ts'
export { seatsStanding } from './seat-store.ts'
export { sendAll } from './send-actions.ts'
export { offersLapsedSince, offersOfPersons } from './store.ts'
export { tellPerson } from './tell-actions.ts'
export { timesToChoose } from './times-actions.ts'
export { lettersWaiting } from './waiting-store.ts'
