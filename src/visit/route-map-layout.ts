import { lonLatOf, type Metres as Place } from '#kernel/lon-lat.ts'
import { isStop, placeAt, type Route } from './route.ts'
import type { Outline } from './route-outline.ts'
import { pixelsOf } from './route-projection.ts'

/** The picture in its own units: as many pixels as it has beside the list, and on a telephone. */
export const mapSize = { width: 400, height: 420, edge: 44 } as const
/** Half of a numbered point. */
export const pointRadius = 13
/** Never nearer than this, in metres from side to side: a village is not drawn as large as a country. */
const leastMetres = 1500
const greatestZoom = 17

/** A point as it is drawn, moved aside where another would cover it, and where it really is. */
export type DrawnPoint = { readonly at: Place; readonly real: Place; readonly isMoved: boolean }
export type DrawnLeg = {
	readonly from: Place
	readonly to: Place
	readonly arrow: string
	readonly leg: Route['legs'][number]
}
export type Tile = { readonly href: string; readonly x: number; readonly y: number; readonly side: number }
export type MapDrawn = {
	readonly stops: readonly (DrawnPoint & { readonly stop: Route['stops'][number] })[]
	readonly base: DrawnPoint | null
	readonly legs: readonly DrawnLeg[]
	/** A path around the municipality, as far as it is in the picture. */
	readonly land: string
	readonly tiles: readonly Tile[]
	/** A round number of metres, and how long that is in the picture. */
	readonly scale: { readonly metres: number; readonly length: number }
}

const round = (n: number): number => Math.round(n * 10) / 10
const rounded = ({ x, y }: Place): Place => ({ x: round(x), y: round(y) })

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
const boxOf = (points: readonly Place[]): Box => {
	const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
	const [left, top] = [Math.min(...xs), Math.min(...ys)]
	return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

const inside = { width: mapSize.width - 2 * mapSize.edge, height: mapSize.height - 2 * mapSize.edge }

/** From a plane with y downwards into the picture: what is shown fills it, in the middle. */
const fitting = (box: Box, least: number): { readonly factor: number; readonly place: (point: Place) => Place } => {
	const factor = Math.min(inside.width / Math.max(box.width, least), inside.height / Math.max(box.height, least))
	const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
	return {
		factor,
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

/** Points that would cover each other are pushed apart a little at a time, the same way every time, and stay in the picture. */
const spreadApart = (points: readonly Place[]): DrawnPoint[] => {
	const at = points.map(({ x, y }) => ({ x, y }))
	const least = 2 * pointRadius + 3
	for (let turn = 0; turn < 80; turn++)
		for (const [i, a] of at.entries())
			for (const [j, b] of at.entries()) {
				if (j <= i) continue
				const apart = Math.hypot(b.x - a.x, b.y - a.y)
				if (apart >= least) continue
				const angle = apart < 0.01 ? (i + j) * 2.4 : Math.atan2(b.y - a.y, b.x - a.x)
				const push = (least - apart) / 2
				a.x -= Math.cos(angle) * push
				a.y -= Math.sin(angle) * push
				b.x += Math.cos(angle) * push
				b.y += Math.sin(angle) * push
			}
	const within = (n: number, most: number) => Math.min(most - pointRadius - 2, Math.max(pointRadius + 2, n))
	return points.map((real, index) => {
		const moved = at[index] ?? real
		const drawn = rounded({ x: within(moved.x, mapSize.width), y: within(moved.y, mapSize.height) })
		return { at: drawn, real: rounded(real), isMoved: Math.hypot(drawn.x - real.x, drawn.y - real.y) > 4 }
	})
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

const tilesOf = (
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
		scale: { metres, length: round(metres * metre) },
	}
}
