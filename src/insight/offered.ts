import { ageOnNumber, type DayNumber, never, numberOfDate } from '#kernel/day-number.ts'
import type { Criterion } from '#standard/index.ts'
import type { LifePaths, Period } from './life-paths.ts'
import type { OfferKinds } from './offer-kinds.ts'
import type { Offered } from './simulated.ts'
import type { StartingPoint } from './starting-point.ts'

/** When everyone was last offered a visit and last visited, by row; the days move on as the years are gone through. */
export type LastServed = { readonly offered: Int32Array; readonly visited: Int32Array }

/** What the rules say of one citizen over a stretch of days: nothing to do, an offer, or a professional's assessment. */
export const said = { nothing: 0, offer: 1, assess: 2 } as const

/** Weighs everyone over a stretch of days; writes by row what is `said`, and the place of the criterion that leads. */
export type Weigh = (
	stretch: { readonly at: number; readonly from: DayNumber; readonly to: DayNumber },
	served: LastServed,
	said: Uint8Array,
	leading: Uint16Array,
) => void

const lengthened = (column: Int32Array, size: number): Int32Array => {
	const longer = new Int32Array(size).fill(never)
	longer.set(column)
	return longer
}

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

export type Weighing = {
	readonly weigh: Weigh
	readonly kinds: OfferKinds
	/** Stretches a year, a divisor of 12. */
	readonly times: number
}

/**
 * Goes through so many years: whoever the rules give an offer gets it on the last day of the stretch, and that it was made
 * counts in the years after. A slice of the work at a time.
 */
export function* offeredOn(
	start: StartingPoint,
	paths: LifePaths,
	{ weigh, kinds, times }: Weighing,
	years: number,
): Generator<void, Offered> {
	const served: LastServed = {
		offered: lengthened(start.lastOfferOn, paths.count),
		visited: lengthened(start.lastVisitOn, paths.count),
	}
	const [verdict, leading] = [new Uint8Array(paths.count), new Uint16Array(paths.count)]
	const assessedIn = new Uint8Array(paths.count)
	const offered = { counts: [] as Uint32Array[], assessments: [] as number[], years: new Uint16Array(paths.count) }
	for (const [at, period] of paths.periods.slice(0, paths.runIn + years).entries()) {
		const counts = new Uint32Array(kinds.kinds.length)
		const bit = at < paths.runIn ? 0 : 1 << (at - paths.runIn)
		let assessments = 0
		for (const stretch of stretchesOf(period, times)) {
			weigh({ at, ...stretch }, served, verdict, leading)
			for (let row = 0; row < paths.count; row++) {
				const word = verdict[row] as number
				if (word === said.nothing) continue
				if (row < start.count && start.optedOut[row] === 1) continue
				if (word === said.assess) {
					if (assessedIn[row] !== at + 1) assessments++
					assessedIn[row] = at + 1
					continue
				}
				served.offered[row] = stretch.to
				const age = kinds.askAge ? ageOnNumber(paths.bornOn[row] as number, stretch.to) : 0
				const kind = kinds.kindOf(leading[row] as number, age)
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
