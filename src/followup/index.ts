export type { Agreement } from './agreement.ts'
export { type Closing, closingText } from './closing.ts'
export { handOverStanding } from './hand-over.ts'
export { handOverStandingText } from './hand-over-words.ts'
