/** A point in metres, EPSG:25832. */
export type Place = { readonly x: number; readonly y: number }

/** Roads are longer than the straight line; 50 km an hour on country roads and in towns together. */
const detour = 1.3
const metresAMinute = 50_000 / 60
/** From one door to the next there is always parking, a coat, and notes to finish. */
export const shortestGap = 15

export const metresBetween = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)
export const minutesOnTheRoad = (metres: number): number => (metres * detour) / metresAMinute

/** Whole minutes to allow between two visits, door to door. An unknown place costs the shortest gap. */
export const driveMinutes = (from: Place | null, to: Place | null): number =>
	from === null || to === null
		? shortestGap
		: Math.max(shortestGap, Math.ceil(minutesOnTheRoad(metresBetween(from, to))))
