import { lonLatOf, type Metres as Place } from '#kernel/lon-lat.ts'
import { isStop, placeAt, type Route } from './route.ts'
import { type Locator, locatorOf } from './route-locator.ts'
import type { Outline } from './route-outline.ts'
import { type DrawnPoint, mapSize, pointRadius, round, spreadApart } from './route-picture.ts'
import { pixelsOf } from './route-projection.ts'
import { type Tile, tilesOf } from './route-tiles.ts'

/** Never nearer than this, in metres from side to side: a village is not drawn as large as a country. */
const leastMetres = 1500
const greatestZoom = 17

export type DrawnLeg = {
	readonly from: Place
	readonly to: Place
	readonly arrow: string
	readonly leg: Route['legs'][number]
}
export type MapDrawn = {
	readonly stops: readonly (DrawnPoint & { readonly stop: Route['stops'][number] })[]
	readonly base: DrawnPoint | null
	readonly legs: readonly DrawnLeg[]
	/** A path around the municipality, as far as it is in the picture. */
	readonly land: string
	readonly tiles: readonly Tile[]
	/** Where in the municipality this is; null where its border is in the picture, or a map lies below. */
	readonly locator: Locator | null
	/** A round number of metres, and how long that is in the picture. */
	readonly scale: { readonly metres: number; readonly length: number }
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
const boxOf = (points: readonly Place[]): Box => {
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
const planeOf = (shown: readonly Place[], hasTiles: boolean) => {
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

/** A small arrowhead in the middle of a way; none where the points nearly touch. */
const arrowOf = (from: Place, to: Place): string => {
	const length = Math.hypot(to.x - from.x, to.y - from.y)
	if (length < 2 * pointRadius + 14) return ''
	const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
	const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
	const corner = (along: number, aside: number) =>
		`${round(x + dx * along - dy * aside)},${round(y + dy * along + dx * aside)}`
	return `M${corner(6, 0)}L${corner(-5, 5)}L${corner(-5, -5)}Z`
}

const isInPicture = ({ x, y }: Place): boolean => 0 <= x && x <= mapSize.width && 0 <= y && y <= mapSize.height

/** Rings in the picture's units; those that lie beside it are left out, and what is drawn is cut by the frame. */
const landOf = ({ rings }: Outline, place: (point: Place) => Place): string =>
	rings
		.map((ring) => ring.map(place))
		.filter((ring) => {
			const box = boxOf(ring)
			return (
				box.left < mapSize.width && box.left + box.width > 0 && box.top < mapSize.height && box.top + box.height > 0
			)
		})
		.map((ring) => `M${ring.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join('L')}Z`)
		.join('')

const roundMetres = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/** Where everything of a day's map stands; null when no stop has a point. `tiles` is an address with `{z}`, `{x}` and `{y}`. */
export const drawMap = (route: Route, outline: Outline | null, tiles: string | null): MapDrawn | null => {
	const stops = route.stops.flatMap((stop) => (typeof stop.where === 'string' ? [] : [{ stop, place: stop.where }]))
	const [first] = stops
	if (first === undefined) return null
	const shown = [...stops.map(({ place }) => place), ...(route.base === null ? [] : [route.base])]
	const plane = planeOf(shown, tiles !== null)
	const inPicture = (point: Place): Place => plane.place(plane.flat(point))
	const drawn = spreadApart(shown.map(inPicture))
	const pointFor = (end: Route['legs'][number]['from']): Place | null =>
		drawn[isStop(end) ? stops.findIndex(({ stop }) => stop === end) : stops.length]?.at ?? null
	const isBorderSeen = outline?.rings.some((ring) => ring.some((point) => isInPicture(inPicture(point)))) ?? true
	const metre = inPicture({ x: first.place.x + 1000, y: first.place.y }).x / 1000 - inPicture(first.place).x / 1000
	const metres = roundMetres.findLast((one) => one * metre <= mapSize.width / 3) ?? 100
	return {
		stops: stops.flatMap(({ stop }, at) => {
			const point = drawn[at]
			return point === undefined ? [] : [{ ...point, stop }]
		}),
		base: route.base === null ? null : (drawn[stops.length] ?? null),
		legs: route.legs.flatMap((leg) => {
			const [from, to] = [placeAt(leg.from) && pointFor(leg.from), placeAt(leg.to) && pointFor(leg.to)]
			return from === null || to === null ? [] : [{ from, to, arrow: arrowOf(from, to), leg }]
		}),
		land: outline === null || tiles !== null ? '' : landOf(outline, inPicture),
		tiles: tiles === null ? [] : tilesOf(tiles, plane),
		locator:
			outline === null || tiles !== null || isBorderSeen
				? null
				: locatorOf(
						outline,
						plane.frame,
						drawn.map(({ at }) => at),
						mapSize,
					),
		scale: { metres, length: round(metres * metre) },
	}
}
