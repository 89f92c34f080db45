import type { PersonId } from '#kernel/ids.ts'
import { minutesBetween, type Span } from '#kernel/instant.ts'
import type { Metres as Place } from '#kernel/lon-lat.ts'
import { shownTown } from '#population/index.ts'
import type { Call } from '../day/day-sheet.ts'

/** Why a stop has no point on the map. */
export type NoPoint = 'by_phone' | 'protected' | 'no_coordinates' | 'outside' | 'no_time'

/** A stop of the day. Of a protected address there is no point, so that nothing drawn or counted can give it away. */
export type RouteStop = {
	/** Its number in the day's order, from 1. */
	readonly number: number
	readonly persons: readonly PersonId[]
	readonly span: Span | null
	readonly where: Place | NoPoint
	/** Of a stop with a point. */
	readonly town: string
}
export type RouteBase = Place & { readonly words: string }

/** How far by road, and how long that takes. */
export type Drive = { readonly metres: number; readonly minutes: number }

/** The way from the stop before, or from the base, to a stop, or home from the last. */
export type Leg = {
	readonly from: RouteStop | RouteBase
	readonly to: RouteStop | RouteBase
	/** Null: one end has no point. */
	readonly drive: Drive | null
	/** Minutes from the end of one visit to the beginning of the next; null beside the base and where `drive` is null. */
	readonly room: number | null
}

export type Route = {
	readonly stops: readonly RouteStop[]
	readonly base: RouteBase | null
	readonly legs: readonly Leg[]
	/** Of the legs that are known. */
	readonly total: Drive
	/** Every leg of the day is known. */
	readonly isWhole: boolean
}

export const isStop = (end: RouteStop | RouteBase): end is RouteStop => 'number' in end
/** Where one end of a leg is; null where nobody says. */
export const placeAt = (end: RouteStop | RouteBase): Place | null =>
	!isStop(end) ? end : typeof end.where === 'string' ? null : end.where

/** Protected for one of a joint visit is protected for both. */
const whereIs = (calls: readonly [Call, ...Call[]], isInside: (place: Place) => boolean): Place | NoPoint => {
	const [call] = calls
	if (call.form === 'phone_visit') return 'by_phone'
	if (calls.some(({ citizen }) => citizen?.protected)) return 'protected'
	const { x = null, y = null } = call.citizen?.address ?? {}
	if (x === null || y === null) return 'no_coordinates'
	if (!isInside({ x, y })) return 'outside'
	return call.span === null ? 'no_time' : { x, y }
}

/** The stops of the day; where each is, where that may be said and is known. */
export const routeStops = (
	stops: readonly (readonly [Call, ...Call[]])[],
	isInside: (place: Place) => boolean,
): RouteStop[] =>
	stops.map((calls, at) => {
		const where = whereIs(calls, isInside)
		const { citizen, span } = calls[0]
		const town = typeof where === 'string' || citizen === null ? '' : shownTown(citizen).da.replace(/^\d{4} /, '')
		return { number: at + 1, persons: calls.map(({ person }) => person), span, where, town }
	})

type Known = {
	readonly base: RouteBase | null
	readonly drive: (from: Place, to: Place) => Drive
}

const legOf = (from: RouteStop | RouteBase, to: RouteStop | RouteBase, { drive }: Known): Leg => {
	const [a, b] = [placeAt(from), placeAt(to)]
	if (a === null || b === null) return { from, to, drive: null, room: null }
	const [left, arrives] = [isStop(from) ? from.span : null, isStop(to) ? to.span : null]
	return { from, to, drive: drive(a, b), room: left && arrives ? minutesBetween(left.to, arrives.from) : null }
}

/**
 * The day as it is driven: in order of time, from the base and back to it. Calls by phone and visits without a time are stops
 * of the day and no part of the way.
 */
export const routeOf = (stops: readonly RouteStop[], known: Known): Route => {
	const driven = stops.filter(({ where, span }) => where !== 'by_phone' && span !== null)
	const { base } = known
	const ends = base === null || driven.length === 0 ? driven : [base, ...driven, base]
	const legs = ends.flatMap((to, at) => {
		const from = ends[at - 1]
		return from === undefined ? [] : [legOf(from, to, known)]
	})
	const drives = legs.flatMap(({ drive }) => drive ?? [])
	return {
		stops,
		base: driven.length === 0 ? null : base,
		legs,
		total: {
			metres: drives.reduce((sum, { metres }) => sum + metres, 0),
			minutes: drives.reduce((sum, { minutes }) => sum + minutes, 0),
		},
		isWhole: drives.length === legs.length,
	}
}
