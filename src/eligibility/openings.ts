import { ageOnNumber, birthdayNumber, type DayNumber, never, numberOf } from '#kernel/day-number.ts'
import type { Ages } from '#standard/index.ts'
import type { Citizen } from './citizen.ts'
import { suits } from './condition.ts'
import type { LifeEvent } from './facts.ts'
import type { Family, Happening, Rule, Rules, Window } from './lower.ts'
import type { Stretch } from './past.ts'
import { stepFrom } from './step.ts'

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

/** A rule that may give this citizen a ground on some day, worked out once for all days. */
export type Prospect = {
	readonly rule: Rule
	readonly anchored: readonly Anchored[]
	/** First and last day of each age range asked for; empty when any age will do. */
	readonly ages: readonly Stretch[]
}

const fits = ({ kinds, details }: Extract<Happening, { nature: 'event' }>, event: LifeEvent): boolean =>
	kinds.includes(event.kind) &&
	details.every(({ name, is }) => (typeof is === 'boolean' ? event[name] === is : is.includes(String(event[name]))))

const none: readonly never[] = []

/** The days on which something happened to a citizen. */
const daysOf = (happening: Happening, { facts, bornOn }: Citizen): readonly DayNumber[] => {
	if (happening.nature === 'arrival') {
		if (facts.residentSince === null) return none
		const since = numberOf(facts.residentSince)
		return ageOnNumber(bornOn, since) < happening.fromAge ? none : [since]
	}
	if (happening.nature === 'risk')
		return facts.risks.length === 0
			? none
			: facts.risks.filter(({ kind }) => happening.kinds.includes(kind)).map(({ on }) => numberOf(on))
	return facts.events.length === 0
		? none
		: facts.events.filter((event) => fits(happening, event)).map(({ on }) => numberOf(on))
}

/** What each family of a rule counts from; families that have nothing to count from are left out. */
export const anchoredOf = ({ happenings }: Rules, { families }: Rule, citizen: Citizen): readonly Anchored[] => {
	const anchored: Anchored[] = []
	for (const family of families) {
		const happening = family.anchor === 'birth' ? undefined : happenings[family.anchor]
		const anchors = happening === undefined ? [citizen.bornOn] : daysOf(happening, citizen)
		if (anchors.length > 0) anchored.push({ family, anchors })
	}
	return anchored
}

export const daysOfAges = (ages: Ages, bornOn: DayNumber): readonly Stretch[] =>
	ages.length === 0
		? none
		: ages.map(({ from, to }) => ({
				from: from === undefined ? never : birthdayNumber(bornOn, from),
				until: to === undefined ? null : birthdayNumber(bornOn, to + 1) - 1,
			}))

/** The rules that something opens for a citizen of whom the rest that they ask is so. */
export const prospectsOf = (rules: Rules, citizen: Citizen): readonly Prospect[] => {
	const prospects: Prospect[] = []
	for (const rule of rules.rules) {
		const anchored = anchoredOf(rules, rule, citizen)
		if (anchored.length === 0 || !suits(rule.needs, rules.standard.livesAlone, citizen.facts)) continue
		prospects.push({ rule, anchored, ages: daysOfAges(rule.needs.ages, citizen.bornOn) })
	}
	return prospects
}

/** Whether the citizen is of an age that is asked for. */
export const isOfAge = ({ ages }: Pick<Prospect, 'ages'>, on: DayNumber): boolean =>
	ages.length === 0 || ages.some(({ from, until }) => from <= on && (until === null || on <= until))

/** The place of the last window that has begun; −1 when none has. */
export const lastBegun = (windows: readonly Window[], anchor: DayNumber, on: DayNumber): number => {
	let [low, high] = [0, windows.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if (stepFrom(anchor, (windows[middle] as Window).from) <= on) low = middle + 1
		else high = middle
	}
	return low - 1
}

/** A window as it lies for one citizen, no longer than the programme lasts. */
export const openingOf = (
	{ begins, ends }: Pick<Rule, 'begins' | 'ends'>,
	{ anchor: anchoredTo }: Family,
	window: Window,
	anchor: DayNumber,
): Opening => {
	const opens = stepFrom(anchor, window.from)
	const closes = window.until === null ? null : stepFrom(anchor, window.until)
	const from = begins !== null && begins > opens ? begins : opens
	return {
		knownOn: anchoredTo === 'birth' ? from : anchor,
		from,
		target: window.target === null ? null : stepFrom(anchor, window.target),
		until: ends !== null && (closes === null || ends < closes) ? ends : closes,
		age: window.age,
	}
}

/** Every opening that is open on a day. */
export const openOn = ({ rule, anchored }: Pick<Prospect, 'rule' | 'anchored'>, on: DayNumber): readonly Opening[] => {
	if ((rule.begins !== null && on < rule.begins) || (rule.ends !== null && rule.ends < on)) return none
	const open: Opening[] = []
	for (const { family, anchors } of anchored)
		for (const anchor of anchors) {
			if (anchor > on) continue
			for (let at = lastBegun(family.windows, anchor, on); at >= 0; at--) {
				const opening = openingOf(rule, family, family.windows[at] as Window, anchor)
				if (opening.until !== null && opening.until < on) break
				open.push(opening)
			}
		}
	return open
}

/** Whether an event that is known on a day has given an opening that begins later. */
export const isAwaited = ({ rule, anchored }: Prospect, on: DayNumber): boolean =>
	anchored.some(
		({ family, anchors }) =>
			family.byEvent &&
			anchors.some(
				(anchor) =>
					anchor <= on &&
					family.windows.some((window) => {
						const { from, until } = openingOf(rule, family, window, anchor)
						return from > on && (until === null || from <= until)
					}),
			),
	)

/** The opening that had closed before a day, the latest to begin; null when the facts no longer tell. */
export const closedBefore = (
	{ rule, anchored }: Pick<Prospect, 'rule' | 'anchored'>,
	day: DayNumber,
): Opening | null => {
	let latest: Opening | null = null
	for (const { family, anchors } of anchored)
		for (const anchor of anchors)
			for (let at = lastBegun(family.windows, anchor, day - 1); at >= 0; at--) {
				const opening = openingOf(rule, family, family.windows[at] as Window, anchor)
				if (opening.until === null || opening.until >= day || opening.from > opening.until) continue
				if (latest === null || opening.from > latest.from) latest = opening
				break
			}
	return latest
}

/** The first day after one on which what a prospect opens may turn; infinitely far when none comes. */
export const nextTurn = ({ rule, anchored, ages }: Prospect, after: DayNumber): DayNumber => {
	let next = Number.POSITIVE_INFINITY
	const turn = (day: DayNumber) => {
		if (day > after && day < next) next = day
	}
	for (const { family, anchors } of anchored)
		for (const anchor of anchors) {
			turn(anchor)
			const begun = lastBegun(family.windows, anchor, after)
			const coming = family.windows[begun + 1]
			if (coming !== undefined) turn(stepFrom(anchor, coming.from))
			for (let at = begun; at >= 0; at--) {
				const { until } = family.windows[at] as Window
				if (until === null) continue
				const last = stepFrom(anchor, until)
				if (last < after) break
				turn(last + 1)
			}
		}
	for (const { from, until } of ages) {
		turn(from)
		if (until !== null) turn(until + 1)
	}
	if (rule.begins !== null) turn(rule.begins)
	if (rule.ends !== null) turn(rule.ends + 1)
	return next
}
