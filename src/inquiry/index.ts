export { deadlineState } from './deadline.ts'
export { DeadlineBadge } from './deadline-badge.tsx'
export type { NewNotice } from './notice.ts'
export { helpText } from './standing-words.ts'
