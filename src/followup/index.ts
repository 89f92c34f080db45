export type { Agreement } from './agreement.ts'
export { type Closing, closingText } from './closing.ts'
