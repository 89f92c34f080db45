import { type DayNumber, never, numberOfDate, yearOfNumber } from '#kernel/day-number.ts'
import type { AgeRange } from '#standard/index.ts'
import type { Happening, Rule, Rules } from './lower.ts'
import { type AnchorDays, awaitedAnchors, firstAnchor, lastAnchor, openAnchors, type Stretch } from './open-anchors.ts'
import { type RuleSlots, slotsOf } from './slots.ts'
import { birthday } from './step.ts'

/**
 * A day, or a longer stretch, as the compiled rules see it: whole numbers only, at the places that `slotsOf` gives.
 * `days` holds, for anchors whose window is open, the first day of it.
 */
export type Constants = { readonly vector: Int32Array; readonly days: Int32Array }

const everyDay: Stretch = { from: never, to: -never }
const noDay: Stretch = { from: 1, to: 0 }

const meeting = (a: Stretch, b: Stretch): Stretch => {
	const both = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
	return both.from <= both.to ? both : noDay
}
/** The least stretch that holds them all. */
const around = (stretches: readonly Stretch[]): Stretch =>
	stretches
		.filter(({ from, to }) => from <= to)
		.reduce<Stretch>(
			(all, one) => (all === noDay ? one : { from: Math.min(all.from, one.from), to: Math.max(all.to, one.to) }),
			noDay,
		)

/** Births of those who are of the age some time in the stretch. */
const birthsOf = ({ from, to }: AgeRange, stretch: Stretch): Stretch => ({
	from: to === undefined ? everyDay.from : firstAnchor(birthday(to + 1), stretch.from + 1, stretch.to),
	to: from === undefined ? everyDay.to : lastAnchor(birthday(from), stretch.to, stretch.to),
})

const bornFor = (
	{ families, needs }: Rule,
	happenings: readonly Happening[],
	open: readonly (AnchorDays | null)[],
	ages: readonly Stretch[],
	{ to }: Stretch,
): Stretch => {
	const ofAge = needs.ages.length === 0 ? everyDay : around(ages)
	const anchored = families.map(({ anchor }, at): Stretch => {
		if (anchor === 'birth') return open[at] ?? noDay
		const happening = happenings[anchor]
		return happening?.nature === 'arrival'
			? { from: everyDay.from, to: lastAnchor(birthday(happening.fromAge), to, to) }
			: everyDay
	})
	return meeting(ofAge, around(anchored))
}

export const firstOfYear = (on: DayNumber): DayNumber => numberOfDate(yearOfNumber(on), 1, 1)

/** What the rules ask on a day; from one day to a later one: whether it is so some time in between. */
export const constantsFor = (rules: Rules, from: DayNumber, to: DayNumber): Constants => {
	const slots = slotsOf(rules)
	const vector = new Int32Array(slots.size)
	const tables: Int32Array[] = []
	let length = 0
	const put = (slot: number, { from, to }: Stretch) => vector.set([from, to], slot)
	const putDays = (slot: number, anchors: AnchorDays | null) => {
		if (anchors === null) return put(slot, noDay)
		vector.set([anchors.from, anchors.to, length, anchors.days.length === 1 ? 0 : 1], slot)
		tables.push(anchors.days)
		length += anchors.days.length
	}
	const births = rules.rules.map((rule, place) => {
		const at = slots.rules[place] as RuleSlots
		const asked = rule.earnedOn === null ? { from, to } : { from: rule.earnedOn, to: rule.earnedOn }
		const ages = rule.needs.ages.map((range) => birthsOf(range, asked))
		const open = rule.families.map((family) => openAnchors(family, rule, asked))
		const awaited = at.awaited === null ? null : awaitedAnchors(rule.families, rule, to)
		for (const [index, slot] of at.ages.entries()) put(slot, ages[index] ?? noDay)
		for (const [index, slot] of at.families.entries()) putDays(slot, open[index] ?? null)
		if (at.awaited !== null) putDays(at.awaited, awaited)
		if (at.hull !== at.families[0]) put(at.hull, around([awaited, ...open].map((anchors) => anchors ?? noDay)))
		if (rule.again !== null && at.again !== null) vector[at.again] = lastAnchor(rule.again, to, to)
		return bornFor(rule, rules.happenings, open, ages, asked)
	})
	put(slots.births, around(births))
	vector[slots.year] = firstOfYear(from)
	const days = new Int32Array(length)
	let next = 0
	for (const table of tables) {
		days.set(table, next)
		next += table.length
	}
	return { vector, days }
}
