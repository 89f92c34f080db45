import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import type { Range } from './acceptance.ts'
import { bandPlotOf, bandSize } from './band-geometry.ts'

export type Side = 'a' | 'b'
export type BandPlotProps = {
	/** Distinguishes the plots of a page. */
	readonly code: string
	readonly title: string
	/** What the picture shows, in words. */
	readonly says: string
	readonly years: readonly number[]
	readonly sides: readonly { readonly side: Side; readonly values: readonly Range[] }[]
}

const inThousands = (value: number, language: string): string =>
	value.toLocaleString(language === 'da' ? 'da-DK' : 'en-GB')

/** Each side has a mark of its own, so that colour is never alone. */
const Mark: FC<{ side: Side; x: number; y: number }> = ({ side, x, y }) =>
	side === 'a' ? (
		<circle class="hj-mark hj-mark-side-a" cx={x} cy={y} r={4} />
	) : (
		<rect class="hj-mark hj-mark-side-b" x={x - 4} y={y - 4} width={8} height={8} />
	)

/** One measure over the years: a line for each standard with its band, and its last number beside it. */
export const BandPlot: FC<BandPlotProps> = ({ code, title, says, years, sides }) => {
	const { language } = useAround()
	const plot = bandPlotOf(
		years,
		sides.map(({ side, values }) => ({ key: side, values })),
	)
	const { width, height, left, right, bottom } = bandSize
	return (
		<figure class="hj-figure">
			<figcaption>
				<h2 class="hj-plot-title">{title}</h2>
			</figcaption>
			<svg
				class="hj-plot"
				viewBox={`0 0 ${width} ${height}`}
				role="img"
				aria-labelledby={`plot-${code}-title plot-${code}-desc`}
			>
				<title id={`plot-${code}-title`}>{title}</title>
				<desc id={`plot-${code}-desc`}>{says}</desc>
				{plot.ticks.map(({ y, value }) => (
					<>
						<line class="hj-grid" x1={left} x2={width - right} y1={y} y2={y} />
						<text class="hj-axis" x={left - 8} y={y + 4} text-anchor="end">
							{inThousands(value, language)}
						</text>
					</>
				))}
				{plot.years.map(({ x, year }) => (
					<text class="hj-axis" x={x} y={height - bottom + 22} text-anchor="middle">
						{year}
					</text>
				))}
				{plot.bands.map((band) => (
					<path class={`hj-band hj-band-side-${band.key}`} d={band.band} />
				))}
				{plot.bands.map((band) => (
					<>
						<path class={`hj-curve hj-curve-side-${band.key}`} d={band.line} />
						<Mark side={band.key} x={band.end.x} y={band.end.y} />
						<text class="hj-label" x={band.end.x + 10} y={band.end.labelY + 4}>
							{band.key.toUpperCase()} {inThousands(band.end.value, language)}
						</text>
					</>
				))}
			</svg>
		</figure>
	)
}
