import type { Day } from '#kernel/day.ts'
import { asItEnds, type Standard } from '../standard.ts'

/** A version that rules were decided by, or will be. */
export type OnFile = Pick<Standard, 'validFrom' | 'validTo'>

export type Hindrance = {
	readonly why: 'changes_what_is_decided' | 'begins_the_same_day' | 'overlaps'
	/** The version in the way. */
	readonly version: OnFile
}

/**
 * Why a standard may not begin beside the versions on file, or null when it may. What was decided on a day up to today
 * was decided by the version that governed it, and stays; an earlier version without an end gives way, one with an end keeps it.
 */
export const hindranceTo = (draft: OnFile, versions: readonly OnFile[], today: Day): Hindrance | null => {
	const decided = versions.find(
		(version) =>
			draft.validFrom <= today &&
			version.validFrom <= today &&
			(asItEnds(version, versions).validTo ?? today) >= draft.validFrom,
	)
	if (decided) return { why: 'changes_what_is_decided', version: decided }
	const same = versions.find(({ validFrom }) => validFrom === draft.validFrom)
	if (same) return { why: 'begins_the_same_day', version: same }
	const crossing = versions.find(({ validFrom, validTo }) =>
		validFrom < draft.validFrom
			? validTo !== null && validTo >= draft.validFrom
			: draft.validTo !== null && draft.validTo >= validFrom,
	)
	return crossing ? { why: 'overlaps', version: crossing } : null
}
