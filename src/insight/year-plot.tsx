import type { FC } from 'hono/jsx'
import { type Text, text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { plotOf, size } from './plot-geometry.ts'
import type { Shown } from './small-numbers.ts'
import { type Series, series } from './year.ts'

const names: Record<Series, Text> = {
	offers: text('Tilbud', 'Offers'),
	accepted: text('Ja tak', 'Accepted'),
	declined: text('Nej tak', 'Declined'),
	visits: text('Besøg', 'Visits'),
}
export const seriesName = (one: Series): Text => names[one]

/** Each curve has a mark of its own, so that colour is never alone. */
const Mark: FC<{ of: Series; x: number; y: number }> = ({ of, x, y }) => {
	const classes = `hj-mark hj-mark-${of}`
	if (of === 'offers') return <circle class={classes} cx={x} cy={y} r={4} />
	if (of === 'visits') return <rect class={classes} x={x - 4} y={y - 4} width={8} height={8} />
	if (of === 'accepted') return <path class={classes} d={`M${x},${y - 5}L${x + 5},${y + 4}L${x - 5},${y + 4}Z`} />
	return <path class={classes} d={`M${x - 4},${y - 4}L${x + 4},${y + 4}M${x - 4},${y + 4}L${x + 4},${y - 4}`} />
}

/** A year's offers, answers and visits, month by month; the table below it says the same in numbers. */
export const YearPlot: FC<{ year: number; months: Readonly<Record<Series, readonly Shown[]>>; summary: string }> = ({
	year,
	months,
	summary,
}) => {
	const { say, language } = useAround()
	const plot = plotOf(
		series.map((key) => ({ key, values: months[key] })),
		12,
	)
	const bottom = size.height - size.bottom
	return (
		<figure class="hj-figure">
			<svg
				class="hj-plot"
				viewBox={`0 0 ${size.width} ${size.height}`}
				role="img"
				aria-labelledby="year-plot-title year-plot-desc"
			>
				<title id="year-plot-title">
					{say(`Tilbud, svar og besøg i ${year}`, `Offers, answers and visits in ${year}`)}
				</title>
				<desc id="year-plot-desc">{summary}</desc>
				{plot.ticks.map(({ y, value }) => (
					<>
						<line class="hj-grid" x1={size.left} x2={size.width - size.right} y1={y} y2={y} />
						<text class="hj-axis" x={size.left - 8} y={y + 4} text-anchor="end">
							{value}
						</text>
					</>
				))}
				{plot.columns.map(({ x, at }) => (
					<text class="hj-axis" x={x} y={bottom + 22} text-anchor="middle">
						{writeMonth(at + 1, language).slice(0, 3)}
					</text>
				))}
				{plot.curves.map((curve) => (
					<>
						<path class={`hj-curve hj-curve-${curve.key}`} d={curve.path} />
						{curve.points.map(({ x, y }) => (
							<Mark of={curve.key} x={x} y={y} />
						))}
						<Mark of={curve.key} x={plot.labelX + 2} y={curve.labelY} />
						<text class="hj-label" x={plot.labelX + 14} y={curve.labelY + 4}>
							{names[curve.key][language]}
						</text>
					</>
				))}
			</svg>
			<figcaption class="hj-quiet">
				{say(
					'Antal pr. måned. En streg (–) i tabellerne står for et tal under 5, eller et tal der ville røbe det.',
					'Numbers per month. A dash (–) in the tables stands for a number under 5, or one that would give it away.',
				)}
			</figcaption>
		</figure>
	)
}
