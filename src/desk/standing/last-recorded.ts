import { type Day, later } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import type { Told } from '#kernel/told.ts'

/** The last day on which anything of a story happened or was written down; null of an empty one. */
export const latestOf = (story: readonly Told[]): Day | null => {
	let last: Day | null = null
	for (const { on, at } of story) {
		const day = at === null ? on : later(on, dayOf(at))
		last = last === null ? day : later(last, day)
	}
	return last
}
