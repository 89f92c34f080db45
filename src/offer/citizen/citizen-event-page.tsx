import type { FC } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Checks, Errors, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import type { CollectiveEvent } from '../event/event.ts'
import { BigTime, ByWhomFields } from './citizen-answer-fields.tsx'
import type { Asked } from './citizen-answer-page.tsx'
import { ToPrint, UntilWhen, useWays, Ways } from './citizen-offer-parts.tsx'
import type { CitizenStanding } from './citizen-standing.ts'

export const Invited: FC<{ standing: Extract<CitizenStanding, { kind: 'invited' }> }> = ({ standing }) => {
	const { say } = useAround()
	const ways = useWays()
	return (
		<>
			<Heading
				title={say('Du er inviteret', 'You are invited')}
				lead={`${standing.event.title}, ${standing.event.place}`}
			/>
			<BigTime span={standing.event.span} />
			<div class="hj-answers">
				<LinkButton to="/svar/plads" look="primary">
					{say('Ja tak, jeg vil gerne med', 'Yes please, I would like to come')}
				</LinkButton>
				{standing.visitInstead ? (
					<LinkButton to="/svar/tid">
						{say('Jeg vil hellere have besøg hjemme', 'I would rather have a visit at home')}
					</LinkButton>
				) : null}
				<LinkButton to="/svar/nej">{say('Nej tak denne gang', 'No thank you, this time')}</LinkButton>
			</div>
			<Ways title={say('Noget andet?', 'Something else?')} ways={[ways.call, ways.never]} />
		</>
	)
}

export const Seated: FC<{ standing: Extract<CitizenStanding, { kind: 'seated' }> }> = ({ standing }) => {
	const { say } = useAround()
	const ways = useWays()
	return (
		<>
			<Heading
				title={
					standing.seat.seatedAt === null
						? say('Du står på ventelisten', 'You are on the waiting list')
						: say('Du har en plads', 'You have a seat')
				}
				lead={`${standing.event.title}, ${standing.event.place}`}
			/>
			<BigTime span={standing.event.span}>
				{standing.seat.companion ? <p>{say('Du har en med.', 'You bring somebody.')}</p> : null}
			</BigTime>
			{standing.seat.seatedAt === null ? (
				<p>{say('Bliver der en plads, får du et brev fra os.', 'If a seat becomes free, you get a letter from us.')}</p>
			) : null}
			{standing.mayChange ? (
				<>
					<UntilWhen visitOn={dayOf(standing.event.span.from)} />
					<ToPrint calendar={standing.seat.seatedAt !== null} />
					<Ways
						title={say('Vil du ændre noget?', 'Would you like to change something?')}
						ways={[
							['/svar/plads', say('Tag en med, eller kom alene', 'Bring somebody, or come alone')],
							...(standing.visitInstead
								? [['/svar/tid', say('Få besøg hjemme i stedet', 'Have a visit at home instead')] as const]
								: []),
							['/svar/nej', say('Sig nej tak til pladsen', 'Give up the seat')],
							ways.never,
						]}
					/>
				</>
			) : null}
		</>
	)
}

/** The meeting will not be, or has been, and nothing is offered in its place. */
export const EventGone: FC<{ isCancelled: boolean }> = ({ isCancelled }) => {
	const { say } = useAround()
	const ways = useWays()
	return (
		<>
			{isCancelled ? (
				<Heading
					title={say('Mødet er aflyst', 'The meeting is cancelled')}
					lead={say(
						'Planlægger vi et nyt møde, som du kan komme til, skriver vi til dig.',
						'If we plan another meeting that you can come to, we will write to you.',
					)}
				/>
			) : (
				<Heading
					title={say('Mødet er holdt', 'The meeting is over')}
					lead={say('Har du spørgsmål, så ring til os.', 'If you have questions, please call us.')}
				/>
			)}
			<Ways title={say('Noget andet?', 'Something else?')} ways={[ways.call, ways.never]} />
		</>
	)
}

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
