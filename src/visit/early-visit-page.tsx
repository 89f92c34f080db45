import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { Button, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import type { Speech } from './note/words-view.tsx'

type Props = Speech & {
	readonly booking: BookingId
	readonly name: string
	readonly agreedFor: Day
	readonly today: Day
}

/** Asked before a visit that is agreed for a later day begins: signed, it counts as held today. */
export const EarlyVisitPage: FC<Props> = ({ say, language, booking, name, agreedFor, today }) => {
	const tomorrow = agreedFor === addDays(today, 1)
	const on = `${tomorrow ? say('i morgen, ', 'tomorrow, ') : ''}${writeLongDay(agreedFor, language)}`
	return (
		<>
			<Heading
				title={say(`Begynd et besøg hos ${name}`, `Begin a visit to ${name}`)}
				lead={say(
					`Besøget er aftalt til ${on}. Er det holdt i dag?`,
					`The visit is agreed for ${on}. Is it held today?`,
				)}
			/>
			<p>
				{say(
					'Når notatet er underskrevet, står besøget som gennemført den dag, notatet siger, og den aftalte tid er brugt.',
					'Once the note is signed, the visit stands as held on the day that the note says, and the time agreed is used.',
				)}
			</p>
			<Form to={`/besoeg/fra-booking/${booking}`}>
				<input type="hidden" name="early" value="yes" />
				<div class="hj-row">
					<LinkButton to={`/dagens-rute?dag=${agreedFor}`} look="primary">
						{say('Nej, tilbage til ruten', 'No, back to the route')}
					</LinkButton>
					<Button look="secondary">{say('Ja, begynd besøget i dag', 'Yes, begin the visit today')}</Button>
				</div>
			</Form>
		</>
	)
}
