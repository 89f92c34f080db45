import type { FC } from 'hono/jsx'
import { yearOf } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Details, Errors, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { type Seat, stateOfEvent, wordsForEventState, wordsForGivingUp } from './event.ts'
import { Attendance } from './event-attendance.tsx'
import { Change } from './event-change.tsx'
import { GiveSeat } from './event-give-seat.tsx'
import { Name, People } from './event-people.tsx'
import type { EventSheet } from './event-sheet.ts'
import { eventKind, writeSpan } from './events-page.tsx'

const Seats: FC<{ sheet: EventSheet; title: string; seats: readonly Seat[]; empty: string }> = ({
	sheet,
	title,
	seats,
	empty,
}) => {
	const { say } = useAround()
	const isOpen = ['open', 'closed', 'today'].includes(stateOfEvent(sheet.event, sheet.today))
	return (
		<>
			<h2>
				{title} ({seats.length})
			</h2>
			{seats.length === 0 ? (
				<p>{empty}</p>
			) : (
				<People
					title={title}
					columns={[
						say('Navn', 'Name'),
						say('Født', 'Born'),
						say('Ledsager', 'Companion'),
						say('Bedt om plads', 'Asked'),
						say('Gør', 'Do'),
					]}
					rows={seats.map((seat) => {
						const citizen = sheet.citizens.get(seat.person)
						return [
							<Name citizen={citizen} />,
							citizen === undefined ? '' : yearOf(citizen.bornOn),
							seat.companion ? say('Ja, én', 'Yes, one') : say('Nej', 'No'),
							writeShortDay(dayOf(seat.askedAt)),
							isOpen ? (
								<Form to={`/arrangementer/${sheet.event.id}/afbud`}>
									<input type="hidden" name="seat" value={seat.id} />
									<Button look="tertiary">
										{say('Meld afbud', 'Give up')}
										<span class="sr-only"> {citizen === undefined ? '' : fullName(citizen)}</span>
									</Button>
								</Form>
							) : null,
						]
					})}
				/>
			)}
		</>
	)
}

const Invited: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const title = say('Inviteret, har ikke svaret', 'Invited, not answered')
	if (sheet.invited.length === 0) return null
	return (
		<>
			<h2>
				{title} ({sheet.invited.length})
			</h2>
			<People
				title={title}
				columns={[say('Navn', 'Name'), say('Brevet', 'The letter'), say('Gør', 'Do')]}
				rows={sheet.invited.map(({ offer, person, isMade }) => {
					const citizen = sheet.citizens.get(person)
					return [
						<Name citizen={citizen} />,
						isMade ? say('Sendt', 'Sent') : say('Ikke sendt endnu', 'Not sent yet'),
						isMade ? (
							<To to={`/borger/${person}/svar/${offer}`}>
								{say('Skriv svar', 'Record answer')}
								<span class="sr-only"> {citizen === undefined ? '' : fullName(citizen)}</span>
							</To>
						) : null,
					]
				})}
			/>
		</>
	)
}

export const EventPage: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { event, free, seated, waiting, givenUp, today } = sheet
	const state = stateOfEvent(event, today)
	const [isToCome, hasBegun] = [state === 'open' || state === 'closed', state === 'today' || state === 'over']
	return (
		<>
			<p class="d-print-none">
				<To to="/arrangementer">{say('Arrangementer', 'Events')}</To>
			</p>
			<Heading title={event.title} />
			<p>
				<Badge kind={eventKind[state]} text={wordsForEventState[state][language]} />
			</p>
			<Errors errors={sheet.errors} />
			{event.cancelledBecause === null ? null : (
				<Alert kind="warning" title={say('Arrangementet er aflyst', 'The event is cancelled')}>
					<span dir="auto">{event.cancelledBecause}</span>
				</Alert>
			)}
			<Summary
				rows={[
					[say('Hvornår', 'When'), writeSpan(event.span, language)],
					[say('Hvor', 'Where'), <span dir="auto">{event.place}</span>],
					[
						say('Pladser', 'Seats'),
						say(
							`${event.seats - free} af ${event.seats} er taget, ${free} er ledige`,
							`${event.seats - free} of ${event.seats} taken, ${free} free`,
						),
					],
					[
						say('Ledsager', 'Companion'),
						event.companions
							? say('Hver må tage én med', 'Each may bring one')
							: say('Kun borgeren selv', 'Only the citizen'),
					],
					[say('Svar senest', 'Answer by'), writeLongDay(event.answerBy, language)],
				]}
			/>
			{seated.length > 0 ? (
				<p class="d-print-none">
					<LinkButton to={`/arrangementer/${event.id}/deltagere`}>
						{say('Deltagerliste til udskrift', 'List of participants to print')}
					</LinkButton>
				</p>
			) : null}
			{hasBegun ? <Attendance sheet={sheet} /> : null}
			{event.cancelledAt === null ? (
				<>
					<Seats
						sheet={sheet}
						title={say('Har plads', 'Have a seat')}
						seats={seated}
						empty={say('Ingen har en plads endnu.', 'Nobody has a seat yet.')}
					/>
					<Seats
						sheet={sheet}
						title={say('På venteliste', 'On the waiting list')}
						seats={waiting}
						empty={say('Ingen venter.', 'Nobody waits.')}
					/>
					<Invited sheet={sheet} />
					<GiveSeat sheet={sheet} hasBegun={hasBegun} />
				</>
			) : null}
			{givenUp.length > 0 ? (
				<Details title={say(`Har meldt fra (${givenUp.length})`, `Gave up (${givenUp.length})`)}>
					<ul>
						{givenUp.map(({ person, givenUpBecause, givenUpAt }) => (
							<li>
								<Name citizen={sheet.citizens.get(person)} />
								{givenUpAt === null ? '' : `, ${writeShortDay(dayOf(givenUpAt))}`}
								{givenUpBecause === null ? '' : `: ${wordsForGivingUp[givenUpBecause]?.[language] ?? givenUpBecause}`}
							</li>
						))}
					</ul>
				</Details>
			) : null}
			{isToCome && sheet.mayPlan ? <Change sheet={sheet} /> : null}
		</>
	)
}
