export { hindranceText } from './not-gone-ahead.ts'
export { type AgreementKind, agreementKinds, emptyNote, type NoteBody } from './note.ts'
export { agreementKindText } from './note-words.ts'
export { formText, stateOf, type Visit } from './visit.ts'
