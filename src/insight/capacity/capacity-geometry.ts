import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { type CapacityMonth, isSpreadOtherwise, tooMany } from './capacity.ts'

/** A picture in its own units; the page scales it. */
export const capacitySize = { width: 720, height: 316, left: 56, right: 8, top: 16, bottom: 62 } as const

export type Bar = {
	readonly kind: 'due' | 'spread'
	readonly x: number
	readonly width: number
	/** What there is time for, from the bottom; above it what there is not. */
	readonly fits: { readonly y: number; readonly height: number }
	readonly over: { readonly y: number; readonly height: number } | null
}
export type CapacityColumn = {
	readonly at: number
	readonly middle: number
	readonly bars: readonly Bar[]
	readonly room: { readonly x1: number; readonly x2: number; readonly y: number; readonly isAbove: boolean }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Two bars a month, or one where spreading moves nothing, and the room there is as a line across; room far above all bars is drawn at the top. */
export const capacityPlotOf = (months: readonly CapacityMonth[]) => {
	const { width, height, left, right, top, bottom } = capacitySize
	const highest = max(months, ({ due, spread }) => Math.max(due, spread)) ?? 0
	const y = scaleLinear()
		.domain([0, Math.max(10, highest * 1.15)])
		.range([height - bottom, top])
		.nice(5)
	const most = y.domain()[1] ?? 0
	const x = scaleBand<number>()
		.domain(months.map((_, at) => at))
		.range([left, width - right])
		.paddingInner(0.18)
		.paddingOuter(0.09)
	const half = x.bandwidth() / 2
	const kinds = isSpreadOtherwise(months) ? (['due', 'spread'] as const) : (['due'] as const)
	const share = x.bandwidth() / kinds.length
	const columns = months.map((month, at): CapacityColumn => {
		const start = x(at) ?? 0
		const bars = kinds.map((kind, place): Bar => {
			const visits = month[kind]
			const over = tooMany(month, visits)
			const [end, full] = [y(visits), y(visits - over)]
			return {
				kind,
				x: round(start + place * share + 1),
				width: round(share - 2),
				fits: { y: round(full), height: round(y(0) - full) },
				over: over === 0 ? null : { y: round(end), height: round(full - end) },
			}
		})
		const isAbove = month.room > most
		return {
			at,
			middle: round(start + half),
			bars,
			room: { x1: round(start - 2), x2: round(start + 2 * half + 2), y: round(y(Math.min(month.room, most))), isAbove },
		}
	})
	return { columns, ticks: y.ticks(5).map((value) => ({ value, y: round(y(value)) })), bottom: height - bottom }
}
