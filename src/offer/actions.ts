export { recordAnswer } from './answer/answer-actions.ts'
export { answersTo, needsOf, needsOfPersons } from './answer/answer-store.ts'
export { conflicts } from './answer/conflict-actions.ts'
export { timesToChoose } from './answer/times-actions.ts'
export {
	approveBatch,
	batchWith,
	listBatches,
	putBack,
	sendQueue,
	takeOut,
	withdrawBatch,
} from './batch/batch-actions.ts'
export { proposeBatch } from './batch/batch-proposal-actions.ts'
export { type CallCommand, callList, canAgree, offerToAnswer, recordCall } from './call/call-actions.ts'
export { callsSince } from './call/call-store.ts'
export { closePass, minutesOfOwnPass, openOwnPass, passCookie } from './citizen/answer-pass-actions.ts'
export { personsWithCode } from './citizen/code-actions.ts'
export { ownOffer } from './citizen/own-actions.ts'
export { planEvent } from './event/event-actions.ts'
export { waitingForEvent } from './event/event-waiting-actions.ts'
export { takeSeat } from './event/seat-actions.ts'
export { seatsStanding } from './event/seat-store.ts'
export { followMove, lockOffersOf, toldOfMove } from './letter/moved-time-actions.ts'
export { endOffersOf } from './lives-actions.ts'
export { mergePerson } from './merge-actions.ts'
export { erasePerson } from './merge-store.ts'
export {
	offerFacts,
	offerNight,
	offersBetween,
	offersOf,
	openOffers,
} from './night-actions.ts'
export { optOut, optOutsOf, takeBackOptOut } from './no-contact/opt-out-actions.ts'
export { milestoneNight } from './no-contact/opt-out-letter-actions.ts'
export { recordPerson } from './record-actions.ts'
export { remindersWritten } from './reminder/reminder-actions.ts'
export { lettersLost } from './sending/delivery-store.ts'
export { folderOutbox } from './sending/outbox-transport.ts'
export type { Post } from './sending/post.ts'
export { sendAll } from './sending/send-actions.ts'
export { lettersWaiting } from './sending/waiting-store.ts'
export { offersLapsedSince, offersOfPersons } from './store.ts'
export { tellPerson } from './tell-actions.ts'
export { type OffersAhead, offersAhead } from './year/ahead-actions.ts'
