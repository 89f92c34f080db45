export { type Important, importantFrom } from './important.ts'
export { type Hindrance, hindrances, hindranceText } from './not-gone-ahead.ts'
export {
	type AgreementKind,
	type DraftedAgreement,
	emptyNote,
	type NoteBody,
	type NoteKind,
	type Topic,
	type TopicState,
} from './note.ts'
export { type SigningWhy, signingText } from './signing.ts'
export {
	type Correction,
	type CorrectionKind,
	formText,
	type How,
	type Note,
	type Occasion,
	stateOf,
	type Visit,
	type VisitForm,
	type VisitState,
} from './visit.ts'
