export { type Agreement, type AgreementKind, kindText, type Standing, standingOf, standingText } from './agreement.ts'
export { type Closing, type ClosingReason, closingText, type OpenCourse } from './closing.ts'
