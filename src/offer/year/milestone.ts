import { ageOn, birthdayOfAge, type Day } from '#kernel/day.ts'
import type { Standard } from '#standard/index.ts'

/** The ages at which the standard offers everybody a visit once, youngest first: 75, 80 … */
export const milestonesOf = (standard: Pick<Standard, 'criteria'> | null): readonly number[] =>
	[
		...new Set(
			(standard?.criteria ?? []).flatMap(({ opens, needs, initiative }) =>
				opens.by === 'turning' && needs.livesAlone === null && initiative === 'automatic'
					? opens.ages.flatMap(({ from, to }) => (from !== undefined && from === to ? [from] : []))
					: [],
			),
		),
	].toSorted((a, b) => a - b)

/**
 * The milestone at which somebody who wants no contact is told once, neutrally, that they may come back: the age they are now, when
 * it is one and they turned it after they asked for no contact. Null when none.
 */
export const milestoneReached = (
	bornOn: Day,
	askedOn: Day,
	milestones: readonly number[],
	today: Day,
): number | null => {
	const age = ageOn(bornOn, today)
	return milestones.includes(age) && askedOn < birthdayOfAge(bornOn, age) ? age : null
}
