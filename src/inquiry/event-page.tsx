import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import {
	Button,
	DayFields,
	Details,
	Errors,
	Form,
	Heading,
	LinkButton,
	Select,
	TextArea,
} from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import { detailText, kindsOf, kindText } from './kinds.ts'
import type { Notice } from './notice.ts'
import { isOpen, type PreventiveCase } from './preventive-case.ts'
import { sourceCodes, sourceText } from './sources.ts'
import { WhyWithdrawn } from './why-withdrawn.tsx'

export type ToRecord = {
	readonly citizen: Citizen
	readonly standard: Standard | null
	readonly today: Day
	readonly notices: readonly Notice[]
	readonly course: PreventiveCase | null
	readonly formKey: string
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

export const EventPage: FC<ToRecord> = (props) => {
	const { say } = useAround()
	const { citizen, today } = props
	return (
		<>
			<Heading
				title={say(`Skriv en hændelse: ${fullName(citizen)}`, `Record an event: ${fullName(citizen)}`)}
				lead={say(
					`${ageOf(citizen, today)} år. Det, du skriver, vejes straks mod kvalitetsstandarden og står på borgerens kort.`,
					`${ageOf(citizen, today)} years. What you write is weighed against the quality standard at once and stands on the citizen’s card.`,
				)}
			/>
			<Errors errors={props.errors} />
			<NewNotice {...props} />
			<p class="hj-row">
				<LinkButton to={`/borger/${citizen.id}`}>
					{say('Tilbage til borgerens kort', 'Back to the citizen’s card')}
				</LinkButton>{' '}
				<LinkButton to={`/vurdering/${citizen.id}`}>{say('Vurdering', 'Assessment')}</LinkButton>
			</p>
			<Course {...props} />
			<Withdraw {...props} />
		</>
	)
}

const NewNotice: FC<ToRecord> = ({ citizen, standard, today, formKey, typed, errors }) => {
	const { say, language } = useAround()
	const kinds = kindsOf(standard)
	const asked = [...new Set(kinds.flatMap(({ details }) => details))]
	return (
		<Form to={`/haendelse/${citizen.id}`}>
			<input type="hidden" name="key" value={formKey} />
			<Select
				name="kind"
				label={say('Hvad er der sket?', 'What has happened?')}
				empty={say('Vælg', 'Choose')}
				value={typed?.text('kind')}
				error={errors.kind}
				choices={kinds.map(({ nature, kind, name }) => ({
					value: `${nature} ${kind}`,
					label: nature === 'risk' ? `${say('Risiko', 'Risk')}: ${name[language]}` : name[language],
				}))}
			/>
			<DayFields
				name="on"
				label={say('Hvornår?', 'When?')}
				hint={say(
					'Den dag det skete, eller den dag I fik det at vide.',
					'The day it happened, or the day you learnt of it.',
				)}
				value={typed === null ? today : typed.day('on')}
				error={errors.on_day}
			/>
			<Select
				name="source"
				label={say('Hvem har fortalt det?', 'Who told us?')}
				empty={say('Vælg', 'Choose')}
				value={typed?.text('source')}
				error={errors.source}
				choices={sourceCodes.map((value) => ({ value, label: sourceText(value)[language] }))}
			/>
			<div class="mt-5">
				<Details
					title={say('Ved udskrivning fra sygehus', 'On discharge from hospital')}
					open={errors.details !== undefined}
				>
					{asked.map((name) => (
						<Select
							name={`detail_${name}`}
							label={detailText(name)[language]}
							empty={say('Vides ikke', 'Not known')}
							value={typed?.text(`detail_${name}`)}
							choices={[
								{ value: 'yes', label: say('Ja', 'Yes') },
								{ value: 'no', label: say('Nej', 'No') },
							]}
						/>
					))}
				</Details>
			</div>
			<TextArea
				name="note"
				label={say('Bemærkning', 'Note')}
				required={false}
				hint={say(
					'Kun det, der er nødvendigt. Borgeren kan læse den.',
					'Only what is needed. The citizen can read it.',
				)}
				value={typed?.text('note')}
			/>
			<Button class="mt-5">{say('Gem hændelsen', 'Save the event')}</Button>
		</Form>
	)
}

const Course: FC<ToRecord> = ({ citizen, course, today, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<>
			<h2>{say('Forløb', 'Course')}</h2>
			{course !== null && isOpen(course) ? (
				<Form to={`/haendelse/${citizen.id}/forloeb/luk`}>
					<p>
						{say(`Åbent siden ${writeDay(course.openedOn, 'da')}.`, `Open since ${writeDay(course.openedOn, 'en')}.`)}
					</p>
					<DayFields
						name="closed"
						label={say('Afsluttet den', 'Closed on')}
						value={typed?.day('closed') ?? today}
						error={errors.closed_day}
					/>
					<TextArea
						name="case_because"
						label={say('Hvorfor afsluttes det?', 'Why is it closed?')}
						rows={2}
						value={typed?.text('case_because')}
						error={errors.case_because}
					/>
					<Button look="secondary" class="mt-5">
						{say('Afslut forløbet', 'Close the course')}
					</Button>
				</Form>
			) : (
				<Form to={`/haendelse/${citizen.id}/forloeb`}>
					<p>
						{course?.closed
							? `${say('Sidste forløb blev afsluttet', 'The last course was closed')} ${writeDay(course.closed.on, language)}.`
							: say('Borgeren har ikke haft et forløb.', 'The citizen has had no course.')}
					</p>
					<DayFields
						name="opened"
						label={say('Åbnet den', 'Opened on')}
						value={typed?.day('opened') ?? today}
						error={errors.opened_day}
					/>
					<Button look="secondary">{say('Åbn et forløb', 'Open a course')}</Button>
				</Form>
			)}
		</>
	)
}

const Withdraw: FC<ToRecord> = ({ citizen, notices, standard, typed, errors }) => {
	const { say, language } = useAround()
	const standing = notices.filter(({ withdrawn }) => withdrawn === null)
	if (standing.length === 0) return null
	return (
		<>
			<h2>{say('Skrevet ved en fejl?', 'Recorded by mistake?')}</h2>
			<Form to={`/haendelse/${citizen.id}/fortryd`}>
				<Select
					name="notice"
					label={say('Hændelse', 'Event')}
					empty={say('Vælg', 'Choose')}
					value={typed?.text('notice')}
					error={errors.notice}
					choices={standing.map((notice) => ({
						value: notice.id,
						label: `${writeShortDay(notice.on)} ${kindText(standard, notice.nature, notice.kind)[language]}`,
					}))}
				/>
				<WhyWithdrawn typed={typed} error={errors.withdrawn_because} />
			</Form>
		</>
	)
}
