import type { FC } from 'hono/jsx'
import { yearOf } from '#kernel/day.ts'
import { inDanishOrder } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Checks, Form } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import type { Seat } from './event.ts'
import type { EventSheet } from './event-sheet.ts'

/** Who came: one tick a person; whoever is not ticked stayed away. */
export const Attendance: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { event, seated, citizens } = sheet
	const nameOf = ({ person }: Seat): string => {
		const citizen = citizens.get(person)
		return citizen === undefined
			? say('Ikke i registret', 'Not in the register')
			: `${fullName(citizen)}, ${say('født', 'born')} ${yearOf(citizen.bornOn)}`
	}
	const isWritten = seated.some(({ attended }) => attended !== null)
	return (
		<div class="hj-panel">
			<h2>{say('Hvem kom?', 'Who came?')}</h2>
			{seated.length === 0 ? (
				<p>{say('Ingen havde en plads.', 'Nobody had a seat.')}</p>
			) : (
				<>
					<p>
						{isWritten
							? say('Fremmødet er skrevet ned. Det kan rettes.', 'Attendance is written down. It can be put right.')
							: say(
									'Sæt kryds ved dem, der kom. De andre skrives som udeblevet.',
									'Tick those who came. The others are written down as staying away.',
								)}
					</p>
					<Form to={`/arrangementer/${event.id}/fremmoede`}>
						<Checks
							label={say('Kom til arrangementet', 'Came to the event')}
							name="came"
							values={seated.filter(({ attended }) => attended === true).map(({ id }) => id)}
							choices={[...seated]
								.sort((a, b) => inDanishOrder(nameOf(a), nameOf(b)))
								.map((seat) => ({
									value: seat.id,
									label: `${nameOf(seat)}${seat.companion ? say(' og ledsager', ' and companion') : ''}`,
								}))}
						/>
						<Button>{say('Gem fremmødet', 'Save attendance')}</Button>
					</Form>
				</>
			)}
		</div>
	)
}
