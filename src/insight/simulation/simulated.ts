import { sum } from 'd3-array'
import type { Standard } from '#standard/index.ts'
import { acceptanceBy, consultantMinutes, type Range } from '../acceptance.ts'
import { inYear, type OfferKind } from '../offer-kinds.ts'
import { is } from '../row.ts'
import type { LifePaths } from './life-paths.ts'

/** What one standard offered on one way the years may go. */
export type Offered = {
	/** By year, then by kind of offer. */
	readonly counts: readonly Uint32Array[]
	/** By year: grounds on which a professional decides. */
	readonly assessments: readonly number[]
	/** By row, one bit for each year in which an offer was made. */
	readonly years: Uint16Array
}

/** One standard over every way drawn; the first ways are with the rates as stated, the last two with fewer and with more. */
export type OfferedOnAllWays = {
	readonly standard: Standard
	readonly kinds: readonly OfferKind[]
	readonly ways: readonly Offered[]
}

/** Who they are, in groups that add up three times: by age, by sex, by living alone. */
export const groupings = [
	['under_65', '65_69', '70_74', '75_79', '80_84', '85_89', '90_over'],
	['women', 'men'],
	['alone', 'with_others'],
] as const
export const groups = groupings.flat()
export type Group = (typeof groups)[number]
/** Citizens by group, and all of them. */
export type Counts = Readonly<Record<Group | 'all', number>>

/** One year under one standard: what is expected, and the lowest and highest of the band. */
export type SimulatedYear = {
	readonly year: number
	readonly offers: Range
	readonly visits: Range
	/** Hours of consultants. */
	readonly hours: Range
	readonly assessments: number
	/** An offer here and not under the standard compared with; and the other way about. */
	readonly newlyIn: Counts
	readonly newlyOut: Counts
}

const mean = (numbers: readonly number[]): number => sum(numbers) / Math.max(1, numbers.length)

/** Offers, visits and hours of one year on one way. */
const totalsOf = (counts: Uint32Array, kinds: readonly OfferKind[]) => {
	const weighed = (part: keyof Range, hours: boolean): number =>
		sum(
			kinds.map(
				({ contact, form, minutes }, at) =>
					(counts[at] ?? 0) * acceptanceBy(contact)[part] * (hours ? consultantMinutes(form, minutes) / 60 : 1),
			),
		)
	const range = (hours: boolean): Range => ({
		low: weighed('low', hours),
		expected: weighed('expected', hours),
		high: weighed('high', hours),
	})
	return { offers: sum(counts), visits: range(false), hours: range(true) }
}

const yearRange = (ways: readonly Range[], asStated: number): Range => ({
	low: Math.round(Math.min(...ways.map(({ low }) => low))),
	expected: Math.round(mean(ways.slice(0, asStated).map(({ expected }) => expected))),
	high: Math.round(Math.max(...ways.map(({ high }) => high))),
})

const bandAt = (age: number): number => Math.max(0, Math.min(6, Math.floor((age - 60) / 5)))

/** Puts one citizen of a year into every group they belong to; the age is the one reached in that year. */
const addTo = (into: Float64Array, paths: LifePaths, row: number, at: number): void => {
	const ends = paths.periods[at]?.to ?? 0
	const band = bandAt((ends + 1 - (paths.bornOn[row] as number)) / 365.25)
	const sex = 7 + (paths.sex[row] as number)
	const living = (paths.states[at]?.[row] ?? 0) & is.alone ? 9 : 10
	for (const group of [band, sex, living, groups.length]) into[group] = (into[group] as number) + 1
}

const countsOf = (added: Float64Array, ways: number): Counts => {
	const of = (at: number): number => Math.round((added[at] ?? 0) / ways)
	return {
		...(Object.fromEntries(groups.map((group, at) => [group, of(at)])) as Record<Group, number>),
		all: of(groups.length),
	}
}

/** Who is offered a visit under one and not under the other, year by year: the mean over the ways with the rates as stated. */
const differenceOf = (
	ways: readonly LifePaths[],
	these: readonly Offered[],
	others: readonly Offered[],
	years: number,
) => {
	const added = Array.from({ length: years }, () => new Float64Array(groups.length + 1))
	for (const [way, paths] of ways.entries()) {
		const [mine, theirs] = [these[way]?.years, others[way]?.years]
		if (mine === undefined || theirs === undefined || mine === theirs) continue
		const before = paths.runIn
		for (let row = 0; row < paths.count; row++) {
			let only = (mine[row] as number) & ~(theirs[row] as number)
			for (let year = 0; only !== 0; year++, only >>= 1) {
				if ((only & 1) === 0) continue
				addTo(added[year] as Float64Array, paths, row, before + year)
			}
		}
	}
	return added.map((one) => countsOf(one, ways.length))
}

/** One standard, year by year, against the one it is compared with. `asStated` says how many of the ways are with the rates as stated. */
export const simulatedYears = (
	paths: readonly LifePaths[],
	{ standard, kinds, ways }: OfferedOnAllWays,
	against: OfferedOnAllWays,
	asStated: number,
): SimulatedYear[] => {
	const years = ways[0]?.counts.length ?? 0
	const stated = paths.slice(0, asStated)
	const newlyIn = differenceOf(stated, ways, against.ways, years)
	const newlyOut = differenceOf(stated, against.ways, ways, years)
	return Array.from({ length: years }, (_, at): SimulatedYear => {
		const year = paths[0]?.periods[paths[0].runIn + at]?.year ?? 0
		const known = kinds.map((kind) => inYear(kind, standard, year))
		const totals = ways.map(({ counts }) => totalsOf(counts[at] ?? new Uint32Array(), known))
		const offers = totals.map(({ offers }) => ({ low: offers, expected: offers, high: offers }))
		return {
			year,
			offers: yearRange(offers, asStated),
			visits: yearRange(
				totals.map(({ visits }) => visits),
				asStated,
			),
			hours: yearRange(
				totals.map(({ hours }) => hours),
				asStated,
			),
			assessments: Math.round(mean(ways.slice(0, asStated).map(({ assessments }) => assessments[at] ?? 0))),
			newlyIn: newlyIn[at] as Counts,
			newlyOut: newlyOut[at] as Counts,
		}
	})
}
