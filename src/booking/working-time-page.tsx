import type { FC } from 'hono/jsx'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
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
} from '#platform/web/parts.tsx'
import { Absences, Hits, NewAbsence } from './absence-page.tsx'
import type { KnownShift } from './pattern.ts'
import type { WorkingTime } from './working-time.ts'
import { weeksText } from './working-time-words.ts'

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
			{hits.length > 0 ? <Hits hits={hits} to={props.findsTimes ? `/sygemelding/${props.staff}` : null} /> : null}
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
							<td data-title={say('Ugedag', 'Weekday')}>{writeWeekday(shift.weekday, language)}</td>
							<td data-title={say('Tid', 'Time')}>
								{shift.from}–{shift.to}
							</td>
							<td data-title={say('Uger', 'Weeks')}>{weeksText(shift.weeks)[language]}</td>
							<td data-title={say('Gælder', 'Counts')}>
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
