import type { Metres as Place } from '#kernel/lon-lat.ts'
import type { Outline } from './route-outline.ts'
import { round } from './route-picture.ts'

/** The whole municipality drawn small in a corner of the map, and which part of it the map shows. */
export type Locator = {
	readonly x: number
	readonly y: number
	readonly land: string
	readonly shown: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** As wide and as high as the little drawing is. */
export const locatorSide = 84
const margin = 8
const least = 7

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The corner of the picture that lies farthest from every point. */
const cornerFor = (points: readonly Place[], picture: { readonly width: number; readonly height: number }): Place => {
	const far = { x: picture.width - locatorSide - margin, y: picture.height - locatorSide - margin }
	// The scale stands in the corner below to the left.
	const corners = [
		{ x: far.x, y: margin },
		{ x: margin, y: margin },
		{ x: far.x, y: far.y },
	]
	const nearest = ({ x, y }: Place) =>
		Math.min(...points.map((point) => Math.hypot(point.x - x - locatorSide / 2, point.y - y - locatorSide / 2)))
	return corners.reduce((best, corner) => (nearest(corner) > nearest(best) ? corner : best))
}

/** `frame`: what the map shows, in metres, with y downwards; `points`: where the picture must stay free. */
export const locatorOf = (
	{ rings }: Outline,
	frame: Box,
	points: readonly Place[],
	picture: { readonly width: number; readonly height: number },
): Locator => {
	const all = rings.flat()
	const [west, east] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))]
	const [south, north] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))]
	const inner = locatorSide - 8
	const factor = inner / Math.max(east - west, north - south)
	const corner = cornerFor(points, picture)
	const place = ({ x, y }: Place): Place => ({
		x: round(corner.x + locatorSide / 2 + (x - (west + east) / 2) * factor),
		y: round(corner.y + locatorSide / 2 - (y - (south + north) / 2) * factor),
	})
	const middle = place({ x: frame.left + frame.width / 2, y: -(frame.top + frame.height / 2) })
	const [width, height] = [Math.max(least, frame.width * factor), Math.max(least, frame.height * factor)]
	const lines = rings.map((ring) => {
		const drawn = ring.map(place).map(({ x, y }) => `${x},${y}`)
		return `M${drawn.filter((point, at) => point !== drawn[at - 1]).join('L')}Z`
	})
	return {
		...corner,
		land: lines.join(''),
		shown: {
			x: round(middle.x - width / 2),
			y: round(middle.y - height / 2),
			width: round(width),
			height: round(height),
		},
	}
}
