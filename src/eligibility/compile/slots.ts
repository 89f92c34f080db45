import type { Rule, Rules } from './lower.ts'

/** Where a rule's constants stand, and what of it is weighed. */
export type RuleSlots = {
	/** Whether it can be a ground that counts, or stand in the way of one; otherwise it is passed over. */
	readonly isWeighed: boolean
	/** Of a rule earned under the version replaced: the place of the rule of the same code now. */
	readonly replacedBy: number | null
	/** Four places each: the first and the last anchor with an open window, where its days begin in `days`, and how far they lie apart. */
	readonly families: readonly number[]
	/** Four places in the same way: events whose window is yet to come. */
	readonly awaited: number | null
	/** The last serving day that is long enough ago for the rule to open again; of an earned rule, see `columnsOf`. */
	readonly again: number | null
}

/** What the compiled function and the constants of a day agree on: which whole number stands where. */
export type Slots = {
	readonly size: number
	/** How many words of 32 bits hold a bit for each rule. */
	readonly words: number
	/** Two places: the first and the last birth for which any rule may give a ground. */
	readonly births: number
	/** The first day of the calendar year in which one contact serves every ground. */
	readonly year: number
	/** The first day of a happening that still means anything to any rule: one for each arrival, and one for all else. */
	readonly happenings: readonly number[]
	readonly rules: readonly RuleSlots[]
}

export const entitles = ({ criterion: { initiative } }: Rule): boolean =>
	initiative === 'automatic' || initiative === 'after_assessment'

export const slotsOf = ({ rules, happenings }: Rules): Slots => {
	let next = 0
	const take = (places: number): number => {
		next += places
		return next - places
	}
	const replacedBy = rules.map(({ criterion: { code }, earnedOn }) => {
		if (earnedOn === null) return null
		const now = rules.findIndex((rule) => rule.earnedOn === null && rule.criterion.code === code)
		return now < 0 ? null : now
	})
	const [births, year, other] = [take(2), take(1), take(1)]
	return {
		words: (rules.length + 31) >> 5,
		births,
		year,
		happenings: happenings.map(({ nature }) => (nature === 'arrival' ? take(1) : other)),
		rules: rules.map((rule, place): RuleSlots => {
			const isAwaited = rule.earnedOn === null && entitles(rule) && rule.families.some(({ byEvent }) => byEvent)
			return {
				isWeighed: entitles(rule) || (rule.criterion.initiative === 'on_request' && replacedBy.includes(place)),
				replacedBy: replacedBy[place] ?? null,
				families: rule.families.map(() => take(4)),
				awaited: isAwaited ? take(4) : null,
				again: rule.again === null || rule.earnedOn !== null ? null : take(1),
			}
		}),
		size: next,
	}
}
