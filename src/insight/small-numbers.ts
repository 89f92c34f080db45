/** Fewer citizens than this are not shown, since they might be recognised. */
export const fewest = 5

/** A count as it may be shown; null is hidden: few, but not none. */
export type Shown = number | null

const isSmall = (count: number): boolean => count > 0 && count < fewest

/**
 * A column of counts that may be shown beside its total: small ones are hidden, and when only one is, or those hidden
 * together are still few, the next smallest goes with it, so that nobody can work it out from the total.
 */
export const hideSmall = (counts: readonly number[]): Shown[] => {
	const hidden = new Set(counts.flatMap((count, at) => (isSmall(count) ? [at] : [])))
	const others = counts
		.flatMap((count, at) => (count >= fewest ? [{ count, at }] : []))
		.toSorted((a, b) => a.count - b.count)
	const next = others[0]
	if (hidden.size === 1 && next !== undefined) hidden.add(next.at)
	return counts.map((count, at) => (hidden.has(at) ? null : count))
}

/** One count on its own. */
export const shown = (count: number): Shown => (isSmall(count) ? null : count)

/** A dash where a number is hidden: it is small, or would give a small one away. */
export const writeShown = (count: Shown): string => (count === null ? '–' : String(count))
