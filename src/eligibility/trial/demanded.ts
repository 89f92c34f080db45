import {
	addDays,
	birthdayOfAge,
	type Day,
	dayFrom,
	daysBetween,
	firstOfYear,
	lastOfYear,
	monthOf,
	yearOf,
} from '#kernel/day.ts'
import type { Criterion, LawRule, Standard } from '#standard/index.ts'
import type { Facts, LifeEvent } from '../facts.ts'
import { judge } from '../judge.ts'
import { bestIn, type Given, offered, offersIn, type Way } from '../promised.ts'
import { asEvent, eventDays, plainCitizen } from './boundary.ts'

/** What a standard gives where a law demanded something, age by age. */
export type Kept = {
	/** Ages at which the citizen gets it in another way than of itself, or not at all. */
	readonly short: ReadonlyMap<number, Exclude<Way, 'offered'>>
	/** Ages at which there are offers in the year, but fewer than demanded. */
	readonly few: readonly number[]
	/** Citizens who get it, on the first day on which they do. */
	readonly given: readonly Given[]
}

export type Period = { readonly from: Day; readonly to: Day }

const oldest = 100

const suited = ({ needs }: LawRule, bornOn: Day): Facts => {
	const alone = needs.livesAlone ?? false
	return { ...plainCitizen(bornOn), livesAlone: alone, single: alone }
}

const agesOf = (ranges: readonly { readonly from?: number; readonly to?: number }[]): readonly number[] =>
	ranges.flatMap(({ from = 0, to = oldest }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))

/** Years in which somebody may turn an age, so that the year of the age lies in the period; at its beginning, middle and end. */
const yearsIn = ({ from, to }: Period): readonly number[] => {
	const [first, last] = [yearOf(from), Math.max(yearOf(from), yearOf(to) - 1)]
	return [...new Set([first, Math.floor((first + last) / 2), last])]
}

/** A birthday early in the year, one in the middle, one on its last day. */
const birthdays = [
	[1, 2],
	[6, 15],
	[12, 31],
] as const

/**
 * Once at an age. “In the year of the age” can be read as the calendar year of the birthday or the year from that birthday;
 * an offer in either keeps it.
 */
const once = (standard: Standard, rule: LawRule, ages: readonly number[], period: Period): Kept => {
	const short = new Map<number, Exclude<Way, 'offered'>>()
	const given: Given[] = []
	for (const age of ages)
		for (const year of yearsIn(period))
			for (const [month, date] of birthdays) {
				const bornOn = dayFrom(year - age, month, date)
				const best = bestIn(
					standard,
					suited(rule, bornOn),
					firstOfYear(year),
					addDays(birthdayOfAge(bornOn, age + 1), -1),
				)
				if (best.way !== 'offered') short.set(age, best.way)
				else if (best.given !== null) given.push(best.given)
			}
	return { short, few: [], given }
}

/** Every year from an age on: somebody who reaches it is followed through the years, and so are some who are older. */
const everyYear = (
	standard: Standard,
	rule: LawRule,
	{ fromAge, toAge, times }: Extract<LawRule['opens'], { by: 'yearly' }>,
	period: Period,
): Kept => {
	const last = Math.min(toAge ?? oldest, oldest)
	const years = Math.min(8, Math.max(3, yearOf(period.to) - yearOf(period.from) + 1))
	const began = yearOf(period.from)
	const short = new Map<number, Exclude<Way, 'offered'>>()
	const few: number[] = []
	const given: Given[] = []
	for (let age = fromAge; age <= last; age += years - 1) {
		const bornOn = dayFrom(began - age, 6, 15)
		const citizen = suited(rule, bornOn)
		const offers = offersIn(standard, citizen, firstOfYear(began), lastOfYear(began + years - 1))
		const [first] = offers
		if (first !== undefined) given.push(first)
		for (let at = 0; at < years && age + at <= last; at++) {
			const year = began + at
			const isFirst = age + at === fromAge
			const to = isFirst ? addDays(birthdayOfAge(bornOn, fromAge + 1), -1) : lastOfYear(year)
			const made = offers.filter(({ on }) => firstOfYear(year) <= on && on <= to).length
			if (made === 0) {
				const earlier = offers.filter(({ on }) => on < firstOfYear(year))
				const { way } = bestIn(standard, offered(citizen, earlier), firstOfYear(year), to)
				if (way !== 'offered') short.set(age + at, way)
			} else if (made < times && !isFirst) few.push(age + at)
		}
	}
	return { short, few, given }
}

/** As many events of one kind as happen to somebody made up; each is held against every rule. */
const mostOfOneKind = 24

const eventsOf = (criteria: readonly Criterion[], on: Day): Facts['events'] => {
	const happened = new Map<string, Map<string, LifeEvent>>()
	for (const criterion of criteria) {
		if (criterion.opens.by !== 'event') continue
		const [window] = criterion.opens.windows
		const day = window === undefined ? on : (eventDays(window, on)[0] ?? on)
		for (const kind of criterion.opens.kinds) {
			const event = asEvent(criterion, kind, day)
			const alike = happened.get(kind) ?? new Map<string, LifeEvent>()
			if (alike.size < mostOfOneKind) alike.set(JSON.stringify(event), event)
			happened.set(kind, alike)
		}
	}
	return [...happened.values()].flatMap((alike) => [...alike.values()])
}

/** Somebody to whom every event and risk has happened that the standard speaks of. */
const atEveryRisk = (standard: Standard, citizen: Facts, on: Day): Facts => ({
	...citizen,
	preventiveCase: true,
	events: eventsOf(standard.criteria, on),
	risks: [...new Set(standard.criteria.flatMap(({ opens }) => (opens.by === 'risk' ? opens.kinds : [])))].map(
		(kind) => ({
			kind,
			on,
		}),
	),
})

/** By need: at every age asked for, something of what may happen gives an offer or an assessment that age alone does not. */
const byNeed = (standard: Standard, rule: LawRule, ages: readonly number[], { from, to }: Period): Kept => {
	const on = addDays(from, Math.floor(daysBetween(from, to) / 2))
	const short = new Map<number, Exclude<Way, 'offered'>>()
	const given: Given[] = []
	for (const age of ages)
		for (const days of [0, 180]) {
			const reachedOn = addDays(on, -days)
			const bornOn = dayFrom(yearOf(reachedOn) - age, monthOf(reachedOn), 1)
			const citizen = suited(rule, bornOn)
			const plain = new Set(
				judge([standard], citizen, on)
					.grounds.filter(({ initiative }) => initiative === 'automatic')
					.map(({ criterion }) => criterion),
			)
			const risky = atEveryRisk(standard, citizen, on)
			const grounds = judge([standard], risky, on).grounds.filter(({ criterion }) => !plain.has(criterion))
			const by = grounds.filter(({ initiative }) => initiative !== 'on_request')
			if (by.length === 0) short.set(age, grounds.length > 0 ? 'asked_for' : 'not')
			else given.push({ citizen: risky, on, criteria: by.map(({ criterion }) => criterion) })
		}
	return { short, few: [], given }
}

/** What a standard gives of what a law's rule demanded in a period. */
export const keptOf = (standard: Standard, rule: LawRule, period: Period): Kept => {
	switch (rule.opens.by) {
		case 'turning':
			return once(standard, rule, agesOf(rule.opens.ages), period)
		case 'yearly':
			return everyYear(standard, rule, rule.opens, period)
		case 'risk':
			return byNeed(standard, rule, agesOf(rule.needs.ages), period)
		default:
			return { short: new Map(), few: [], given: [] }
	}
}
