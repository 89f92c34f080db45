export { hindranceText } from './not-gone-ahead.ts'
export type { CameOfNote, InvalidNote } from './note/invalid.ts'
export { latestAgreement } from './note/missing-to-sign.ts'
export {
	type AgreementKind,
	agreementKinds,
	type Consent,
	consents,
	emptyNote,
	type NoteBody,
	type Partner,
	partners,
} from './note/note.ts'
export { agreementKindText, consentText, partnerText } from './note/note-words.ts'
export { isKeptStill, type Journal, type JournalPeriods } from './retention.ts'
export { formText, stateOf, type Visit } from './visit.ts'
