export { type Agreement, kindText } from './agreement.ts'
export { type Closing, closingText } from './closing.ts'
