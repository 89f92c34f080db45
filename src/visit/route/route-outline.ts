import { z } from 'zod'
import { type Metres as Place, placeOf } from '#kernel/lon-lat.ts'

/** Where a municipality is: rings of points in EPSG:25832, and whom the drawing is owed to. */
export type Outline = { readonly rings: readonly (readonly Place[])[]; readonly owedTo: string }

const position = z.tuple([z.number(), z.number()]).rest(z.number())
const polygon = z.array(z.array(position).min(4))
const geometry = z.discriminatedUnion('type', [
	z.object({ type: z.literal('Polygon'), coordinates: polygon }),
	z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
])
const shape = z.object({
	type: z.literal('FeatureCollection'),
	attribution: z.string().default(''),
	features: z.array(z.object({ geometry })).min(1),
})

/** Degrees as GeoJSON has them, or metres of EPSG:25832 as Danish maps often have them. */
const pointOf = ([a, b]: readonly [number, number, ...number[]]): Place =>
	Math.abs(a) <= 180 && Math.abs(b) <= 90 ? placeOf({ lon: a, lat: b }) : { x: a, y: b }

/** What a GeoJSON file of polygons says; null when it is none. */
export const readOutline = (file: unknown): Outline | null => {
	const read = shape.safeParse(file)
	if (!read.success) return null
	const polygons = read.data.features.flatMap(({ geometry }) =>
		geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
	)
	return { rings: polygons.flat().map((ring) => ring.map(pointOf)), owedTo: read.data.attribution }
}

type Edge = readonly [Place, Place]
const edgesOf = (ring: readonly Place[]): Edge[] =>
	ring.flatMap((point, at): Edge[] => {
		const next = ring[at + 1]
		return next === undefined ? [] : [[point, next]]
	})

/** Whether a line from the point to the east crosses it. */
const crosses = ({ x, y }: Place, [a, b]: Edge): boolean =>
	a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x

const metresTo = (point: Place, [a, b]: Edge): number => {
	const [dx, dy] = [b.x - a.x, b.y - a.y]
	const length = dx * dx + dy * dy
	const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length
	const t = Math.min(1, Math.max(0, along))
	return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

/** Drawings of whole municipalities are coarse: so near the border, a house may be on the right side of it. */
const borderMetres = 1000

/** Whether a point can be in the municipality. */
const mayBeIn = ({ rings }: Outline, point: Place): boolean => {
	const edges = rings.flatMap(edgesOf)
	const crossed = edges.filter((edge) => crosses(point, edge)).length
	return crossed % 2 === 1 || edges.some((edge) => metresTo(point, edge) <= borderMetres)
}

/** Whether a point can be in Denmark: what is not was written wrong. */
const mayBeInDenmark = ({ x, y }: Place): boolean => 430_000 <= x && x <= 900_000 && 6_040_000 <= y && y <= 6_410_000

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }

/** Whether a home can lie there: within the outline, else within the box that the settings draw around every home. */
export const mayBeHome = (
	point: Place,
	known: { readonly outline: Outline | null; readonly bounds: Box | null },
): boolean => {
	const { outline, bounds } = known
	if (!mayBeInDenmark(point)) return false
	if (outline !== null) return mayBeIn(outline, point)
	if (bounds === null) return true
	return bounds.west <= point.x && point.x <= bounds.east && bounds.south <= point.y && point.y <= bounds.north
}
