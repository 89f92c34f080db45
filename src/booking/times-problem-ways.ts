import type { Matrix } from './planner/problem.ts'
import { driveMinutes, type Place, type Travel } from './travel.ts'

/** Costs are hundredths of a minute on the road. */
export const costOfMinute = 100

/** Every place once, each with its row of the matrix. */
export type Rows = { readonly places: readonly Place[]; readonly rowOf: (place: Place | null) => number | null }

export const rowsOf = (places: readonly (Place | null)[]): Rows => {
	const known: Place[] = []
	const rows = new Map<string, number>()
	for (const place of places) {
		if (place === null || rows.has(keyOf(place))) continue
		rows.set(keyOf(place), known.length)
		known.push(place)
	}
	return { places: known, rowOf: (place) => (place === null ? null : (rows.get(keyOf(place)) ?? null)) }
}

const keyOf = ({ x, y }: Place): string => `${x} ${y}`

/**
 * From each place to each, the shortest gap also between two visits behind one door. Before and after a visit at an unknown place so
 * much is allowed that whoever lies on either side of it, however far apart, is reached in time: `shortest` is the shortest such visit.
 */
export const matrixOf = (places: readonly Place[], shortest: number, travel: Travel): Matrix => {
	const size = places.length
	const [time, cost] = [new Int32Array(size * size), new Int32Array(size * size)]
	let [longest, sum] = [travel.gapMinutes, 0]
	for (const [row, from] of places.entries())
		for (const [column, to] of places.entries()) {
			const cell = row * size + column
			const minutes = driveMinutes(from, to, travel)
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
