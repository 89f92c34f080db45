import { max } from 'd3-array'
import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { Shown } from './small-numbers.ts'

/** A picture in its own units; the page scales it. */
export const size = { width: 720, height: 300, left: 44, right: 118, top: 16, bottom: 34 } as const

export type Curve<Key extends string> = {
	readonly key: Key
	/** Path through the points; broken where a number is hidden. */
	readonly path: string
	readonly points: readonly { readonly x: number; readonly y: number; readonly at: number }[]
	/** Where its name stands, moved apart from the others'. */
	readonly labelY: number
}
export type Plot<Key extends string> = {
	readonly curves: readonly Curve<Key>[]
	readonly ticks: readonly { readonly y: number; readonly value: number }[]
	readonly columns: readonly { readonly x: number; readonly at: number }[]
	readonly labelX: number
}

const lineHeight = 18

/** Names beside the curves' ends, none nearer another than a line of text. */
const apart = <Key extends string>(ends: readonly { key: Key; y: number }[]): Map<Key, number> => {
	const placed = new Map<Key, number>()
	let last = Number.NEGATIVE_INFINITY
	for (const { key, y } of ends.toSorted((a, b) => a.y - b.y)) {
		last = Math.max(y, last + lineHeight)
		placed.set(key, last)
	}
	const over = Math.max(0, last - (size.height - size.bottom))
	return new Map([...placed].map(([key, y]) => [key, y - over]))
}

/** Where everything of a plot over some columns stands; a hidden number has no point. */
export const plotOf = <Key extends string>(
	named: readonly { readonly key: Key; readonly values: readonly Shown[] }[],
	count = max(named, ({ values }) => values.length) ?? 0,
): Plot<Key> => {
	const x = scalePoint<number>()
		.domain(Array.from({ length: count }, (_, at) => at))
		.range([size.left, size.width - size.right])
	const highest = max(named.flatMap(({ values }) => values.flatMap((value) => value ?? []))) ?? 0
	const y = scaleLinear()
		.domain([0, Math.max(10, highest)])
		.range([size.height - size.bottom, size.top])
		.nice(5)
	const round = (value: number): number => Math.round(value * 10) / 10
	const pointsOf = (values: readonly Shown[]) =>
		values.map((value, at) => (value === null ? null : { x: round(x(at) ?? 0), y: round(y(value)), at }))
	const draw = line<{ x: number; y: number } | null>()
		.defined((point) => point !== null)
		.x((point) => point?.x ?? 0)
		.y((point) => point?.y ?? 0)
	const curves = named.map(({ key, values }) => {
		const points = pointsOf(values)
		return { key, path: draw(points) ?? '', points: points.filter((point) => point !== null) }
	})
	const labels = apart(curves.map(({ key, points }) => ({ key, y: points.at(-1)?.y ?? size.height - size.bottom })))
	return {
		curves: curves.map((curve) => ({ ...curve, labelY: labels.get(curve.key) ?? 0 })),
		ticks: y.ticks(5).map((value) => ({ y: round(y(value)), value })),
		columns: Array.from({ length: count }, (_, at) => ({ x: round(x(at) ?? 0), at })),
		labelX: size.width - size.right + 10,
	}
}

/** Lengths of a bar's pieces that fill it exactly; a piece that is not nothing is wide enough to be seen. */
export const barOf = <Key extends string>(
	pieces: readonly { readonly key: Key; readonly count: number }[],
	width: number,
): { key: Key; x: number; width: number }[] => {
	const filled = pieces.filter(({ count }) => count > 0)
	const total = filled.reduce((sum, { count }) => sum + count, 0)
	const least = Math.min(3, width / Math.max(1, filled.length))
	const free = width - least * filled.length
	let x = 0
	return filled.map(({ key, count }) => {
		const piece = { key, x, width: least + (free * count) / total }
		x += piece.width
		return piece
	})
}
