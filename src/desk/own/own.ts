import type { Why } from '#eligibility/index.ts'
import type { Told } from '#kernel/told.ts'

/** Every rule in the standard's words: those that hold first, then those that do not. */
const ownReasons = (why: readonly Why[]): readonly Why[] => why.toSorted((a, b) => Number(b.held) - Number(a.held))

/** The rules that gave the offer, or would give one, and every other. */
export const ownGrounds = (
	why: readonly Why[],
	offered: readonly string[] | null,
): { readonly because: readonly Why[]; readonly others: readonly Why[] } => {
	const isGround = ({ held, criterion }: Why): boolean =>
		held && criterion !== undefined && (offered === null || offered.includes(criterion))
	return { because: why.filter(isGround), others: ownReasons(why.filter((one) => !isGround(one))) }
}

/** Letters, answers and times as the citizen reads them: what happened, without what staff wrote to each other. */
export const ownLines = (told: readonly Told[]): Told[] =>
	told
		.filter(({ struck }) => struck !== true)
		.map(({ words: _, who: __, ...line }) => line)
		.toSorted((a, b) => (a.on === b.on ? ((a.at ?? '') < (b.at ?? '') ? 1 : -1) : a.on < b.on ? 1 : -1))
