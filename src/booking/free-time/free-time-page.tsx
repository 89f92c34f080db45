import type { Child } from 'hono/jsx'
import { type Day, daysBetween } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Span } from '#kernel/instant.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Empty, Heading, Summary, To } from '#platform/web/parts.tsx'
import { type Hours, visitsThatFit } from '../working-time/hours.ts'

/** A visit is an hour as the rule; the standard may say otherwise for one ground. */
const usualMinutes = 60

type Row = {
	readonly staff: StaffId
	readonly name: string
	readonly on: Day
	readonly free: readonly Span[]
	readonly booked: number
}

export const rowsOf = (hours: Hours, names: ReadonlyMap<StaffId, string>): Row[] =>
	hours
		.flatMap(({ staff, free, booked }) => {
			const freeOn = Map.groupBy(free, (span) => dayOf(span.from))
			const bookedOn = Map.groupBy(booked, (stop) => dayOf(stop.span.from))
			return [...new Set([...freeOn.keys(), ...bookedOn.keys()])].map((on) => ({
				staff,
				name: names.get(staff) ?? '',
				on,
				free: freeOn.get(on) ?? [],
				booked: bookedOn.get(on)?.length ?? 0,
			}))
		})
		.sort((a, b) => daysBetween(b.on, a.on) || a.name.localeCompare(b.name, 'da'))

const clocks = (free: readonly Span[]): string =>
	free.map(({ from, to }) => `${clockOf(from)}–${clockOf(to)}`).join(', ')

const Above = (
	ask: Ask,
	rows: readonly Row[],
	hours: Hours,
	names: ReadonlyMap<StaffId, string>,
	from: Day,
	to: Day,
): Child => {
	const { say } = ask
	const room = (some: readonly Row[]) => some.reduce((sum, row) => sum + visitsThatFit(row.free, usualMinutes), 0)
	const booked = (some: readonly Row[]) => some.reduce((sum, row) => sum + row.booked, 0)
	return (
		<>
			<Heading
				title={say('Ledige tider', 'Free times')}
				lead={say(
					`Fra ${writeShortDay(from)} til ${writeShortDay(to)}: plads til ${room(rows)} besøg af en time, ${booked(rows)} er lagt.`,
					`From ${writeShortDay(from)} to ${writeShortDay(to)}: room for ${room(rows)} visits of an hour, ${booked(rows)} are booked.`,
				)}
			/>
			<Summary
				rows={hours.map(({ staff }) => {
					const own = rows.filter((row) => row.staff === staff)
					return [
						names.get(staff) ?? '',
						<>
							{say(`plads til ${room(own)}, ${booked(own)} lagt`, `room for ${room(own)}, ${booked(own)} booked`)} ·{' '}
							<To to={`/medarbejdere/${staff}/arbejdstid`}>
								{say('Arbejdstid og fravær', 'Hours and absence')}
								<span class="sr-only"> {names.get(staff)}</span>
							</To>
						</>,
					] as const
				})}
			/>
		</>
	)
}

/** Free time by consultant and day; no citizen is shown. */
export const freeTimePage = (
	ask: Ask,
	hours: Hours,
	names: ReadonlyMap<StaffId, string>,
	from: Day,
	to: Day,
): Answer => {
	const { say, language } = ask
	const rows = rowsOf(hours, names)
	return listPage(ask, say('Ledige tider', 'Free times'), Above(ask, rows, hours, names, from, to), {
		rows,
		caption: say('Ledig tid for hver medarbejder og dag', 'Free time for each consultant and day'),
		exportName: 'ledige-tider',
		empty: (
			<Empty title={say('Ingen arbejdstid de næste to uger', 'No working hours for the next two weeks')}>
				{say(
					'Læg arbejdstid ind for medarbejderne, så kan der lægges besøg.',
					'Enter working hours for the consultants, and visits can be placed.',
				)}
			</Empty>
		),
		filters: [
			{
				key: 'staff',
				label: say('Medarbejder', 'Consultant'),
				choices: hours.map(({ staff }) => ({ value: staff, label: names.get(staff) ?? '' })),
				keeps: (row, value) => row.staff === value,
			},
		],
		columns: [
			{ key: 'on', label: say('Dag', 'Day'), value: (row) => row.on, cell: (row) => writeLongDay(row.on, language) },
			{ key: 'name', label: say('Medarbejder', 'Consultant'), value: (row) => row.name },
			{ key: 'free', label: say('Ledig', 'Free'), value: (row) => clocks(row.free) || say('ingen', 'none') },
			{
				key: 'room',
				label: say('Plads til besøg', 'Room for visits'),
				align: 'right',
				value: (row) => visitsThatFit(row.free, usualMinutes),
			},
			{ key: 'booked', label: say('Lagt', 'Booked'), align: 'right', value: (row) => row.booked },
		],
	})
}
