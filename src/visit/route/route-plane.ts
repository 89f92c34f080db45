import { lonLatOf, type Metres as Place } from '#kernel/lon-lat.ts'
import { mapSize } from './route-picture.ts'
import { pixelsOf } from './route-projection.ts'

/** Never nearer than this, in metres from side to side: a village is not drawn as large as a country. */
const leastMetres = 1500
const greatestZoom = 17

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
export const boxOf = (points: readonly Place[]): Box => {
	const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
	const [left, top] = [Math.min(...xs), Math.min(...ys)]
	return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

const inside = { width: mapSize.width - 2 * mapSize.edge, height: mapSize.height - 2 * mapSize.edge }

/** From a plane with y downwards into the picture: what is shown fills it, in the middle. */
const fitting = (
	box: Box,
	least: number,
): { readonly factor: number; readonly place: (point: Place) => Place; readonly frame: Box } => {
	const factor = Math.min(inside.width / Math.max(box.width, least), inside.height / Math.max(box.height, least))
	const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
	const [width, height] = [mapSize.width / factor, mapSize.height / factor]
	return {
		factor,
		frame: { left: middle.x - width / 2, top: middle.y - height / 2, width, height },
		place: ({ x, y }) => ({
			x: mapSize.width / 2 + (x - middle.x) * factor,
			y: mapSize.height / 2 + (y - middle.y) * factor,
		}),
	}
}

const upsideDown = ({ x, y }: Place): Place => ({ x, y: -y })

/** The picture's plane: metres, or pixels of map tiles where there are such; tiles are drawn as large as they are or smaller. */
export const planeOf = (shown: readonly Place[], hasTiles: boolean) => {
	if (!hasTiles) return { ...fitting(boxOf(shown.map(upsideDown)), leastMetres), zoom: 0, flat: upsideDown }
	const atZoom = (zoom: number) => {
		const flat = (place: Place) => pixelsOf(lonLatOf(place), zoom)
		const [a, b] = [shown[0] ?? { x: 0, y: 0 }].flatMap((one) => [
			flat(one),
			flat({ x: one.x + leastMetres, y: one.y }),
		])
		const least = Math.abs((b?.x ?? 0) - (a?.x ?? 0))
		return { ...fitting(boxOf(shown.map(flat)), least), zoom, flat }
	}
	const zooms = Array.from({ length: greatestZoom + 1 }, (_, zoom) => atZoom(zoom))
	return zooms.find(({ factor }) => factor <= 1) ?? atZoom(greatestZoom)
}

/** So many times wider may the picture become for the base's sake; one that lies farther off is shown by its direction. */
const mostForBase = 2.5

/** What the picture is to hold: every stop, and the base where it is not far away. */
export const toShow = (stops: readonly Place[], base: Place | null): readonly Place[] => {
	if (base === null) return stops
	const span = (points: readonly Place[]) => Math.max(leastMetres, boxOf(points).width, boxOf(points).height)
	const all = [...stops, base]
	return span(all) <= mostForBase * span(stops) ? all : stops
}
