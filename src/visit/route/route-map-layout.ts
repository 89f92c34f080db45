import type { Metres as Place } from '#kernel/lon-lat.ts'
import { isStop, placeAt, type Route } from './route.ts'
import { type Locator, locatorOf } from './route-locator.ts'
import type { Outline } from './route-outline.ts'
import { atEdge, type DrawnPoint, mapSize, pointRadius, round, spreadApart } from './route-picture.ts'
import { boxOf, planeOf, toShow } from './route-plane.ts'
import { type Tile, tilesOf } from './route-tiles.ts'

export type DrawnLeg = {
	readonly from: Place
	readonly to: Place
	readonly arrow: string
	readonly leg: Route['legs'][number]
}
export type MapDrawn = {
	readonly stops: readonly (DrawnPoint & { readonly stop: Route['stops'][number] })[]
	/** `isBeyond`: it lies outside the picture, in that direction. */
	readonly base: (DrawnPoint & { readonly isBeyond: boolean }) | null
	readonly legs: readonly DrawnLeg[]
	/** A path around the municipality, as far as it is in the picture. */
	readonly land: string
	readonly tiles: readonly Tile[]
	/** Where in the municipality this is; null where its border is in the picture, or a map lies below. */
	readonly locator: Locator | null
	/** A round number of metres, and how long that is in the picture. */
	readonly scale: { readonly metres: number; readonly length: number }
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
	const places = stops.map(({ place }) => place)
	const shown = toShow(places, route.base)
	const plane = planeOf(shown, tiles !== null)
	const inPicture = (point: Place): Place => plane.place(plane.flat(point))
	const isBeyond = route.base !== null && !shown.includes(route.base)
	const base = route.base === null ? [] : [isBeyond ? atEdge(inPicture(route.base)) : inPicture(route.base)]
	const drawn = spreadApart([...places.map(inPicture), ...base])
	const drawnBase = drawn[stops.length]
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
		base: drawnBase === undefined ? null : { ...drawnBase, isBeyond },
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
