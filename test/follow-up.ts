import { agree, cancel } from '#followup/actions.ts'
import type { FollowUp } from '#inquiry/assessment-actions.ts'

export { agreementsOf, finish } from '#followup/actions.ts'

/** Follow-up's deeds as the composition hands them up to the rooms above it. */
export const followUp: FollowUp = { agree, cancel }
