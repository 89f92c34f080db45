export { hindranceText } from './not-gone-ahead.ts'
export { emptyNote } from './note.ts'
export { formText, stateOf, type Visit } from './visit.ts'
