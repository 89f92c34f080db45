import type { DayNumber } from '#kernel/day-number.ts'
import { type AnchorDays, awaitedAnchors, lastAnchor, openAnchors } from '../open-anchors.ts'
import { firstOfYearOf } from '../past.ts'
import { everyDay, noDay, type Stretch } from '../stretch.ts'
import { birthsFor, zonesOf } from '../zones.ts'
import type { Rules } from './lower.ts'
import { type RuleSlots, slotsOf } from './slots.ts'

/** A day, or a longer stretch, as the compiled rules see it: whole numbers only. */
export type Constants = {
	/** At the places that `slotsOf` gives. */
	readonly vector: Int32Array
	/** For anchors whose window is open, the first day of it. */
	readonly days: Int32Array
	/** By birth, counted from the first for which any rule may give a ground: the place in `masks`. */
	readonly zones: Uint16Array | Int32Array
	/** Bits for the rules that can give a ground as far as the birth goes. */
	readonly masks: Int32Array
}

/** Tables one after another in one. */
const tables = () => {
	const parts: Int32Array[] = []
	let length = 0
	return {
		/** Where it begins. */
		add: (part: Int32Array): number => {
			parts.push(part)
			length += part.length
			return length - part.length
		},
		all: (): Int32Array => {
			const all = new Int32Array(length)
			let next = 0
			for (const part of parts) {
				all.set(part, next)
				next += part.length
			}
			return all
		},
	}
}

/** What the rules ask on a day; from one day to a later one: whether it is so some time in between. */
export const constantsFor = (rules: Rules, from: DayNumber, to: DayNumber): Constants => {
	const slots = slotsOf(rules)
	const vector = new Int32Array(slots.size)
	const days = tables()
	const put = (slot: number, { from, to }: Stretch) => vector.set([from, to], slot)
	const putDays = (slot: number, anchors: AnchorDays | null) => {
		put(slot, anchors ?? noDay)
		if (anchors !== null) vector.set([days.add(anchors.days), anchors.days.length === 1 ? 0 : 1], slot + 2)
	}
	const meant = rules.happenings.map((): Stretch[] => [])
	const births = rules.rules.map((rule, place) => {
		const at = slots.rules[place] as RuleSlots
		if (!at.isWeighed) return []
		const asked = rule.earnedOn === null ? { from, to } : { from: rule.earnedOn, to: rule.earnedOn }
		const open = rule.families.map((family) => openAnchors(family, rule, asked))
		for (const [index, slot] of at.families.entries()) putDays(slot, open[index] ?? null)
		const awaited = at.awaited === null ? null : awaitedAnchors(rule.families, rule, to)
		if (at.awaited !== null) putDays(at.awaited, awaited)
		if (rule.again !== null && at.again !== null) vector[at.again] = lastAnchor(rule.again, to, to)
		for (const [index, { anchor }] of rule.families.entries())
			if (anchor !== 'birth') meant[anchor]?.push(open[index] ?? noDay, awaited ?? noDay)
		return birthsFor(
			rules,
			rule,
			open.map((anchors) => anchors ?? noDay),
			asked,
		)
	})
	for (const slot of slots.happenings) {
		const all = meant.filter((_, place) => slots.happenings[place] === slot).flat()
		vector[slot] = Math.min(everyDay.to, ...all.filter(({ from, to }) => from <= to).map(({ from }) => from))
	}
	const zones = zonesOf(slots, births)
	put(slots.births, zones.births)
	vector[slots.year] = firstOfYearOf(to)
	return { vector, days: days.all(), zones: zones.places, masks: zones.masks }
}
