import type { DayNumber } from '#kernel/day-number.ts'
import type { Family, Rule, Window } from './compile/lower.ts'
import { stepFrom } from './compile/step.ts'
import type { Stretch } from './past.ts'

/** A stretch of days in which a rule gives a ground, as far as its own facts go. */
export type Opening = Stretch & {
	/** Before this day nobody knows of it. */
	readonly knownOn: DayNumber
	readonly target: DayNumber | null
	/** The age it is for; null where it is not for an age. */
	readonly age: number | null
}

/** What a rule counts from, for one citizen. */
export type Anchored = { readonly family: Family; readonly anchors: readonly DayNumber[] }

/** A rule with what it counts from. */
export type Placed = { readonly rule: Rule; readonly anchored: readonly Anchored[] }

const none: readonly never[] = []

/** The place of the last window that has begun; −1 when none has. */
const lastBegun = (windows: readonly Window[], anchor: DayNumber, on: DayNumber): number => {
	let [low, high] = [0, windows.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if (stepFrom(anchor, (windows[middle] as Window).from) <= on) low = middle + 1
		else high = middle
	}
	return low - 1
}

/** A window as it lies for one citizen, no longer than the programme lasts. */
const openingOf = ({ begins, ends }: Rule, family: Family, window: Window, anchor: DayNumber): Opening => {
	const opens = stepFrom(anchor, window.from)
	const closes = window.until === null ? null : stepFrom(anchor, window.until)
	const from = begins !== null && begins > opens ? begins : opens
	return {
		knownOn: family.anchor === 'birth' ? from : anchor,
		from,
		target: window.target === null ? null : stepFrom(anchor, window.target),
		until: ends !== null && (closes === null || ends < closes) ? ends : closes,
		age: window.age,
	}
}

/** Every opening that is open on a day, the latest to begin first. */
export const openOn = ({ rule, anchored }: Placed, on: DayNumber): readonly Opening[] => {
	if ((rule.begins !== null && on < rule.begins) || (rule.ends !== null && rule.ends < on)) return none
	let open: Opening[] | null = null
	for (const { family, anchors } of anchored)
		for (const anchor of anchors) {
			if (anchor > on) continue
			for (let at = lastBegun(family.windows, anchor, on); at >= 0; at--) {
				const opening = openingOf(rule, family, family.windows[at] as Window, anchor)
				if (opening.until !== null && opening.until < on) break
				open ??= []
				open.push(opening)
			}
		}
	return open ?? none
}

const isNever = ({ from, until }: Opening): boolean => until !== null && until < from

const always = (): boolean => true

/** The opening that begins next after a day, of what is known on it; `isAsked` says of which families. */
export const comingAfter = (
	{ rule, anchored }: Placed,
	on: DayNumber,
	isAsked: (family: Family) => boolean = always,
): Opening | null => {
	let next: Opening | null = null
	for (const { family, anchors } of anchored) {
		if (!isAsked(family)) continue
		for (const anchor of anchors) {
			if (anchor > on) continue
			const isYetToBegin = rule.begins !== null && on < rule.begins
			for (let at = isYetToBegin ? 0 : lastBegun(family.windows, anchor, on) + 1; at < family.windows.length; at++) {
				const opening = openingOf(rule, family, family.windows[at] as Window, anchor)
				if (opening.from <= on || isNever(opening)) continue
				if (next === null || opening.from < next.from) next = opening
				break
			}
		}
	}
	return next
}

/** The opening that had closed before a day, the latest to begin; null when the facts no longer tell. */
export const closedBefore = ({ rule, anchored }: Placed, day: DayNumber): Opening | null => {
	let latest: Opening | null = null
	for (const { family, anchors } of anchored)
		for (const anchor of anchors)
			for (let at = lastBegun(family.windows, anchor, day - 1); at >= 0; at--) {
				const opening = openingOf(rule, family, family.windows[at] as Window, anchor)
				if (opening.until === null || opening.until >= day || isNever(opening)) continue
				if (latest === null || opening.from > latest.from) latest = opening
				break
			}
	return latest
}

/** The sooner of two days, of those that come after one. */
export const sooner = (next: DayNumber, day: DayNumber, after: DayNumber): DayNumber =>
	day > after && day < next ? day : next

/** The first day after one on which what a rule opens may turn; infinitely far when none comes. */
export const nextTurn = ({ rule, anchored }: Placed, after: DayNumber): DayNumber => {
	let next = Number.POSITIVE_INFINITY
	for (const { family, anchors } of anchored)
		for (const anchor of anchors) {
			next = sooner(next, anchor, after)
			const begun = lastBegun(family.windows, anchor, after)
			const coming = family.windows[begun + 1]
			if (coming !== undefined) next = sooner(next, stepFrom(anchor, coming.from), after)
			for (let at = begun; at >= 0; at--) {
				const { until } = family.windows[at] as Window
				if (until === null) continue
				const last = stepFrom(anchor, until)
				if (last < after) break
				next = sooner(next, last + 1, after)
			}
		}
	if (rule.begins !== null) next = sooner(next, rule.begins, after)
	return rule.ends === null ? next : sooner(next, rule.ends + 1, after)
}
