import { addDays, type Day, day, daysBetween, earlier, firstOfYear, lastOfYear, yearOf } from '#kernel/day.ts'
import type { Criterion, Standard } from '#standard/index.ts'
import type { Facts } from '../facts.ts'
import { judge } from '../judge.ts'
import { birthsAround, boundaryAges, meeting } from './boundary.ts'

/** A made-up citizen, asked about on a day. */
export type Trial = { readonly citizen: Facts; readonly on: Day }

const farthest = day('2199-12-31')

/** The first and the last day of a rule's life, new year's days in it, and days between. */
const daysOf = ({ validFrom, validTo }: Standard, { period }: Criterion): readonly Day[] => {
	const from = period.from !== null && period.from > validFrom ? period.from : validFrom
	const end = validTo ?? earlier(farthest, addDays(from, 365 * 5))
	const to = period.to !== null && period.to < end ? period.to : end
	if (to < from) return []
	const middle = addDays(from, Math.floor(daysBetween(from, to) / 2))
	const days = [middle, from, to, lastOfYear(yearOf(from)), firstOfYear(yearOf(middle)), lastOfYear(yearOf(middle))]
	return [...new Set(days.filter((day) => from <= day && day <= to))]
}

/** So many of a list, spread over it and not only its beginning. */
export const thinned = <Part>(parts: readonly Part[], most: number): readonly Part[] => {
	if (parts.length <= most) return parts
	const step = parts.length / most
	return Array.from({ length: most }, (_, at) => parts[Math.floor(at * step)] as Part)
}

const mostAges = 12
const mostWays = 4
const mostAttempts = 500

/** For whom a rule should hold, the likeliest first. */
export const attempts = (standard: Standard, criterion: Criterion): readonly Trial[] => {
	const ages = thinned(boundaryAges(criterion), mostAges)
	const births = daysOf(standard, criterion).flatMap((on) => ages.map((age) => ({ on, all: birthsAround(age, on) })))
	const kinds = births[0]?.all.length ?? 0
	const all = Array.from({ length: kinds }, (_, nth) => nth).flatMap((nth) =>
		births.flatMap(({ on, all }) => {
			const bornOn = all[nth]
			if (bornOn === undefined) return []
			return meeting(criterion, bornOn, on)
				.slice(0, mostWays)
				.map((citizen) => ({ citizen, on }))
		}),
	)
	return thinned(all, mostAttempts)
}

/** The first for whom a rule gives something by itself, without the others being weighed; null when it gives nobody anything. */
export const firstHeld = (standard: Standard, criterion: Criterion, all: readonly Trial[]): Trial | null => {
	const alone: Standard = { ...standard, criteria: [criterion], exclusions: [], transitional: null }
	const holds = ({ citizen, on }: Trial): boolean => {
		const { grounds, priorities = [] } = judge([alone], citizen, on)
		return grounds.length > 0 || priorities.length > 0
	}
	return all.find(holds) ?? null
}
