import type { FC } from 'hono/jsx'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import type { MonthOfYear } from './year.ts'

const size = { width: 720, height: 240, bottom: 28, top: 12, left: 40 }

/** What each month asks for as bars – made, underway, planned – and the room there is as a line across; the table says the same. */
export const YearBars: FC<{ year: number; months: readonly MonthOfYear[] }> = ({ year, months }) => {
	const { say, language } = useAround()
	const shown = months.filter(({ month }) => month >= 1 && month <= 12)
	const parts = (month: MonthOfYear) => [month.made, month.underway, month.planned ?? 0]
	const heights = shown.map((month) => parts(month).reduce((all, one) => all + one, 0))
	const most = Math.max(1, ...heights)
	const step = (size.width - size.left) / 12
	const bottom = size.height - size.bottom
	const high = (count: number): number => (Math.min(count, most) / most) * (bottom - size.top)
	const looks = ['made', 'underway', 'planned'] as const
	return (
		<figure class="hj-figure hj-year">
			<svg class="hj-plot" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="year-bars">
				<title id="year-bars">
					{say(
						`Tilbud og plads i ${year}; tallene står i tabellen nedenfor`,
						`Offers and room in ${year}; the numbers stand in the table below`,
					)}
				</title>
				{[0, most].map((count) => (
					<>
						<line class="hj-grid" x1={size.left} x2={size.width} y1={bottom - high(count)} y2={bottom - high(count)} />
						<text class="hj-axis" x={size.left - 8} y={bottom - high(count) + 4} text-anchor="end">
							{count}
						</text>
					</>
				))}
				{shown.map((month, at) => {
					const x = size.left + at * step
					const reach = (month.room ?? Number.POSITIVE_INFINITY) + month.made + month.underway
					let y = bottom
					return (
						<>
							{parts(month).map((count, part) => {
								y -= high(count)
								return (
									<rect
										class={`hj-month hj-month-${looks[part]}`}
										x={x + step * 0.2}
										y={y}
										width={step * 0.6}
										height={high(count)}
									/>
								)
							})}
							{reach > most ? null : (
								<line
									class="hj-room"
									x1={x + step * 0.08}
									x2={x + step * 0.92}
									y1={bottom - high(reach)}
									y2={bottom - high(reach)}
								/>
							)}
							<text class="hj-axis" x={x + step / 2} y={bottom + 20} text-anchor="middle">
								{writeMonth(month.month, language).slice(0, 3)}
							</text>
						</>
					)
				})}
			</svg>
			<figcaption class="hj-quiet">
				<span class="hj-key hj-month-made" /> {say('givet', 'offered')} <span class="hj-key hj-month-underway" />{' '}
				{say('i udsendelse', 'in a batch')} <span class="hj-key hj-month-planned" /> {say('foreslås', 'planned')}{' '}
				<span class="hj-key hj-key-room" /> {say('så langt rækker pladsen', 'how far the room goes')}
			</figcaption>
		</figure>
	)
}
