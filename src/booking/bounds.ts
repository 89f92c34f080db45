import type { Bounds, Place } from './travel/travel.ts'

/** However small the register, a home may lie so far from the others. */
const least = 5_000

/** From the box of the middle of the register's points to one that all true ones lie in: as far again on every side. */
export const widened = ({ west, south, east, north }: Bounds): Bounds => {
	const [wide, high] = [Math.max(least, east - west), Math.max(least, north - south)]
	return { west: west - wide, south: south - high, east: east + wide, north: north + high }
}

/** Whole kilometres from a place to the box; 0 within it. */
export const kilometresOutside = ({ x, y }: Place, { west, south, east, north }: Bounds): number =>
	Math.ceil(Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north)) / 1000)
