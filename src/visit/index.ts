export { hindranceText } from './not-gone-ahead.ts'
export { formText, stateOf, type Visit } from './visit.ts'
