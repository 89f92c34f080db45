import type { DayNumber } from '#kernel/day-number.ts'
import type { AgeRange } from '#standard/index.ts'
import type { Rule, Rules } from './compile/lower.ts'
import type { Slots } from './compile/slots.ts'
import { birthday } from './compile/step.ts'
import { firstAnchor, lastAnchor, longestLife } from './open-anchors.ts'
import { around, everyDay, meeting, noDay, type Stretch } from './stretch.ts'

/** For births between two days, which rules can give a ground as far as the birth goes. */
export type Zones = {
	readonly births: Stretch
	/** By birth: the place in `masks` of the first word of bits. */
	readonly places: Uint16Array | Int32Array
	/** A bit for every rule, 32 to a word, some words for each zone of births. */
	readonly masks: Int32Array
}

/** Births of those who are of the age some time in the stretch. */
const birthsOf = ({ from, to }: AgeRange, stretch: Stretch): Stretch => ({
	from: to === undefined ? everyDay.from : firstAnchor(birthday(to + 1), stretch.from + 1, stretch.to),
	to: from === undefined ? everyDay.to : lastAnchor(birthday(from), stretch.to, stretch.to),
})

/** Births for which a rule can give a ground; `open` are the births with a window, where it counts from the birth. */
export const birthsFor = (
	{ happenings }: Rules,
	{ families, needs }: Rule,
	open: readonly Stretch[],
	asked: Stretch,
): readonly Stretch[] => {
	const alive = { from: asked.from - longestLife, to: asked.to }
	const ages = needs.ages.length === 0 ? [everyDay] : needs.ages.map((range) => birthsOf(range, asked))
	const anchored = families.map(({ anchor }, at): Stretch => {
		if (anchor === 'birth') return open[at] ?? noDay
		const happening = happenings[anchor]
		if (happening?.nature !== 'arrival') return everyDay
		return { from: everyDay.from, to: lastAnchor(birthday(happening.fromAge), asked.to, asked.to) }
	})
	return ages.flatMap((ofAge) =>
		anchored.map((births) => meeting(alive, meeting(ofAge, births))).filter(({ from, to }) => from <= to),
	)
}

/** `births` of each rule, by its place. */
export const zonesOf = ({ words }: Slots, births: readonly (readonly Stretch[])[]): Zones => {
	const all = around(births.flat())
	const begins = [...new Set<DayNumber>(births.flat().flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b)
	const masks = new Int32Array(begins.length * words)
	const count = all.to - all.from + 1
	const places = masks.length <= 0x10000 ? new Uint16Array(count) : new Int32Array(count)
	for (const [zone, begin] of begins.entries()) {
		if (begin > all.to) continue
		const first = zone * words
		places.fill(first, begin - all.from)
		for (const [rule, stretches] of births.entries())
			if (stretches.some(({ from, to }) => from <= begin && begin <= to))
				masks[first + (rule >> 5)] = (masks[first + (rule >> 5)] ?? 0) | (1 << (rule & 31))
	}
	return { births: all, places, masks }
}
