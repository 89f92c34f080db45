/** A point in metres, EPSG:25832; a secret one, of a protected address, is told to no other system. */
export type Place = { readonly x: number; readonly y: number; readonly isSecret?: true }

/** How roads are reckoned where only the straight line is known. */
export type Roads = {
	/** How much longer roads are than the straight line. */
	readonly factor: number
	readonly kmPerHour: number
	/** From one door to the next there is always parking, a coat, and notes to finish. */
	readonly gapMinutes: number
}

/** 50 km an hour on country roads and in towns together. */
export const usualRoads: Roads = { factor: 1.3, kmPerHour: 50, gapMinutes: 15 }
export const shortestGap = usualRoads.gapMinutes

/** The ways between places, however they were found. */
export type Travel = {
	/** Minutes on the road alone. */
	readonly road: (from: Place, to: Place) => number
	readonly gapMinutes: number
}

export const metresBetween = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)
export const minutesOnTheRoad = (metres: number, { factor, kmPerHour }: Roads = usualRoads): number =>
	(metres * factor * 60) / (kmPerHour * 1000)

/** The straight line, made longer. */
export const byStraightLine = (roads: Roads = usualRoads): Travel => ({
	road: (from, to) => minutesOnTheRoad(metresBetween(from, to), roads),
	gapMinutes: roads.gapMinutes,
})
const usual = byStraightLine()

/** Whole minutes to allow between two visits, door to door. An unknown place costs the shortest gap. */
export const driveMinutes = (from: Place | null, to: Place | null, travel: Travel = usual): number =>
	from === null || to === null ? travel.gapMinutes : Math.max(travel.gapMinutes, Math.ceil(travel.road(from, to)))

/** The box that a municipality's homes lie in; sides in metres, EPSG:25832. */
export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** Without bounds everywhere is inside. */
export const isWithin = ({ x, y }: Place, bounds: Bounds | null): boolean =>
	bounds === null || (bounds.west <= x && x <= bounds.east && bounds.south <= y && y <= bounds.north)

type Home = {
	readonly address: { readonly x: number | null; readonly y: number | null } | null
	readonly protected: boolean
}

/** Where a citizen lives; null where the register has no point for it, or one that no home can have. */
export const placeOf = (citizen: Home | null | undefined, bounds: Bounds | null): Place | null => {
	const { x = null, y = null } = citizen?.address ?? {}
	if (x === null || y === null || !isWithin({ x, y }, bounds)) return null
	return citizen?.protected ? { x, y, isSecret: true } : { x, y }
}

/** Where somebody lives may be told by how near others are: of a secret place no nearness is. */
export const toldOf = (place: Place | null): Place | null => (place?.isSecret ? null : place)
