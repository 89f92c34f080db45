import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf, type Span } from '#kernel/instant.ts'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Checks,
	DayFields,
	Details,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	Radios,
	Select,
	To,
} from '#platform/web/parts.tsx'
import { type Absence, absenceKinds, absenceText, awayText } from './absence.ts'
import type { Hit } from './absence-hits.ts'
import type { KnownShift } from './pattern.ts'
import { weeksText } from './working-time-words.ts'

export type WorkingTime = {
	readonly staff: StaffId
	readonly name: string
	readonly today: Day
	readonly shifts: readonly KnownShift[]
	readonly absences: readonly Absence[]
	readonly hits: readonly Hit[]
	/** What was typed and cannot be saved, when there is something. */
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

export const WorkingTimePage: FC<WorkingTime> = (props) => {
	const { say } = useAround()
	const { name, errors, hits } = props
	return (
		<>
			<Heading
				title={say(`Arbejdstid: ${name}`, `Working hours: ${name}`)}
				lead={say(
					'Besøg lægges inden for arbejdstiden. Helligdage og kommunens lukkedage er trukket fra af sig selv.',
					'Visits are placed within the working hours. Holidays and the municipality’s closed days are taken out already.',
				)}
			/>
			<Errors errors={errors} />
			{hits.length > 0 ? <Hits hits={hits} /> : null}
			<h2>{say('Ugens arbejdstid', 'The working week')}</h2>
			<Pattern {...props} />
			<NewShift {...props} />
			{props.shifts.length > 0 ? <EndShift {...props} /> : null}
			<h2>{say('Fravær', 'Absence')}</h2>
			<Absences {...props} />
			<NewAbsence {...props} />
		</>
	)
}

const time = ({ from }: Span): string => `${writeShortDay(dayOf(from))} ${clockOf(from)}`

const Hits: FC<{ hits: readonly Hit[] }> = ({ hits }) => {
	const { say } = useAround()
	return (
		<Alert
			kind="warning"
			title={say(
				`Fraværet rammer ${hits.length} besøg`,
				`The absence hits ${hits.length} visit${hits.length === 1 ? '' : 's'}`,
			)}
		>
			<p>
				{say('Tiderne står stadig. Giv hver borger en ny tid.', 'The times still stand. Give each citizen a new one.')}
			</p>
			<ul>
				{hits.map(({ booking, name }) => (
					<li>
						{time(booking.span)}–{clockOf(booking.span.to)}: <To to={`/borger/${booking.person}`}>{name}</To>
					</li>
				))}
			</ul>
		</Alert>
	)
}

const lineText = (shift: KnownShift, language: 'da' | 'en'): string =>
	`${writeWeekday(shift.weekday, language)} ${shift.from}–${shift.to}, ${weeksText(shift.weeks)[language].toLowerCase()}`

const Pattern: FC<WorkingTime> = ({ shifts }) => {
	const { say, language } = useAround()
	return shifts.length === 0 ? (
		<Empty title={say('Ingen arbejdstid endnu', 'No working hours yet')}>
			{say(
				'Uden arbejdstid får medarbejderen ingen besøg. Tilføj den første linje herunder.',
				'Without working hours no visits are given. Add the first line below.',
			)}
		</Empty>
	) : (
		<section class="table--responsive-scroll" tabindex={0} aria-label={say('Ugens arbejdstid', 'The working week')}>
			<table class="table hj-table">
				<thead>
					<tr>
						<th scope="col">{say('Ugedag', 'Weekday')}</th>
						<th scope="col">{say('Tid', 'Time')}</th>
						<th scope="col">{say('Uger', 'Weeks')}</th>
						<th scope="col">{say('Gælder', 'Counts')}</th>
					</tr>
				</thead>
				<tbody>
					{shifts.map((shift) => (
						<tr>
							<td>{writeWeekday(shift.weekday, language)}</td>
							<td>
								{shift.from}–{shift.to}
							</td>
							<td>{weeksText(shift.weeks)[language]}</td>
							<td>
								{writeShortDay(shift.validFrom)}–{shift.validTo === null ? '' : writeShortDay(shift.validTo)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

const shiftFields = ['weekday-0', 'from', 'to', 'valid_from_day', 'valid_to_day']

const NewShift: FC<WorkingTime> = ({ staff, shifts, today, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Details
			title={say('Tilføj arbejdstid', 'Add working hours')}
			open={shifts.length === 0 || shiftFields.some((field) => field in errors)}
		>
			<Form to={`/medarbejdere/${staff}/arbejdstid`}>
				<Checks
					name="weekday"
					label={say('Ugedage', 'Weekdays')}
					error={errors['weekday-0']}
					values={typed?.all('weekday')}
					choices={[1, 2, 3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: writeWeekday(n, language) }))}
				/>
				<Field
					name="from"
					width={5}
					label={say('Fra klokken', 'From')}
					value={typed?.text('from')}
					error={errors.from}
				/>
				<Field name="to" width={5} label={say('Til klokken', 'Until')} value={typed?.text('to')} error={errors.to} />
				<Radios
					name="weeks"
					label={say('Uger', 'Weeks')}
					value={typed?.text('weeks') || 'every'}
					choices={(['every', 'even', 'odd'] as const).map((value) => ({ value, label: weeksText(value)[language] }))}
				/>
				<DayFields
					name="valid_from"
					label={say('Første dag', 'First day')}
					value={typed?.day('valid_from') ?? today}
					error={errors.valid_from_day}
				/>
				<DayFields
					name="valid_to"
					label={say('Sidste dag (kan udelades)', 'Last day (optional)')}
					value={typed?.day('valid_to')}
					error={errors.valid_to_day}
				/>
				<Button>{say('Tilføj arbejdstid', 'Add working hours')}</Button>
			</Form>
		</Details>
	)
}

const EndShift: FC<WorkingTime> = ({ staff, shifts, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Details title={say('Afslut en linje', 'End a line')} open={'line' in errors || 'ends_day' in errors}>
			<Form to={`/medarbejdere/${staff}/arbejdstid/slut`}>
				<Select
					name="line"
					label={say('Linje', 'Line')}
					error={errors.line}
					value={typed?.text('line')}
					empty={say('Vælg', 'Choose')}
					choices={shifts.map((shift) => ({ value: shift.id, label: lineText(shift, language) }))}
				/>
				<DayFields
					name="ends"
					label={say('Sidste dag', 'Last day')}
					value={typed?.day('ends')}
					error={errors.ends_day}
				/>
				<Button look="secondary">{say('Afslut linjen', 'End the line')}</Button>
			</Form>
		</Details>
	)
}

const Absences: FC<WorkingTime> = ({ staff, absences }) => {
	const { say, language } = useAround()
	return absences.length === 0 ? (
		<Empty title={say('Intet fravær fra i dag', 'No absence from today')} />
	) : (
		<ul class="nobullet-list">
			{absences.map(({ id, kind, span }) => (
				<li>
					<Form to={`/medarbejdere/${staff}/fravaer/slet`}>
						<input type="hidden" name="absence" value={id} />
						{absenceText(kind)[language]}: {awayText(span)}{' '}
						<Button look="tertiary">
							{say('Fjern', 'Remove')}
							<span class="sr-only"> {`${absenceText(kind)[language]} ${awayText(span)}`}</span>
						</Button>
					</Form>
				</li>
			))}
		</ul>
	)
}

const NewAbsence: FC<WorkingTime> = ({ staff, typed, errors }) => {
	const { say, language } = useAround()
	return (
		<Form to={`/medarbejdere/${staff}/fravaer`}>
			<h3>{say('Meld fravær', 'Report absence')}</h3>
			<Radios
				name="kind"
				label={say('Hvad skyldes det?', 'What kind?')}
				hint={say('Der skrives ikke andet end dette.', 'Nothing more than this is written down.')}
				error={errors.kind}
				value={typed?.text('kind')}
				choices={absenceKinds.map((value) => ({ value, label: absenceText(value)[language] }))}
			/>
			<DayFields
				name="first"
				label={say('Første dag', 'First day')}
				value={typed?.day('first')}
				error={errors.first_day}
			/>
			<DayFields
				name="last"
				label={say('Sidste dag (tom: kun én dag)', 'Last day (empty: one day only)')}
				value={typed?.day('last')}
				error={errors.last_day}
			/>
			<Field
				name="away_from"
				width={5}
				required={false}
				label={say('Fra klokken', 'From')}
				hint={say('Tom: hele dagen.', 'Empty: the whole day.')}
				value={typed?.text('away_from')}
				error={errors.away_from}
			/>
			<Field
				name="away_to"
				width={5}
				required={false}
				label={say('Til klokken', 'Until')}
				value={typed?.text('away_to')}
				error={errors.away_to}
			/>
			<Button class="mt-5">{say('Meld fravær', 'Report absence')}</Button>
		</Form>
	)
}
