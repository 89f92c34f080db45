import type { Rule, Rules } from './lower.ts'

/** Where a rule's constants stand. Ranges take two places: the first and the last that belong to them. */
export type RuleSlots = {
	/** Births of the ages needed, one range for each; none where any age will do. */
	readonly ages: readonly number[]
	/** Every anchor that gives a ground or is waited for; where the rule has one family only, that family's own range. */
	readonly hull: number
	/** Four places each: the range of anchors with an open window, where its days begin in `days`, and how far they lie apart. */
	readonly families: readonly number[]
	/** Four places in the same way: events whose window is yet to come. */
	readonly awaited: number | null
	/** The last serving day that is long enough ago for the rule to open again; see `columnsOf` for earned rules. */
	readonly again: number | null
}

/** What the compiled function and the constants of a day agree on: which whole number stands where. */
export type Slots = {
	readonly size: number
	/** Births for which any rule may give a ground. */
	readonly births: number
	/** The first day of the calendar year in which one contact serves every ground. */
	readonly year: number
	readonly rules: readonly RuleSlots[]
}

/** Whether what a rule waits for can change the verdict. */
const isAwaited = ({ criterion: { initiative }, families, earnedOn }: Rule): boolean =>
	earnedOn === null &&
	(initiative === 'automatic' || initiative === 'after_assessment') &&
	families.some(({ byEvent }) => byEvent)

export const slotsOf = ({ rules }: Rules): Slots => {
	let next = 0
	const take = (places: number): number => {
		next += places
		return next - places
	}
	const births = take(2)
	const year = take(1)
	const placed = rules.map((rule): RuleSlots => {
		const awaited = isAwaited(rule) ? take(4) : null
		const families = rule.families.map(() => take(4))
		const [only] = families
		return {
			ages: rule.needs.ages.map(() => take(2)),
			hull: only !== undefined && families.length === 1 && awaited === null ? only : take(2),
			families,
			awaited,
			again: rule.again === null || rule.earnedOn !== null ? null : take(1),
		}
	})
	return { size: next, births, year, rules: placed }
}
