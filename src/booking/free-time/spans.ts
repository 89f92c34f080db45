import { fromMilliseconds, millisecondsOf, type Span } from '#kernel/instant.ts'

/** A span in milliseconds since 1970, half-open. Lists are in order of time and do not touch unless said. */
export type Stretch = readonly [from: number, to: number]

export const stretchOf = (span: Span): Stretch => [millisecondsOf(span.from), millisecondsOf(span.to)]
export const spanOf = ([from, to]: Stretch): Span => ({ from: fromMilliseconds(from), to: fromMilliseconds(to) })

/** Any stretches, in any order, as the fewest that cover the same time; empty ones vanish. */
export const merge = (stretches: readonly Stretch[]): Stretch[] => {
	const merged: [number, number][] = []
	for (const [from, to] of stretches.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
		const last = merged.at(-1)
		if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
		else merged.push([from, to])
	}
	return merged
}

/** The time in `a` that is not in `b`. */
export const subtract = (a: readonly Stretch[], b: readonly Stretch[]): Stretch[] => {
	const taken = merge(b)
	const left: Stretch[] = []
	let j = 0
	for (const [from, to] of merge(a)) {
		while (j < taken.length && (taken[j]?.[1] ?? 0) <= from) j++
		let start = from
		for (let k = j; k < taken.length; k++) {
			const other = taken[k]
			if (other === undefined || other[0] >= to) break
			if (other[0] > start) left.push([start, other[0]])
			start = Math.max(start, other[1])
		}
		if (start < to) left.push([start, to])
	}
	return left
}
