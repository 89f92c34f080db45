import type { FC } from 'hono/jsx'
import type { Clock } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { fixedText } from './fixed-hours.ts'
import type { DayView, WeekView } from './week-view.ts'

const minutesOf = (clock: Clock): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** The hours that the pictures of all days span: whole ones, at least from 8 to 16. */
const spanOf = (weeks: readonly WeekView[]): readonly [first: number, last: number] => {
	const hours = weeks.flatMap(({ days }) => days.flatMap(({ works, fixed }) => [...works, ...fixed]))
	return [
		Math.min(8, ...hours.map(({ from }) => Math.floor(minutesOf(from) / 60))),
		Math.max(16, ...hours.map(({ to }) => Math.ceil(minutesOf(to) / 60))),
	]
}

/** The day drawn along the hours; the words beside it say the same. */
const DayBar: FC<{ day: DayView; span: readonly [number, number] }> = ({ day, span: [first, last] }) => {
	const bar = (kind: string) => (hours: { readonly from: Clock; readonly to: Clock }) => (
		<rect
			class={`hj-week-${kind}`}
			x={String(minutesOf(hours.from) - first * 60)}
			width={String(minutesOf(hours.to) - minutesOf(hours.from))}
			y="0"
			height="24"
		/>
	)
	return (
		<svg
			class="hj-week"
			viewBox={`0 0 ${(last - first) * 60} 24`}
			preserveAspectRatio="none"
			aria-hidden="true"
			focusable="false"
		>
			{day.works.map(bar('works'))}
			{day.visits.map(bar('visits'))}
			{day.fixed.map(bar('fixed'))}
			{Array.from({ length: last - first + 1 }, (_, hour) => (
				<line class="hj-week-hour" x1={String(hour * 60)} x2={String(hour * 60)} y1="0" y2="24" />
			))}
		</svg>
	)
}

const Legend: FC = () => {
	const { say } = useAround()
	const words = [
		['visits', say('til besøg', 'for visits')],
		['fixed', say('fast tid', 'fixed hours')],
		['works', say('arbejdstid uden besøg', 'working hours without visits')],
	] as const
	return (
		<p class="hj-quiet hj-week-legend">
			{words.map(([kind, label]) => (
				<span>
					<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
						<rect class={`hj-week-${kind}`} width="12" height="12" />
					</svg>{' '}
					{label}
				</span>
			))}
		</p>
	)
}

const Day: FC<{ day: DayView; span: readonly [number, number] }> = ({ day, span }) => {
	const { say, language } = useAround()
	const written = ({ from, to }: { readonly from: Clock; readonly to: Clock }): string =>
		`${writeClock(from, language)}–${writeClock(to, language)}`
	const [hours, minutes] = [Math.floor(day.visitMinutes / 60), day.visitMinutes % 60]
	return (
		<tr>
			<th scope="row" data-title={say('Dag', 'Day')}>
				{writeWeekday(day.weekday, language)}
			</th>
			<td data-title={say('Overblik', 'Overview')}>
				<DayBar day={day} span={span} />
			</td>
			<td data-title={say('Arbejdstid', 'Working hours')}>
				{day.works.length === 0 ? <span class="hj-quiet">{say('fri', 'off')}</span> : day.works.map(written).join(', ')}
			</td>
			<td data-title={say('Faste tider', 'Fixed hours')}>
				{day.fixed.map((one) => (
					<span class="hj-week-line">
						{written(one)} {fixedText(one.kind)[language].toLowerCase()}
					</span>
				))}
			</td>
			<td data-title={say('Til besøg', 'For visits')} class="align-text-right">
				{day.visitMinutes === 0
					? '–'
					: `${hours} ${say('t.', 'h')}${minutes === 0 ? '' : ` ${minutes} ${say('min.', 'min')}`}`}
			</td>
		</tr>
	)
}

/** A consultant's week as it is worked; two where they are not alike. */
export const WeekTables: FC<{ weeks: readonly WeekView[] }> = ({ weeks }) => {
	const { say } = useAround()
	const span = spanOf(weeks)
	return (
		<>
			{weeks.map(({ week, days }, index) => {
				const which = week % 2 === 0 ? say('lige', 'even') : say('ulige', 'odd')
				const caption =
					weeks.length === 1
						? say('Hver uge', 'Every week')
						: index === 0
							? say(`Denne uge, uge ${week} (${which})`, `This week, week ${week} (${which})`)
							: say(`Næste uge, uge ${week} (${which})`, `Next week, week ${week} (${which})`)
				return (
					<table class="table hj-table hj-week-table">
						<caption>{caption}</caption>
						<thead>
							<tr>
								<th scope="col">{say('Dag', 'Day')}</th>
								<th scope="col">{say(`Kl. ${span[0]}–${span[1]}`, `${span[0]}–${span[1]}`)}</th>
								<th scope="col">{say('Arbejdstid', 'Working hours')}</th>
								<th scope="col">{say('Faste tider', 'Fixed hours')}</th>
								<th scope="col" class="align-text-right">
									{say('Til besøg', 'For visits')}
								</th>
							</tr>
						</thead>
						<tbody>
							{days.map((day) => (
								<Day day={day} span={span} />
							))}
						</tbody>
					</table>
				)
			})}
			<Legend />
		</>
	)
}
