import { type Answers, verdictCodes } from '#eligibility/index.ts'
import { ageOnNumber, type DayNumber, numberOfDate } from '#kernel/day-number.ts'
import type { Criterion } from '#standard/index.ts'
import type { OfferKinds } from './offer-kinds.ts'
import type { Period } from './periods.ts'
import type { LifePaths } from './simulation/life-paths.ts'
import type { Offered } from './simulation/simulated.ts'

/** Weighs everyone over a stretch of days of a period, given by its place; by row the verdict and the leading rule, counted from 1. */
export type Weigh = (stretch: { readonly at: number; readonly from: DayNumber; readonly to: DayNumber }) => Answers & {
	/** So many rows from the first; nobody further down is old enough. */
	readonly rows: number
}

const offer = verdictCodes.indexOf('offer')
const assess = verdictCodes.indexOf('assess')

/** A period cut at the beginnings of months, so that a year has so many stretches of equal length. */
const stretchesOf = ({ year, from, to }: Period, times: number) =>
	Array.from({ length: times }, (_, at) => ({
		from: Math.max(from, numberOfDate(year, 1 + (12 * at) / times, 1)),
		to: at + 1 === times ? to : numberOfDate(year, 1 + (12 * (at + 1)) / times, 1) - 1,
	})).filter((stretch) => stretch.from <= stretch.to)

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** How many stretches a year needs so that offers which come again after less than a year, or after odd months, are not missed. */
export const stretchesAYear = (criteria: readonly Criterion[]): number =>
	Math.max(
		1,
		...criteria.map(({ opens }) => {
			if (opens.by === 'yearly') return opens.times
			if (opens.by !== 'every') return 1
			return opens.interval.unit === 'months' ? 12 / divisor(12, opens.interval.count) : 12
		}),
	)

/**
 * Goes through so many years: whoever the rules give an offer gets it on the last day of the stretch, which is written into
 * `served` and counts in the years after. A slice of the work at a time.
 */
export function* offeredOn(
	paths: LifePaths,
	served: Int32Array,
	{ weigh, kinds, times }: { readonly weigh: Weigh; readonly kinds: OfferKinds; readonly times: number },
	years: number,
): Generator<void, Offered> {
	const { optedOut, bornOn } = paths
	const assessedIn = new Uint8Array(paths.count)
	const offered = { counts: [] as Uint32Array[], assessments: [] as number[], years: new Uint16Array(paths.count) }
	for (const [at, period] of paths.periods.slice(0, paths.runIn + years).entries()) {
		const counts = new Uint32Array(kinds.kinds.length)
		const bit = at < paths.runIn ? 0 : 1 << (at - paths.runIn)
		let assessments = 0
		for (const stretch of stretchesOf(period, times)) {
			const { verdict, leading, rows } = weigh({ at, ...stretch })
			for (let row = 0; row < rows; row++) {
				const word = verdict[row] as number
				if ((word !== offer && word !== assess) || optedOut[row] === 1) continue
				if (word === assess) {
					if (assessedIn[row] !== at + 1) assessments++
					assessedIn[row] = at + 1
					continue
				}
				served[row] = stretch.to
				const rule = (leading[row] as number) - 1
				const own = kinds.first[rule] as number
				const kind = kinds.askAge ? kinds.kindOf(rule, ageOnNumber(bornOn[row] as number, stretch.to)) : own
				counts[kind] = (counts[kind] as number) + 1
				offered.years[row] = (offered.years[row] as number) | bit
			}
			yield
		}
		if (bit === 0) continue
		offered.counts.push(counts)
		offered.assessments.push(assessments)
	}
	return offered
}
