import { addDays, type Day, day, daysBetween, firstOfYear, lastOfYear, yearOf } from '#kernel/day.ts'
import { type Criterion, type Exclusion, isIn, type Standard } from '#standard/index.ts'
import { birthsAround, boundaryAges, meeting, withDecisions } from './boundary.ts'
import { stanceOn } from './decide.ts'
import type { Facts } from './facts.ts'
import { closedBy, variationsOf } from './variations.ts'
import type { Stance } from './verdict.ts'

/** A standard tried out on citizens at the bounds of its rules, whatever it says: as many as are looked at in a second or so. */
export type Trials = {
	/** Citizens and days that were tried. */
	readonly count: number
	/** Numbers of the trials in which each rule gave a ground. */
	readonly held: ReadonlyMap<string, readonly number[]>
	/** Codes of the exclusions that together closed an open ground, each such set once. */
	readonly closings: readonly (readonly string[])[]
}

const mostTrials = 4000
/** Rules weighed altogether; more rules mean fewer trials. */
const mostWeighed = 400_000

const farthest = day('2199-12-31')
const noLater = (a: Day, b: Day): Day => (a < b ? a : b)

/** The first and the last day of a rule's life, new year's days in it, and days between. */
export const daysOf = ({ validFrom, validTo }: Standard, { period }: Pick<Criterion, 'period'>): readonly Day[] => {
	const from = period.from !== null && period.from > validFrom ? period.from : validFrom
	const end = validTo ?? noLater(farthest, addDays(from, 365 * 5))
	const to = period.to !== null && period.to < end ? period.to : end
	if (to < from) return []
	const middle = addDays(from, Math.floor(daysBetween(from, to) / 2))
	const days = [middle, from, to, lastOfYear(yearOf(from)), firstOfYear(yearOf(middle)), lastOfYear(yearOf(middle))]
	return [...new Set(days.filter((day) => from <= day && day <= to))]
}

type Trial = { readonly citizen: Facts; readonly on: Day }

/** For whom a rule should hold, the likeliest first. */
const attempts = (standard: Standard, criterion: Criterion): readonly Trial[] => {
	const days = daysOf(standard, criterion)
	const births = boundaryAges(criterion).map((age) => (on: Day) => birthsAround(age, on))
	return Array.from({ length: 7 }, (_, nth) => nth).flatMap((nth) =>
		days.flatMap((on) =>
			births.flatMap((of) => {
				const bornOn = of(on)[nth]
				return bornOn === undefined ? [] : meeting(criterion, bornOn, on).map((citizen) => ({ citizen, on }))
			}),
		),
	)
}

/** Spread over a list, not only its beginning. */
const thinned = <Part>(parts: readonly Part[], most: number): readonly Part[] => {
	if (parts.length <= most) return parts
	const step = parts.length / most
	return Array.from({ length: most }, (_, at) => parts[Math.floor(at * step)] as Part)
}

const rank: Readonly<Record<Exclusion['strength'], number>> = { default: 1, permissive: 2, absolute: 3 }
export const isAsStrong = (one: Exclusion, other: Exclusion): boolean => rank[one.strength] >= rank[other.strength]

export const tryOut = (standard: Standard): Trials => {
	const held = new Map<string, number[]>(standard.criteria.map(({ code }) => [code, []]))
	const closings = new Map<string, readonly string[]>()
	let count = 0
	const note = (stance: Stance): void => {
		const given = [...stance.grounds.map(({ criterion }) => criterion), ...(stance.priorities ?? [])]
		for (const code of given) held.get(code)?.push(count)
		const closed = stance.exclusions.map(({ exclusion }) => standard.exclusions.find(({ code }) => code === exclusion))
		for (const criterion of given) {
			const codes = closed.flatMap((one) => (one && isIn(one.covers, criterion) ? [one.code] : []))
			if (codes.length > 0) closings.set(codes.join(), codes)
		}
		count += 1
	}
	const ask = ({ citizen, on }: Trial): Stance => {
		const stance = stanceOn(standard, withDecisions(citizen, standard), on)
		note(stance)
		return stance
	}
	const holds = (criterion: Criterion) => (trial: Trial) => {
		const { grounds, priorities = [] } = ask(trial)
		return grounds.some((ground) => ground.criterion === criterion.code) || priorities.includes(criterion.code)
	}
	const weight = standard.criteria.length + standard.exclusions.length + 1
	const share = Math.max(
		2,
		Math.floor(
			Math.min(mostTrials, mostWeighed / weight) / Math.max(1, standard.criteria.length + standard.exclusions.length),
		),
	)
	const found = new Map<string, Trial>()
	for (const criterion of standard.criteria) {
		const all = attempts(standard, criterion)
		const first = all.slice(0, share).find(holds(criterion)) ?? all.slice(share).find(holds(criterion))
		if (first === undefined) continue
		found.set(criterion.code, first)
		for (const trial of thinned(all, Math.ceil(share / 2))) ask(trial)
		const variations = variationsOf(standard, criterion, first.citizen, first.on)
		for (const citizen of variations.slice(0, share)) ask({ citizen, on: first.on })
	}
	for (const exclusion of standard.exclusions) {
		const bases = standard.criteria.flatMap(({ code }) => (isIn(exclusion.covers, code) ? (found.get(code) ?? []) : []))
		const closed = bases.flatMap(({ citizen, on }) =>
			closedBy(exclusion.when, citizen).map((changed) => ({ citizen: changed, on })),
		)
		for (const trial of closed.slice(0, Math.max(12, share))) ask(trial)
	}
	return { count, held, closings: [...closings.values()] }
}
