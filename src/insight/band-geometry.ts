import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Range } from './acceptance.ts'

/** A picture in its own units; three stand beside each other on a wide screen, so it is drawn small. */
export const bandSize = { width: 400, height: 270, left: 56, right: 76, top: 14, bottom: 34 } as const

export type BandOf<Key extends string> = {
	readonly key: Key
	readonly line: string
	readonly band: string
	readonly end: { readonly x: number; readonly y: number; readonly labelY: number; readonly value: number }
}
export type BandPlot<Key extends string> = {
	readonly bands: readonly BandOf<Key>[]
	readonly ticks: readonly { readonly y: number; readonly value: number }[]
	readonly years: readonly { readonly x: number; readonly year: number }[]
}

const labelHeight = 18
const round = (value: number): number => Math.round(value * 10) / 10

/** As many years named as there is room for, the first and the last among them. */
const named = (years: readonly number[]): readonly number[] => {
	const step = Math.max(1, Math.ceil((years.length - 1) / 5))
	const last = years.at(-1) ?? 0
	return years.filter((year, at) => year === last || (at % step === 0 && last - year >= step))
}

/** Where lines, bands and names of a plot over the years stand; nought is the bottom. */
export const bandPlotOf = <Key extends string>(
	years: readonly number[],
	drawn: readonly { readonly key: Key; readonly values: readonly Range[] }[],
): BandPlot<Key> => {
	const { width, height, left, right, top, bottom } = bandSize
	const x = scaleLinear()
		.domain([years[0] ?? 0, Math.max((years[0] ?? 0) + 1, years.at(-1) ?? 1)])
		.range([left, width - right])
	const highest = max(drawn.flatMap(({ values }) => values.map(({ high }) => high))) ?? 0
	const y = scaleLinear()
		.domain([0, Math.max(10, highest)])
		.range([height - bottom, top])
		.nice(4)
	const at = (index: number): number => round(x(years[index] ?? 0))
	const bands = drawn.map(({ key, values }) => {
		const last = values.at(-1)?.expected ?? 0
		return {
			key,
			line:
				line<Range>(
					(_, index) => at(index),
					({ expected }) => round(y(expected)),
				)([...values]) ?? '',
			band:
				area<Range>(
					(_, index) => at(index),
					({ low }) => round(y(low)),
					({ high }) => round(y(high)),
				)([...values]) ?? '',
			end: { x: at(values.length - 1), y: round(y(last)), value: last },
		}
	})
	const labels = new Map<Key, number>()
	let above = Number.NEGATIVE_INFINITY
	for (const { key, end } of bands.toSorted((a, b) => a.end.y - b.end.y)) {
		above = Math.max(end.y, above + labelHeight)
		labels.set(key, above)
	}
	const over = Math.max(0, above - (height - bottom))
	return {
		bands: bands.map((band) => ({ ...band, end: { ...band.end, labelY: round((labels.get(band.key) ?? 0) - over) } })),
		ticks: y.ticks(4).map((value) => ({ y: round(y(value)), value })),
		years: named(years).map((year) => ({ x: round(x(year)), year })),
	}
}
