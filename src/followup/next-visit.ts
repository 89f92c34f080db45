import { type Facts, stanceOn, unserved } from '#eligibility/index.ts'
import { addMonths, type Day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import { criterionText, type Standard, standardOn } from '#standard/index.ts'
import type { Visit } from '#visit/index.ts'

/** An offer that the rules give by themselves, if nothing else happens. */
export type ByRule = { readonly on: Day; readonly name: Text; readonly cites: string }

/** So far ahead the rules are asked: the yearly visit is always nearer. */
const monthsAhead = 36

/** The next offer that the rules give by themselves after a day, with what is known now; null when none comes in three years. */
export const nextByRule = (standards: readonly Standard[], facts: Facts, today: Day): ByRule | null => {
	const last = addMonths(today, monthsAhead)
	const isOpen = new Set<string>()
	for (let on: Day | null = today; on !== null && on <= last; ) {
		const stance = stanceOn(standards, facts, on)
		const standard = standardOn(standards, on)
		const open = unserved(stance.grounds).filter(({ initiative }) => initiative === 'automatic')
		const ground = open.find(({ criterion, from }) => from > today && !isOpen.has(`${criterion} ${from}`))
		if (on > today && stance.verdict === 'offer' && ground !== undefined && standard !== null)
			return { on, name: criterionText(standard, ground.criterion), cites: ground.cites }
		for (const { criterion, from } of open) isOpen.add(`${criterion} ${from}`)
		on = stance.nextChangeOn
	}
	return null
}

/** Why no visit can be agreed for a day: the standard gives one itself by then. A call is no visit. */
export const isGivenByRule = (kind: string, dueOn: Day | null, byRule: ByRule | null): boolean =>
	kind === 'visit' && dueOn !== null && byRule !== null && dueOn >= byRule.on

/** Visits held within twelve months, by phone too. */
export const visitsOfAYear = (visits: readonly Visit[], today: Day): number => {
	const first = addMonths(today, -12)
	return visits.filter(({ tookPlaceOn }) => tookPlaceOn !== null && tookPlaceOn > first && tookPlaceOn <= today).length
}
