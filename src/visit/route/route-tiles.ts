import type { Metres as Place } from '#kernel/lon-lat.ts'
import { mapSize, round } from './route-picture.ts'

export type Tile = { readonly href: string; readonly x: number; readonly y: number; readonly side: number }

/** Every tile of which a part is in the picture. */
export const tilesOf = (
	template: string,
	{ factor, place, zoom }: { factor: number; place: (point: Place) => Place; zoom: number },
): Tile[] => {
	const side = 256 * factor
	const corner = place({ x: 0, y: 0 })
	const count = 2 ** zoom
	const range = (start: number, length: number) => {
		const first = Math.max(0, Math.floor(-start / side))
		const last = Math.min(count - 1, Math.floor((length - start) / side))
		return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
	}
	return range(corner.y, mapSize.height).flatMap((row) =>
		range(corner.x, mapSize.width).map((column) => ({
			href: template.replace('{z}', String(zoom)).replace('{x}', String(column)).replace('{y}', String(row)),
			x: round(corner.x + column * side),
			y: round(corner.y + row * side),
			// A hair wider, so that no line shows between two.
			side: round(side + 0.3),
		})),
	)
}
