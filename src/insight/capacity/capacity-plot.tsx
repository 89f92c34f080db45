import type { FC } from 'hono/jsx'
import { monthOf, yearOf } from '#kernel/day.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { type CapacityMonth, isSpreadOtherwise } from './capacity.ts'
import { capacityPlotOf, capacitySize } from './capacity-geometry.ts'

/** Two bars a month – as the offers fall due, and spread, where that differs – with the room as a line across; the table below says the same. */
export const CapacityPlot: FC<{ months: readonly CapacityMonth[]; says: string }> = ({ months, says }) => {
	const { say, language } = useAround()
	const { columns, ticks, bottom } = capacityPlotOf(months)
	const { width, height, left, right } = capacitySize
	const title = say('Ventede besøg og plads, måned for måned', 'Visits expected and room, month by month')
	const legend: readonly (readonly [mark: string, words: string])[] = [
		[
			'hj-capacity-due',
			isSpreadOtherwise(months) ? say('besøg, som de forfalder', 'visits as they fall due') : say('besøg', 'visits'),
		],
		...(isSpreadOtherwise(months)
			? [['hj-capacity-spread', say('besøg efter spredning', 'visits after spreading')] as const]
			: []),
		...(columns.some(({ bars }) => bars.some(({ over }) => over !== null))
			? [['hj-capacity-over', say('besøg, der ikke er timer til', 'visits there are no hours for')] as const]
			: []),
		['hj-key-room', say('så mange er der plads til', 'room for so many')],
		...(columns.some(({ room }) => room.isAbove)
			? [['more', say('plads til flere, end der er tegnet', 'room for more than is drawn')] as const]
			: []),
	]
	return (
		<figure class="hj-figure hj-capacity">
			<figcaption class="hj-quiet">
				<ul class="nobullet-list hj-capacity-legend">
					{legend.map(([mark, words]) => (
						<li>
							{mark === 'more' ? (
								<span class="hj-capacity-key-more" aria-hidden="true">
									▲
								</span>
							) : (
								<span class={`hj-key ${mark}`} />
							)}
							{words}
						</li>
					))}
				</ul>
			</figcaption>
			<svg
				class="hj-plot"
				viewBox={`0 0 ${width} ${height}`}
				role="img"
				aria-labelledby="capacity-plot-title capacity-plot-desc"
			>
				<title id="capacity-plot-title">{title}</title>
				<desc id="capacity-plot-desc">{says}</desc>
				{ticks.map(({ y, value }) => (
					<>
						<line class="hj-grid" x1={left} x2={width - right} y1={y} y2={y} />
						<text class="hj-axis" x={left - 8} y={y + 5} text-anchor="end">
							{value}
						</text>
					</>
				))}
				{columns.map(({ at, middle, bars, room }) => {
					const first = months[at]?.first
					return (
						<>
							{bars.map(({ kind, x, width, fits, over }) => (
								<>
									<rect class={`hj-capacity-${kind}`} x={x} y={fits.y} width={width} height={fits.height} />
									{over === null ? null : (
										<rect class="hj-capacity-over" x={x} y={over.y} width={width} height={over.height} />
									)}
								</>
							))}
							<line class="hj-room" x1={room.x1} x2={room.x2} y1={room.y} y2={room.y} />
							{room.isAbove ? <path class="hj-capacity-more" d={`M${middle - 5},${room.y - 4}l5,-7l5,7z`} /> : null}
							{first === undefined ? null : (
								<>
									<text class="hj-axis" x={middle} y={bottom + 24} text-anchor="middle">
										{writeMonth(monthOf(first), language).slice(0, 3)}
									</text>
									{at === 0 || monthOf(first) === 1 ? (
										<text class="hj-axis" x={middle} y={bottom + 50} text-anchor="middle">
											{yearOf(first)}
										</text>
									) : null}
								</>
							)}
						</>
					)
				})}
			</svg>
		</figure>
	)
}
