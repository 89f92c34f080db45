import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Badge, Button, DayFields, Errors, Field, Form, Heading, Radios, Summary, To } from '#platform/web/parts.tsx'
import {
	type Competence,
	type CompetenceDemand,
	type Course,
	lapsesOn,
	minutesWithinYear,
	problemsOf,
	registerSays,
	writeHours,
} from './competence.ts'
import type { CheckTyped, CourseTyped } from './competence-form.ts'
import { competenceProblemText, registerSaysText } from './competence-words.ts'

export type CompetenceProps = {
	readonly competence: Competence
	readonly today: Day
	readonly demand: CompetenceDemand
	readonly nameOf: (staff: StaffId) => string
	/** Where its forms go: the person's page under staff, or one's own. */
	readonly here: string
	readonly isOwn: boolean
	/** May the reader write down looks into the register? */
	readonly mayCheck: boolean
	readonly mayWriteCourses: boolean
	/** Which courses the reader may take out: those they wrote, an administrator all. */
	readonly mayRemove: (course: Course) => boolean
	readonly course: CourseTyped
	readonly check: CheckTyped
	/** Whatever is written is written once, however often the form comes. */
	readonly token: string
	readonly errors: Readonly<Record<string, string>>
}

/** What somebody is, what the register said of it, and what they have learned since. */
export const CompetencePage: FC<CompetenceProps> = (props) => {
	const { say } = useAround()
	const { competence, isOwn } = props
	return (
		<>
			<Heading title={isOwn ? say('Min kompetence', 'My competence') : competence.staff.name} />
			<Errors errors={props.errors} />
			<Problems {...props} />
			<Facts {...props} />
			<h2>{say('Kurser og efteruddannelse', 'Courses and continuing education')}</h2>
			<Courses {...props} />
			{props.mayWriteCourses ? <NewCourse {...props} /> : null}
			{props.mayCheck ? <NewCheck {...props} /> : null}
			{isOwn ? null : (
				<p>
					<To to="/medarbejdere/kompetence">{say('Alles kompetence', 'Everyone’s competence')}</To>
				</p>
			)}
		</>
	)
}

const Problems: FC<CompetenceProps> = ({ competence, today, demand }) => {
	const { say, language } = useAround()
	const problems = problemsOf(competence, today, demand)
	return (
		<p class="hj-row">
			{problems.length === 0 ? (
				<Badge kind="success" text={say('Alt er i orden', 'All is in order')} />
			) : (
				problems.map((problem) => <Badge kind="warning" text={competenceProblemText(problem)[language]} />)
			)}
		</p>
	)
}

const Facts: FC<CompetenceProps> = ({ competence, today, demand, nameOf }) => {
	const { say, language } = useAround()
	const { staff, check } = competence
	const hours = writeHours(minutesWithinYear(competence, today), language)
	const lapses = lapsesOn(competence, demand)
	return (
		<Summary
			rows={[
				[say('Faggruppe', 'Profession'), staff.profession ?? say('Ikke noteret', 'Not noted')],
				[say('Autorisations-ID', 'Authorisation ID'), staff.authorisationId ?? say('Ikke noteret', 'Not noted')],
				[
					say('Slået op', 'Looked up'),
					check === null || lapses === null
						? say('Ikke endnu', 'Not yet')
						: `${writeDay(check.checkedOn, language)} ${say('af', 'by')} ${nameOf(check.by)}. ${registerSaysText(check.found)[language]}. ${say('Slås op igen', 'To be looked up again')} ${writeDay(lapses, language)}.`,
				],
				[
					say('Efteruddannelse de seneste 12 måneder', 'Continuing education in the last 12 months'),
					demand.yearlyHours === undefined
						? say(`${hours} timer`, `${hours} hours`)
						: say(`${hours} af ${demand.yearlyHours} timer`, `${hours} of ${demand.yearlyHours} hours`),
				],
			]}
		/>
	)
}

const Courses: FC<CompetenceProps> = ({ competence, here, nameOf, mayWriteCourses, mayRemove }) => {
	const { say, language } = useAround()
	if (competence.courses.length === 0) return <p>{say('Der er ingen kurser endnu.', 'There are no courses yet.')}</p>
	const labels = {
		day: say('Dag', 'Day'),
		name: say('Kursus', 'Course'),
		hours: say('Timer', 'Hours'),
		by: say('Skrevet af', 'Written by'),
		away: say('Fjern', 'Remove'),
	}
	return (
		<table class="table hj-table">
			<caption class="sr-only">{say('Kurser', 'Courses')}</caption>
			<thead>
				<tr>
					<th scope="col">{labels.day}</th>
					<th scope="col">{labels.name}</th>
					<th scope="col" class="align-text-right">
						{labels.hours}
					</th>
					<th scope="col">{labels.by}</th>
					{mayWriteCourses ? <th scope="col">{labels.away}</th> : null}
				</tr>
			</thead>
			<tbody>
				{competence.courses.map((course) => (
					<tr>
						<td data-title={labels.day}>{writeShortDay(course.heldOn)}</td>
						<td data-title={labels.name}>{course.name}</td>
						<td data-title={labels.hours} class="align-text-right">
							{writeHours(course.minutes, language)}
						</td>
						<td data-title={labels.by}>{nameOf(course.by)}</td>
						{mayWriteCourses ? (
							<td data-title={labels.away}>
								{mayRemove(course) ? (
									<Form to={`${here}/kursus/fjern`}>
										<input type="hidden" name="course" value={course.id} />
										<Button look="tertiary" class="button-small">
											{labels.away}
											<span class="sr-only"> {course.name}</span>
										</Button>
									</Form>
								) : null}
							</td>
						) : null}
					</tr>
				))}
			</tbody>
		</table>
	)
}

const NewCourse: FC<CompetenceProps> = ({ here, course, token, errors }) => {
	const { say } = useAround()
	return (
		<section class="hj-panel mt-5">
			<h3>{say('Skriv et kursus op', 'Write down a course')}</h3>
			<Form to={`${here}/kursus`}>
				<input type="hidden" name="id" value={token} />
				<Field name="name" label={say('Kursus', 'Course')} value={course.name} error={errors.name} />
				<DayFields
					name="held"
					label={say('Hvilken dag? (den sidste, hvis der var flere)', 'Which day? (the last, if several)')}
					value={course.heldOn}
					error={errors.held_day}
				/>
				<Field
					name="hours"
					label={say('Timer i alt', 'Hours in all')}
					hint={say('For eksempel 6 eller 7,5.', 'For example 6 or 7.5.')}
					width={4}
					value={course.hours}
					error={errors.hours}
				/>
				<Button>{say('Skriv op', 'Write down')}</Button>
			</Form>
		</section>
	)
}

const NewCheck: FC<CompetenceProps> = ({ competence, here, check, token, errors }) => {
	const { say, language } = useAround()
	const { staff } = competence
	return (
		<>
			<h2>{say('Autorisation', 'Authorisation')}</h2>
			{staff.authorisationId === null ? (
				<p>
					{say('Skriv først autorisations-ID på ', 'First write the authorisation ID on ')}
					<To to={`/medarbejdere/${staff.id}`}>{say('medarbejderens side', 'the person’s page')}</To>.
				</p>
			) : (
				<section class="hj-panel">
					<h3>
						{say('Skriv et opslag i autorisationsregisteret op', 'Write down a look into the register')}:{' '}
						{staff.authorisationId}
					</h3>
					<Form to={`${here}/autorisation`}>
						<input type="hidden" name="id" value={token} />
						<DayFields
							name="checked"
							label={say('Hvilken dag slog du op?', 'Which day did you look?')}
							value={check.checkedOn}
							error={errors.checked_day}
						/>
						<Radios
							name="found"
							label={say('Hvad sagde registeret?', 'What did the register say?')}
							error={errors['found-0']}
							value={check.found ?? undefined}
							choices={registerSays.map((one) => ({ value: one, label: registerSaysText(one)[language] }))}
						/>
						<Button look="secondary">{say('Skriv op', 'Write down')}</Button>
					</Form>
				</section>
			)}
		</>
	)
}
