import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'

export type DraftId = string & { readonly __id: 'draft' }

/** A standard on its way. It may be wrong; it is given up or put in force, and kept in both cases. */
export type Draft = {
	readonly id: DraftId
	readonly title: string
	readonly yaml: string
	/** Rises by one with every change; who changes it says which one was read. */
	readonly revision: number
	/** The first day of the version it was begun from. */
	readonly copiedFrom: Day | null
	readonly madeBy: StaffId
	readonly madeAt: Instant
	readonly changedBy: StaffId
	readonly changedAt: Instant
	readonly end: DraftEnd | null
}

export type DraftEnd =
	| { readonly is: 'given_up'; readonly by: StaffId; readonly at: Instant }
	| { readonly is: 'in_force'; readonly by: StaffId; readonly at: Instant; readonly validFrom: Day }

/** The name by which problems in a draft's text are told. */
export const draftFile = 'draft.yaml'

/** As long as a standard may be, in characters. */
export const longestDraft = 1_000_000
export const longestTitle = 200

/** Text from a form as a file has it: lines end in one sign, the last one too. */
export const asWritten = (typed: string): string => {
	const lines = typed.replaceAll(/\r\n?/g, '\n')
	return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}
