import type { Matrix } from '../planner/problem.ts'
import { driveMinutes, type Place, type Travel } from '../travel/travel.ts'

/** Costs are hundredths of a minute on the road. */
export const costOfMinute = 100

type RowOf = (place: Place | null) => number | null

/** Every place once, each with its row of the matrix: homes first, then where the driving of a day begins and ends. */
export type Rows = {
	readonly homes: readonly Place[]
	readonly bases: readonly Place[]
	readonly rowOf: RowOf
	readonly rowOfBase: RowOf
}

export const rowsOf = (homes: readonly (Place | null)[], bases: readonly (Place | null)[]): Rows => {
	const [known, begun] = [once(homes), once(bases)]
	const rowIn = (all: readonly Place[], first: number): RowOf => {
		const rows = new Map(all.map((place, row) => [keyOf(place), first + row]))
		return (place) => (place === null ? null : (rows.get(keyOf(place)) ?? null))
	}
	return { homes: known, bases: begun, rowOf: rowIn(known, 0), rowOfBase: rowIn(begun, known.length) }
}

const once = (places: readonly (Place | null)[]): Place[] => [
	...new Map(places.flatMap((place) => (place === null ? [] : [[keyOf(place), place] as const]))).values(),
]

const keyOf = ({ x, y }: Place): string => `${x} ${y}`

/**
 * From each place to each, the shortest gap also between two visits behind one door. Before and after a visit at an unknown place so
 * much is allowed that whoever lies on either side of it, however far apart, is reached in time: `shortest` is the shortest such visit.
 * The way from the base to the first visit and home from the last costs, and takes nothing of the hours: those are hours for visits.
 */
export const matrixOf = ({ homes, bases }: Rows, shortest: number, travel: Travel): Matrix => {
	const places = [...homes, ...bases]
	const size = places.length
	const [time, cost] = [new Int32Array(size * size), new Int32Array(size * size)]
	let [longest, sum] = [travel.gapMinutes, 0]
	for (const [row, from] of places.entries())
		for (const [column, to] of places.entries()) {
			const cell = row * size + column
			const minutes = row < homes.length && column < homes.length ? driveMinutes(from, to, travel) : 0
			time[cell] = minutes
			cost[cell] = Math.round(travel.road(from, to) * costOfMinute)
			longest = Math.max(longest, minutes)
			sum += cost[cell] ?? 0
		}
	const unknownWay = {
		time: Math.max(travel.gapMinutes, Math.ceil((longest - shortest) / 2)),
		cost: size === 0 ? 0 : Math.round(sum / (size * size)),
	}
	return { size, time, cost, unknownWay }
}
