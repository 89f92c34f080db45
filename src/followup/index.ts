export type { Agreement } from './agreement.ts'
export { type Closing, closingText } from './closing.ts'
export { handOverRows } from './hand-over-list.tsx'
export { handOverStandingText } from './hand-over-words.ts'
