import type { Place, Travel } from '../travel/travel.ts'

/** A visit on somebody's way through a day; `from` and `to` in minutes after midnight. */
export type RouteStop = {
	readonly id: string
	readonly from: number
	readonly to: number
	/** Null where nobody knows, or nobody may know. */
	readonly place: Place | null
}

/** One consultant's day. */
export type RouteDay = {
	readonly staff: string
	readonly on: string
	/** Where the driving begins and ends; null: it counts from the first visit to the last. */
	readonly base: Place | null
	readonly stops: readonly RouteStop[]
}

/** Where a visit would be instead; `from` in minutes after midnight. */
export type RouteTo = { readonly staff: string; readonly on: string; readonly from: number }

/** Minutes on the road through a day, in order of time; a stop at an unknown place is driven past. */
export const minutesDriven = ({ base, stops }: Pick<RouteDay, 'base' | 'stops'>, { road }: Travel): number => {
	const known = stops.toSorted((a, b) => a.from - b.from).flatMap(({ place }) => place ?? [])
	const way = base === null || known.length === 0 ? known : [base, ...known, base]
	return way.reduce((sum, place, at) => sum + (at === 0 ? 0 : road(way[at - 1] ?? place, place)), 0)
}

/**
 * Whole minutes of driving more (or, below zero, less) when a visit is moved, on the day it leaves and the day it comes to
 * together; null when its own place is unknown, or it is on none of the days.
 */
export const costOfMove = (days: readonly RouteDay[], id: string, to: RouteTo, travel: Travel): number | null => {
	const stop = days.flatMap(({ stops }) => stops).find((one) => one.id === id)
	if (stop === undefined || stop.place === null) return null
	const moved = { ...stop, from: to.from, to: to.from + stop.to - stop.from }
	const change = days.reduce((sum, day) => {
		const isThere = day.staff === to.staff && day.on === to.on
		const left = day.stops.filter((one) => one.id !== id)
		if (!isThere && left.length === day.stops.length) return sum
		const after = { ...day, stops: isThere ? [...left, moved] : left }
		return sum + minutesDriven(after, travel) - minutesDriven(day, travel)
	}, 0)
	return Math.round(change)
}
