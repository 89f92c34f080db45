export { type DeadlineState, deadlineState, deadlineText } from './deadline.ts'
export type { NewNotice } from './notice.ts'
