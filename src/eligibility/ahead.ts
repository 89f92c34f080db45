import type { Day } from '#kernel/day.ts'
import type { Standard } from '#standard/index.ts'
import { stanceOn } from './decide.ts'
import type { Facts } from './facts.ts'
import type { Stance } from './verdict.ts'

/** How a citizen will stand with what is known now: on the first day, and on every day up to the last on which it changes. */
export const stancesBetween = (standards: readonly Standard[], facts: Facts, from: Day, to: Day): Stance[] => {
	const stances: Stance[] = []
	for (let on: Day | null = from; on !== null && on <= to; ) {
		const stance = stanceOn(standards, facts, on)
		stances.push(stance)
		on = stance.nextChangeOn
	}
	return stances
}
