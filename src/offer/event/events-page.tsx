import type { FC } from 'hono/jsx'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { type Ask, type List, useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Checks,
	DayFields,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	To,
} from '#platform/web/parts.tsx'
import { type CollectiveEvent, type EventState, stateOfEvent, wordsForEventState } from './event.ts'
import type { TypedEvent } from './event-form.ts'

export type EventRow = { readonly event: CollectiveEvent; readonly taken: number; readonly waiting: number }

export const eventKind: Readonly<Record<EventState, 'info' | 'success' | 'warning' | 'none'>> = {
	open: 'success',
	closed: 'info',
	today: 'warning',
	over: 'none',
	cancelled: 'none',
}

/** *onsdag den 15. april 2026, kl. 14.00–16.00* */
export const writeSpan = ({ from, to }: CollectiveEvent['span'], language: Language): string =>
	`${writeLongDay(dayOf(from), language)}, ${language === 'da' ? 'kl. ' : ''}${writeClock(clockOf(from), language)}–${writeClock(clockOf(to), language)}`

/** Above the list: what events are for here, who waits for one, and the way to plan one. */
export const AboveEvents: FC<{ mayPlan: boolean; waiting: number; standardHasEvents: boolean }> = ({
	mayPlan,
	waiting,
	standardHasEvents,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Arrangementer', 'Events')}
				lead={
					standardHasEvents
						? say(
								'Møder, som borgere inviteres til i stedet for et besøg. De, der skal inviteres, får brevet med næste udsendelse.',
								'Meetings to which citizens are invited instead of a visit. Those to be invited get the letter with the next batch.',
							)
						: say(
								'Kvalitetsstandarden tilbyder besøg og ingen fælles arrangementer, så ingen inviteres med brev. Et arrangement kan planlægges alligevel, og borgere kan få en plads, når de ringer.',
								'The quality standard offers visits and no collective events, so nobody is invited by letter. An event can be planned all the same, and citizens can be given a seat when they call.',
							)
				}
			/>
			{waiting > 0 ? (
				<Alert
					kind="warning"
					title={
						waiting === 1
							? say('1 borger venter på et arrangement', '1 citizen waits for an event')
							: say(`${waiting} borgere venter på et arrangement`, `${waiting} citizens wait for an event`)
					}
				>
					{say(
						'De skal inviteres nu, og intet arrangement har plads. Planlæg et, så kommer de med i næste udsendelse.',
						'They are to be invited now, and no event has room. Plan one, and they come with the next batch.',
					)}
				</Alert>
			) : null}
			{mayPlan ? (
				<p class="d-print-none">
					<LinkButton to="/arrangementer/nyt" look={waiting > 0 ? 'primary' : 'secondary'}>
						{say('Planlæg et arrangement', 'Plan an event')}
					</LinkButton>
				</p>
			) : null}
		</>
	)
}

export const eventsList = (ask: Ask, rows: readonly EventRow[]): List<EventRow> => {
	const { say, language, today } = ask
	const stateWords = ({ event }: EventRow): string => wordsForEventState[stateOfEvent(event, today)][language]
	return {
		rows,
		caption: say('Arrangementer', 'Events'),
		exportName: 'arrangementer',
		empty: (
			<Empty title={say('Ingen arrangementer er planlagt', 'No events are planned')}>
				{say(
					'Når et arrangement er planlagt, står det her med sine pladser og sin venteliste.',
					'Once an event is planned it stands here with its seats and its waiting list.',
				)}
			</Empty>
		),
		filters: [
			{
				key: 'status',
				label: say('Status', 'Status'),
				choices: Object.entries(wordsForEventState).map(([value, words]) => ({ value, label: words[language] })),
				keeps: ({ event }, chosen) => stateOfEvent(event, today) === chosen,
			},
		],
		columns: [
			{
				key: 'dag',
				label: say('Hvornår', 'When'),
				value: ({ event }) => event.span.from,
				cell: ({ event }) => writeSpan(event.span, language),
			},
			{
				key: 'titel',
				label: say('Arrangement', 'Event'),
				value: ({ event }) => event.title,
				cell: ({ event }) => <To to={`/arrangementer/${event.id}`}>{event.title}</To>,
			},
			{ key: 'sted', label: say('Sted', 'Place'), value: ({ event }) => event.place },
			{
				key: 'pladser',
				label: say('Pladser taget', 'Seats taken'),
				align: 'right',
				value: ({ taken }) => taken,
				cell: ({ event, taken }) => say(`${taken} af ${event.seats}`, `${taken} of ${event.seats}`),
			},
			{ key: 'venter', label: say('På venteliste', 'Waiting'), align: 'right', value: ({ waiting }) => waiting },
			{
				key: 'status',
				label: say('Status', 'Status'),
				value: stateWords,
				cell: (row) => <Badge kind={eventKind[stateOfEvent(row.event, today)]} text={stateWords(row)} />,
			},
		],
	}
}

export const NewEventPage: FC<{ typed: TypedEvent; formKey: string; errors: Readonly<Record<string, string>> }> = ({
	typed,
	formKey,
	errors,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say('Planlæg et arrangement', 'Plan an event')}
				lead={say(
					'Det, du skriver her, står i brevet til borgerne. Skriv det, som de skal læse det.',
					'What you write here stands in the letter to the citizens. Write it as they are to read it.',
				)}
			/>
			<Errors errors={errors} />
			<Form to="/arrangementer">
				<input type="hidden" name="key" value={formKey} />
				<Field
					label={say('Hvad hedder det?', 'What is it called?')}
					name="title"
					value={typed.title}
					error={errors.title}
					hint={say('Som “Et godt liv med alderen”', 'Such as “A good life with the years”')}
				/>
				<Field
					label={say('Hvor er det?', 'Where is it?')}
					name="place"
					value={typed.place}
					error={errors.place}
					hint={say('Sted og adresse', 'Place and address')}
				/>
				<DayFields label={say('Hvilken dag?', 'Which day?')} name="on" value={typed.on} error={errors.on_day} />
				<div class="hj-pair">
					<Field
						label={say('Fra klokken', 'From')}
						name="from"
						value={typed.from}
						error={errors.from}
						width={4}
						hint={say('Som 14.00', 'As 14:00')}
					/>
					<Field
						label={say('Til klokken', 'Until')}
						name="to"
						value={typed.to}
						error={errors.to}
						width={4}
						hint={say('Som 16.00', 'As 16:00')}
					/>
				</div>
				<Field
					label={say('Hvor mange pladser?', 'How many seats?')}
					name="seats"
					value={typed.seats}
					error={errors.seats}
					width={4}
				/>
				<Checks
					label={say('Ledsager', 'Companion')}
					name="companions"
					values={typed.companions ? ['yes'] : []}
					choices={[
						{
							value: 'yes',
							label: say('Hver må tage én med, som også får en plads', 'Each may bring one, who takes a seat too'),
						},
					]}
				/>
				<DayFields
					label={say('Svar senest', 'Answer by')}
					name="answer_by"
					hint={say(
						'Den svarfrist, der står i brevet. Breve sendes ikke den sidste uge før den.',
						'The answer-by day named in the letter. No letters are sent in the last week before it.',
					)}
					value={typed.answerBy}
					error={errors.answer_by_day}
				/>
				<div class="hj-row">
					<Button>{say('Planlæg arrangementet', 'Plan the event')}</Button>
					<LinkButton to="/arrangementer">{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
