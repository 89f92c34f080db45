import { byStraightLine, metresBetween, type Place, type Roads, type Travel } from './travel.ts'

/** Minutes on the road from each place to each, row by row; null: nobody knows. */
export type WayTable = {
	readonly places: readonly Place[]
	readonly minutes: readonly (readonly (number | null)[])[]
}

/** Ways of a table, and how many of those asked for it does not know: they are answered by the straight line. */
export type FoundWays = { readonly travel: Travel; readonly pairs: number; readonly holes: number }

/** A place so far from every one of the table's is not among them. */
const reach = 5_000

const keyOf = ({ x, y }: Place): string => `${x} ${y}`

/** Where in the table each place belongs: itself, or its nearest. */
const nearestOf = (table: WayTable, asked: readonly Place[]): ReadonlyMap<string, number> => {
	const exact = new Map(table.places.map((place, index) => [keyOf(place), index]))
	const found = new Map<string, number>()
	for (const place of asked) {
		const own = exact.get(keyOf(place))
		const distances = own === undefined ? table.places.map((one) => metresBetween(one, place)) : []
		const near = own ?? distances.indexOf(Math.min(...distances))
		if (near >= 0 && (own !== undefined || (distances[near] ?? Infinity) <= reach)) found.set(keyOf(place), near)
	}
	return found
}

/**
 * Ways by a table. Between places of the table it is followed; for others the straight line is made longer or shorter as the table
 * says of the places nearest to them.
 */
export const byTable = (table: WayTable, asked: readonly Place[], roads: Roads): FoundWays => {
	const straight = byStraightLine(roads)
	const places = [...new Map(asked.map((place) => [keyOf(place), place])).values()]
	const nearest = nearestOf(table, places)
	const known = (from: Place, to: Place): number | null => {
		const [a, b] = [nearest.get(keyOf(from)), nearest.get(keyOf(to))]
		if (a === undefined || b === undefined) return null
		const [p, q] = [table.places[a], table.places[b]]
		if (a === b || p === undefined || q === undefined) return straight.road(from, to)
		const minutes = table.minutes[a]?.[b] ?? null
		if (minutes === null || (keyOf(from) === keyOf(p) && keyOf(to) === keyOf(q))) return minutes
		const between = straight.road(p, q)
		return between < 0.5 ? straight.road(from, to) : (straight.road(from, to) * minutes) / between
	}
	const holes = places.reduce(
		(sum, from) => sum + places.filter((to) => from !== to && known(from, to) === null).length,
		0,
	)
	return {
		travel: { ...straight, road: (from, to) => known(from, to) ?? straight.road(from, to) },
		pairs: places.length * (places.length - 1),
		holes,
	}
}
