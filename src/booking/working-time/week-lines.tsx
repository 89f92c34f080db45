import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay, writeWeekday } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Checks, DayFields, Details, Field, Form, Radios, Select } from '#platform/web/parts.tsx'
import { fixedKinds, fixedText, type KnownFixedHours } from './fixed-hours.ts'
import type { KnownShift } from './pattern.ts'
import type { WorkingTime } from './working-time.ts'
import { weeksText } from './working-time-words.ts'

type Line = KnownShift | KnownFixedHours

const kindText = (line: Line, language: Language): string =>
	'kind' in line ? fixedText(line.kind)[language] : language === 'da' ? 'Arbejdstid' : 'Working hours'

const clocksOf = ({ from, to }: Line, language: Language): string =>
	`${writeClock(from, language)}–${writeClock(to, language)}`

const lineText = (line: Line, language: Language): string =>
	`${writeWeekday(line.weekday, language)} ${clocksOf(line, language)}, ${kindText(line, language).toLowerCase()}, ${weeksText(line.weeks)[language].toLowerCase()}`

const linesOf = ({ shifts, fixed }: WorkingTime): readonly Line[] =>
	[...shifts, ...fixed].sort((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))

/** Every line there is, also those that have ended or not begun. */
export const AllLines: FC<WorkingTime> = (props) => {
	const { say, language } = useAround()
	return (
		<Details
			title={say(
				'Alle arbejdstider og faste tider, også kommende og stoppede',
				'All working and fixed hours, also those to come and stopped',
			)}
		>
			<table class="table hj-table">
				<thead>
					<tr>
						<th scope="col">{say('Dag', 'Day')}</th>
						<th scope="col">{say('Tid', 'Time')}</th>
						<th scope="col">{say('Til', 'For')}</th>
						<th scope="col">{say('Uger', 'Weeks')}</th>
						<th scope="col">{say('Gælder', 'Counts')}</th>
					</tr>
				</thead>
				<tbody>
					{linesOf(props).map((line) => (
						<tr>
							<td data-title={say('Dag', 'Day')}>{writeWeekday(line.weekday, language)}</td>
							<td data-title={say('Tid', 'Time')}>{clocksOf(line, language)}</td>
							<td data-title={say('Til', 'For')}>{kindText(line, language)}</td>
							<td data-title={say('Uger', 'Weeks')}>{weeksText(line.weeks)[language]}</td>
							<td data-title={say('Gælder', 'Counts')}>
								{line.validTo === null
									? `${say('fra', 'from')} ${writeShortDay(line.validFrom)}`
									: `${writeShortDay(line.validFrom)}–${writeShortDay(line.validTo)}`}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</Details>
	)
}

const fields = ['weekday-0', 'from', 'to', 'valid_from_day', 'valid_to_day']

/** Weekdays, hours, weeks and days; the names of fields begin with `prefix`. */
const LineFields: FC<WorkingTime & { prefix: string }> = ({ prefix, today, typed, errors }) => {
	const { say, language } = useAround()
	const name = (field: string): string => `${prefix}${field}`
	return (
		<>
			<Checks
				name={name('weekday')}
				label={say('Ugedage', 'Weekdays')}
				error={errors[name('weekday-0')]}
				values={typed?.all(name('weekday'))}
				choices={[1, 2, 3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: writeWeekday(n, language) }))}
			/>
			<Field
				name={name('from')}
				width={5}
				label={say('Fra klokken', 'From')}
				value={typed?.text(name('from'))}
				error={errors[name('from')]}
			/>
			<Field
				name={name('to')}
				width={5}
				label={say('Til klokken', 'Until')}
				value={typed?.text(name('to'))}
				error={errors[name('to')]}
			/>
			<Radios
				name={name('weeks')}
				label={say('Uger', 'Weeks')}
				value={typed?.text(name('weeks')) || 'every'}
				choices={(['every', 'even', 'odd'] as const).map((value) => ({ value, label: weeksText(value)[language] }))}
			/>
			<DayFields
				name={name('valid_from')}
				label={say('Første dag', 'First day')}
				value={typed?.day(name('valid_from')) ?? today}
				error={errors[name('valid_from_day')]}
			/>
			<DayFields
				name={name('valid_to')}
				label={say('Sidste dag (kan udelades)', 'Last day (optional)')}
				value={typed?.day(name('valid_to'))}
				error={errors[name('valid_to_day')]}
			/>
		</>
	)
}

export const NewShift: FC<WorkingTime> = (props) => {
	const { say } = useAround()
	const { staff, shifts, errors } = props
	return (
		<Details
			title={say('Tilføj arbejdstid', 'Add working hours')}
			open={shifts.length === 0 || fields.some((field) => field in errors)}
		>
			<Form to={`/medarbejdere/${staff}/arbejdstid`}>
				<LineFields {...props} prefix="" />
				<Button>{say('Tilføj arbejdstid', 'Add working hours')}</Button>
			</Form>
		</Details>
	)
}

export const NewFixed: FC<WorkingTime> = (props) => {
	const { say, language } = useAround()
	const { staff, typed, errors } = props
	return (
		<Details
			title={say('Tilføj fast tid (telefontid, møde, pause …)', 'Add fixed hours (phone hours, meeting, break …)')}
			open={Object.keys(errors).some((field) => field.startsWith('fixed_'))}
		>
			<Form to={`/medarbejdere/${staff}/faste-tider`}>
				<Radios
					name="fixed_kind"
					label={say('Hvad er tiden til?', 'What are the hours for?')}
					hint={say('Der bliver ikke lagt besøg i den.', 'No visits are put into them.')}
					error={errors.fixed_kind}
					value={typed?.text('fixed_kind')}
					choices={fixedKinds.map((value) => ({ value, label: fixedText(value)[language] }))}
				/>
				<LineFields {...props} prefix="fixed_" />
				<Button>{say('Tilføj fast tid', 'Add fixed hours')}</Button>
			</Form>
		</Details>
	)
}

export const EndLine: FC<WorkingTime> = (props) => {
	const { staff, typed, errors, today } = props
	const { say, language } = useAround()
	const standing = linesOf(props).filter(({ validTo }) => validTo === null || validTo >= today)
	return (
		<Details
			title={say('Stop en arbejdstid eller fast tid', 'Stop working hours or fixed hours')}
			open={'line' in errors || 'ends_day' in errors}
		>
			<Form to={`/medarbejdere/${staff}/arbejdstid/slut`}>
				<Select
					name="line"
					label={say('Hvilken?', 'Which?')}
					error={errors.line}
					value={typed?.text('line')}
					empty={say('Vælg', 'Choose')}
					choices={standing.map((line) => ({ value: line.id, label: lineText(line, language) }))}
				/>
				<DayFields
					name="ends"
					label={say('Sidste dag', 'Last day')}
					value={typed?.day('ends')}
					error={errors.ends_day}
				/>
				<Button look="secondary">{say('Stop tiden', 'Stop the hours')}</Button>
			</Form>
		</Details>
	)
}
