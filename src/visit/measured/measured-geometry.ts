import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { numberOf } from '#kernel/day-number.ts'
import type { Point } from './measured.ts'

/** A small picture in its own units. */
export const plotSize = { width: 300, height: 112, left: 34, right: 12, top: 12, bottom: 26 } as const

export type MeasuredPlot = {
	/** One line for each figure that stands in a score. */
	readonly lines: readonly {
		readonly path: string
		readonly dots: readonly { readonly x: number; readonly y: number; readonly figure: number }[]
	}[]
	/** Where bands begin, as far as they are inside the picture. */
	readonly limits: readonly { readonly y: number; readonly at: number }[]
	readonly ticks: readonly { readonly y: number; readonly value: number }[]
	readonly first: number
	readonly last: number
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Where the dots, lines and limits of one instrument through time stand; for two points or more. */
export const measuredPlotOf = (points: readonly Point[], limits: readonly number[]): MeasuredPlot => {
	const { width, height, left, right, top, bottom } = plotSize
	const days = points.map((point) => numberOf(point.on))
	const x = scaleLinear()
		.domain([days[0] ?? 0, Math.max((days[0] ?? 0) + 1, days.at(-1) ?? 1)])
		.range([left + 8, width - right - 8])
	const figures = points.flatMap((point) => point.score.figures)
	const [least, most] = [Math.min(...figures), Math.max(...figures)]
	const room = Math.max((most - least) * 0.35, Math.abs(most) * 0.08, 0.05)
	const y = scaleLinear()
		.domain([Math.max(0, least - room), most + room])
		.range([height - bottom, top])
		.nice(3)
	const [low = 0, high = 1] = y.domain()
	const several = Math.max(0, ...points.map((point) => point.score.figures.length))
	return {
		lines: Array.from({ length: several }, (_, nth) => {
			const dots = points.map((point, at) => {
				const figure = point.score.figures[nth] ?? 0
				return { x: round(x(days[at] ?? 0)), y: round(y(figure)), figure }
			})
			return {
				path:
					line<(typeof dots)[number]>(
						(dot) => dot.x,
						(dot) => dot.y,
					)(dots) ?? '',
				dots,
			}
		}),
		limits: [...new Set(limits)].filter((at) => at > low && at < high).map((at) => ({ y: round(y(at)), at })),
		ticks: [low, high].map((value) => ({ y: round(y(value)), value })),
		first: round(x(days[0] ?? 0)),
		last: round(x(days.at(-1) ?? 0)),
	}
}
