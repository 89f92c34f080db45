import type { LonLat, Metres } from '#kernel/lon-lat.ts'

/** Pixels from the north-west corner of the world at a zoom of 256-pixel tiles (Web Mercator). */
export const pixelsOf = ({ lon, lat }: LonLat, zoom: number): Metres => {
	const world = 256 * 2 ** zoom
	return {
		x: ((lon + 180) / 360) * world,
		y: ((1 - Math.asinh(Math.tan(lat * radian)) / Math.PI) / 2) * world,
	}
}
const radian = Math.PI / 180
