import type { FC } from 'hono/jsx'
import { writeClock } from '#kernel/write-clock.ts'
import { useAround } from '#platform/web/index.ts'
import { Empty, Errors, Heading } from '#platform/web/parts.tsx'
import { Absences, Hits, NewAbsence } from '../absence/absence-page.tsx'
import { DrivingSummary } from '../travel/driving-page.tsx'
import { AllLines, EndLine, NewFixed, NewShift } from './week-lines.tsx'
import { WeekTables } from './week-table.tsx'
import { oddWeeksInARow, weeksInView } from './week-view.ts'
import type { WorkingTime } from './working-time.ts'

export const WorkingTimePage: FC<WorkingTime> = (props) => {
	const { say, language } = useAround()
	const { name, errors, hits, open, shifts, fixed } = props
	const [first, last] = [writeClock(open.from, language), writeClock(open.to, language)]
	return (
		<>
			<Heading
				title={say(`Arbejdstid: ${name}`, `Working hours: ${name}`)}
				lead={say(
					`Besøg lægges i arbejdstiden mellem kl. ${first} og ${last}, uden om faste tider. Helligdage og kommunens lukkedage er trukket fra af sig selv.`,
					`Visits are placed within the working hours between ${first} and ${last}, beside fixed hours. Holidays and the municipality’s closed days are taken out already.`,
				)}
			/>
			<Errors errors={errors} />
			{hits.length > 0 ? <Hits hits={hits} to={props.findsTimes ? `/sygemelding/${props.staff}` : null} /> : null}
			<h2>{say('Ugens arbejdstid', 'The working week')}</h2>
			{shifts.length + fixed.length === 0 ? (
				<Empty title={say('Ingen arbejdstid endnu', 'No working hours yet')}>
					{say(
						'Uden arbejdstid får medarbejderen ingen besøg. Tilføj den første arbejdstid herunder.',
						'Without working hours no visits are given. Add the first below.',
					)}
				</Empty>
			) : (
				<WeekTables weeks={weeksInView(props, open, props.today)} />
			)}
			<OddWeeks {...props} />
			<NewShift {...props} />
			{shifts.length > 0 ? <NewFixed {...props} /> : null}
			{shifts.length + fixed.length > 0 ? (
				<>
					<EndLine {...props} />
					<AllLines {...props} />
				</>
			) : null}
			<h2>{say('Kørsel og områder', 'Driving and districts')}</h2>
			<DrivingSummary {...props} />
			<h2>{say('Fravær', 'Absence')}</h2>
			<Absences {...props} />
			<NewAbsence {...props} />
		</>
	)
}

/** Whoever works every other week is told where two weeks of one kind follow each other. */
const OddWeeks: FC<WorkingTime> = ({ shifts, fixed, today }) => {
	const { say } = useAround()
	const year = oddWeeksInARow(today)
	const alternates = [...shifts, ...fixed].some(
		({ weeks, validTo }) => weeks !== 'every' && (validTo ?? today) >= today,
	)
	return year === null || !alternates ? null : (
		<p class="hj-quiet">
			{say(
				`${year} har 53 uger: uge 53 og uge 1 er begge ulige, så der er to ulige uger i træk ved nytår.`,
				`${year} has 53 weeks: weeks 53 and 1 are both odd, so two odd weeks follow each other at New Year.`,
			)}
		</p>
	)
}
