import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Button, Details, Field, Form, TextArea } from '#platform/web/parts.tsx'
import type { EventSheet } from './event-sheet.ts'

export const Change: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { event, errors, typed } = sheet
	const toTell = sheet.seated.length + sheet.waiting.length + sheet.invited.filter(({ isMade }) => isMade).length
	return (
		<div class="d-print-none">
			<Details title={say('Skift antallet af pladser', 'Change the number of seats')} open={'seats' in errors}>
				<Form to={`/arrangementer/${event.id}/pladser`}>
					<Field
						label={say('Antal pladser', 'Number of seats')}
						name="seats"
						value={typed.seats || String(event.seats)}
						error={errors.seats}
						width={4}
						hint={say(
							'Er der flere, rykker ventelisten op og får brev om det.',
							'With more of them the waiting list moves up and is told by letter.',
						)}
					/>
					<div class="hj-row">
						<Button look="secondary">{say('Gem', 'Save')}</Button>
					</div>
				</Form>
			</Details>
			<Details title={say('Aflys arrangementet', 'Cancel the event')} open={'because' in errors}>
				<p>
					{toTell === 0
						? say(
								'Ingen er inviteret endnu, så der sendes ingen breve.',
								'Nobody has been invited yet, so no letters go out.',
							)
						: say(
								`${toTell} borgere får brev om, at det er aflyst, og skal have et nyt tilbud. Det kan ikke gøres om.`,
								`${toTell} citizens are told by letter that it is cancelled, and are to be offered something again. It cannot be undone.`,
							)}
				</p>
				<Form to={`/arrangementer/${event.id}/aflys`}>
					<TextArea
						label={say('Hvorfor aflyses det?', 'Why is it cancelled?')}
						name="because"
						value={typed.because}
						error={errors.because}
						hint={say('Står her på siden, ikke i brevet.', 'Stands on this page, not in the letter.')}
						rows={2}
					/>
					<div class="hj-row">
						<Button look="warning">{say('Aflys arrangementet', 'Cancel the event')}</Button>
					</div>
				</Form>
			</Details>
		</div>
	)
}
