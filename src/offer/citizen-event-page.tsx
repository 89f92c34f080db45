import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Checks, Errors, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import { BigTime, ByWhomFields } from './citizen-answer-fields.tsx'
import type { Asked } from './citizen-answer-page.tsx'
import type { CollectiveEvent } from './event.ts'

/** A seat at the meeting, alone or with somebody. */
export const SeatPage: FC<{ asked: Asked; event: CollectiveEvent; isFull: boolean; companion: boolean }> = ({
	asked,
	event,
	isFull,
	companion,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Ja tak, jeg vil gerne med', 'Yes please, I would like to come')}
				lead={`${event.title}, ${event.place}`}
			/>
			<Errors errors={asked.mends} />
			<BigTime span={event.span} />
			{isFull ? (
				<p>
					{say(
						'Der er ikke flere pladser lige nu. Du kan komme på ventelisten, så skriver vi, hvis der bliver en.',
						'There are no seats left just now. You can be on the waiting list, and we write if one becomes free.',
					)}
				</p>
			) : null}
			<Form to="/svar/plads" class="hj-ask">
				<input type="hidden" name="key" value={asked.key} />
				{event.companions ? (
					<Checks
						label={say('Tager du en med?', 'Do you bring somebody?')}
						name="companion"
						values={companion ? ['yes'] : []}
						error={asked.mends.companion}
						choices={[{ value: 'yes', label: say('Ja, jeg tager en med', 'Yes, I bring one person') }]}
					/>
				) : null}
				<ByWhomFields typed={asked.typed} mends={asked.mends} />
				<div class="hj-answers">
					<Button>{say('Send mit svar', 'Send my answer')}</Button>
					<LinkButton to="/svar/tilbud">{say('Tilbage', 'Back')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
