export { hindranceText } from './not-gone-ahead.ts'
export { emptyNote, type NoteBody } from './note.ts'
export { formText, stateOf, type Visit } from './visit.ts'
