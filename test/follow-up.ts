import { agree, cancel } from '#followup/actions.ts'
import type { FollowUp } from '#inquiry/assessment/further-visit-actions.ts'
import type { Follow } from '#visit/note/note-actions.ts'

export { agreementsOf, finish } from '#followup/actions.ts'

/** Follow-up's deeds as the composition hands them up to the rooms above it. */
export const followUp: FollowUp = { agree, cancel }

/** For a test in which nothing written in a note becomes anything in follow-up. */
export const nothingFollows: Follow = {
	agree: () => Promise.reject(new Error('nothing was agreed')),
	handOver: () => Promise.reject(new Error('nothing was handed over')),
}
