export { hindranceText } from './not-gone-ahead.ts'
export {
	type AgreementKind,
	agreementKinds,
	type Consent,
	consents,
	emptyNote,
	type NoteBody,
	type Partner,
	partners,
} from './note.ts'
export { agreementKindText, consentText, partnerText } from './note-words.ts'
export type { JournalPeriods } from './retention.ts'
export { formText, stateOf, type Visit } from './visit.ts'
