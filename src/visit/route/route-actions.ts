import { drivingOf, travelBetween } from '#booking/actions.ts'
import { baseOf } from '#booking/index.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Metres } from '#kernel/lon-lat.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Call, stopsOf } from '../day/day-sheet.ts'
import { placeAt, type Route, routeOf, routeStops } from './route.ts'
import type { MapGround } from './route-map.tsx'
import { mayBeHome } from './route-outline.ts'
import { outlineOf } from './route-outline-transport.ts'

/** A consultant's day as it is driven, and what its map is drawn on. Ways to protected addresses are asked of nobody. */
export const routeOfDay = async (
	db: Db,
	municipality: Municipality,
	staff: StaffId,
	calls: readonly Call[],
): Promise<{ readonly route: Route; readonly ground: MapGround }> => {
	const drawn = await outlineOf(municipality)
	const outline = drawn === 'unreadable' ? null : drawn
	const bounds = municipality.bounds ?? null
	const stops = routeStops(stopsOf(calls), (place) => mayBeHome(place, { outline, bounds }))
	const base = baseOf((await drivingOf(db, staff)).base, municipality)
	const places = [...stops.flatMap((stop) => placeAt(stop) ?? []), ...(base === null ? [] : [base])]
	const { travel, told } = await travelBetween(municipality, places)
	const drive = (from: Metres, to: Metres) => ({
		metres: Math.hypot(to.x - from.x, to.y - from.y) * municipality.roads.factor,
		minutes: Math.ceil(travel.road(from, to)),
	})
	return {
		route: routeOf(stops, { base, drive }),
		ground: {
			isEstimate: told.source === 'straight_line' || told.holes > 0,
			outline,
			isOutlineBroken: drawn === 'unreadable',
			tiles: municipality.map ?? null,
		},
	}
}
