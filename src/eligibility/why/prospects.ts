import { ageOnNumber, birthdayNumber, type DayNumber, never, numberOf } from '#kernel/day-number.ts'
import type { Ages } from '#standard/index.ts'
import type { Happening, Rules } from '../compile/lower.ts'
import { suits } from '../condition.ts'
import type { LifeEvent } from '../facts.ts'
import { type Anchored, nextTurn, type Placed, sooner } from '../openings.ts'
import type { Stretch } from '../past.ts'
import type { Citizen } from '../trial/citizen.ts'

/** A rule that may give a citizen a ground on some day, worked out once for all days. */
export type Prospect = Placed & {
	/** First and last day of each age range asked for; empty when any age will do. */
	readonly ages: readonly Stretch[]
}

const none: readonly never[] = []

const fits = ({ kinds, details }: Extract<Happening, { nature: 'event' }>, event: LifeEvent): boolean =>
	kinds.includes(event.kind) &&
	details.every(({ name, is }) => (typeof is === 'boolean' ? event[name] === is : is.includes(String(event[name]))))

/** The days on which something happened to a citizen. */
const daysOf = (happening: Happening, { facts, bornOn }: Citizen): readonly DayNumber[] => {
	if (happening.nature === 'arrival') {
		if (facts.residentSince === null) return none
		const since = numberOf(facts.residentSince)
		return happening.fromAge > 0 && ageOnNumber(bornOn, since) < happening.fromAge ? none : [since]
	}
	if (happening.nature === 'risk')
		return facts.risks.length === 0
			? none
			: facts.risks.filter(({ kind }) => happening.kinds.includes(kind)).map(({ on }) => numberOf(on))
	return facts.events.length === 0
		? none
		: facts.events.filter((event) => fits(happening, event)).map(({ on }) => numberOf(on))
}

const unopened = new WeakMap<Rules, readonly Placed[]>()

/** Every rule with nothing to count from; most rules stand so for most citizens. */
const unopenedOf = (rules: Rules): readonly Placed[] => {
	const known = unopened.get(rules) ?? rules.rules.map((rule) => ({ rule, anchored: none }))
	unopened.set(rules, known)
	return known
}

/** Every rule, by its place, with what it counts from for a citizen. */
export const placedFor = (rules: Rules, citizen: Citizen): readonly Placed[] => {
	const birth = [citizen.bornOn]
	const days: (readonly DayNumber[])[] = []
	for (const happening of rules.happenings) days.push(daysOf(happening, citizen))
	const placed = unopenedOf(rules).slice()
	for (const [place, rule] of rules.rules.entries()) {
		let anchored: Anchored[] | null = null
		for (const family of rule.families) {
			const anchors = family.anchor === 'birth' ? birth : (days[family.anchor] ?? none)
			if (anchors.length === 0) continue
			anchored ??= []
			anchored.push({ family, anchors })
		}
		if (anchored !== null) placed[place] = { rule, anchored }
	}
	return placed
}

/** The days on which a citizen is of one of these ages. */
export const daysOfAges = (ages: Ages, bornOn: DayNumber): readonly Stretch[] =>
	ages.length === 0
		? none
		: ages.map(({ from, to }) => ({
				from: from === undefined ? never : birthdayNumber(bornOn, from),
				until: to === undefined ? null : birthdayNumber(bornOn, to + 1) - 1,
			}))

/** The rules that something opens for a citizen of whom the rest that they ask is so. */
export const prospectsOf = (
	{ standard }: Rules,
	placed: readonly Placed[],
	{ facts, bornOn }: Citizen,
): readonly Prospect[] => {
	const prospects: Prospect[] = []
	for (const { rule, anchored } of placed)
		if (anchored.length > 0 && suits(rule.needs, standard.livesAlone, facts))
			prospects.push({ rule, anchored, ages: daysOfAges(rule.needs.ages, bornOn) })
	return prospects
}

/** Whether a day lies in one of the age ranges; where none is asked for, any day does. */
export const isOfAge = (ages: readonly Stretch[], on: DayNumber): boolean =>
	ages.length === 0 || ages.some(({ from, until }) => from <= on && (until === null || on <= until))

/** The first day after one on which what a prospect gives may turn; infinitely far when none comes. */
export const nextTurnOf = (prospect: Prospect, after: DayNumber): DayNumber => {
	let next = nextTurn(prospect, after)
	for (const { from, until } of prospect.ages) {
		next = sooner(next, from, after)
		if (until !== null) next = sooner(next, until + 1, after)
	}
	return next
}
