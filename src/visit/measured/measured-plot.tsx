import type { FC } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Speech, spoken } from '../note/words-view.tsx'
import type { About } from './instrument.ts'
import { type Instrument, isRead, type Scorable, scorableFor } from './instrument.ts'
import type { Point } from './measured.ts'
import { measuredPlotOf, plotSize } from './measured-geometry.ts'
import { writeFigure } from './score.ts'

type Props = Speech & { readonly instrument: Instrument; readonly about: About; readonly points: readonly Point[] }

const limitsOf = ({ limits }: Scorable): readonly number[] => limits.flatMap((one) => one.at)

/** Change through the visits: a small picture, and the same in words below it. */
export const MeasuredPlot: FC<Props> = (props) => {
	const { language, instrument, about, points } = props
	if (points.length < 2) return null
	const plot = measuredPlotOf(points, limitsOf(scorableFor(instrument, about)))
	const { decimals } = instrument.scoring
	const bottom = plotSize.height - plotSize.bottom
	const [first, last] = [points[0], points.at(-1)]
	return (
		<figure class="hj-measured-figure">
			<svg
				class="hj-plot"
				viewBox={`0 0 ${plotSize.width} ${plotSize.height}`}
				role="img"
				aria-label={changeText(props)}
			>
				{plot.ticks.map(({ y, value }) => (
					<>
						<line class="hj-grid" x1={plotSize.left} x2={plotSize.width - plotSize.right} y1={y} y2={y} />
						<text class="hj-axis" x={plotSize.left - 6} y={y + 4} text-anchor="end">
							{writeFigure(value, Number.isInteger(value) ? 0 : decimals, language)}
						</text>
					</>
				))}
				{plot.limits.map(({ y }) => (
					<line class="hj-limit" x1={plotSize.left} x2={plotSize.width - plotSize.right} y1={y} y2={y} />
				))}
				{plot.lines.map(({ path, dots }) => (
					<>
						<path class="hj-measured-line" d={path} />
						{dots.map(({ x, y }) => (
							<circle class="hj-measured-dot" cx={x} cy={y} r={4} />
						))}
					</>
				))}
				<text class="hj-axis" x={plot.first} y={bottom + 18} text-anchor="start">
					{first === undefined ? '' : writeShortDay(first.on)}
				</text>
				<text class="hj-axis" x={plot.last} y={bottom + 18} text-anchor="end">
					{last === undefined ? '' : writeShortDay(last.on)}
				</text>
			</svg>
			<figcaption class="hj-quiet">
				{changeText(props)}{' '}
				{plot.limits.length === 0 ? '' : props.say('Stiplet: kildens grænse.', 'Dashed: the source’s limit.')}
			</figcaption>
		</figure>
	)
}

/** *Før: 14 gange (4.3.2025). Nu: 12 gange. 2 lavere end sidst.* */
const changeText = (props: Props): string => {
	const { say, language, instrument, points } = props
	const [before, now] = [points.at(-2), points.at(-1)]
	if (before === undefined || now === undefined) return ''
	const earlier = points
		.slice(0, -1)
		.map((point) => `${spoken(props, point.score.written)} (${writeShortDay(point.on)})`)
		.join(', ')
	const shown = say(
		`Før: ${earlier}. Nu: ${now.score.written.da}.`,
		`Before: ${earlier}. Now: ${now.score.written.en}.`,
	)
	if (now.score.figures.length > 1) return shown
	const change = (now.score.figures[0] ?? 0) - (before.score.figures[0] ?? 0)
	const { decimals } = instrument.scoring
	const size = writeFigure(Math.abs(change), decimals, language)
	const moved =
		Number(Math.abs(change).toFixed(decimals)) === 0
			? say('Uændret siden sidst.', 'Unchanged since last time.')
			: change > 0
				? say(`${size} højere end sidst.`, `${size} higher than last time.`)
				: say(`${size} lavere end sidst.`, `${size} lower than last time.`)
	const { matters, source } = instrument.change
	const limit = matters === null ? '' : writeFigure(matters, 0, language)
	const tells =
		matters === null || !isRead(instrument, source)
			? ''
			: say(
					` En ændring på ${limit} eller mere er værd at tale om.`,
					` A change of ${limit} or more is worth talking about.`,
				)
	return `${shown} ${moved}${tells}`
}
