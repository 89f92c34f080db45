import { writeShortDay } from '#kernel/write-day.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { listPage } from '#platform/web/list.tsx'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { isActive } from '../staff/staff.ts'
import { type Competence, lapsesOn, minutesWithinYear, problemsOf, writeHours } from './competence.ts'
import { competenceProblemText, registerSaysText } from './competence-words.ts'

/** The consultants at work, with what is to be put right first. */
export const competenceListPage = (ask: Ask, everyone: readonly Competence[]): Answer => {
	const { say, language, today, municipality } = ask
	const demand = municipality.competence
	const problems = (one: Competence) => problemsOf(one, today, demand)
	const words = (one: Competence) => problems(one).map((problem) => competenceProblemText(problem)[language])
	const atWork = everyone.filter(({ staff }) => isActive(staff, today))
	const { yearlyHours } = demand
	return listPage<Competence>(
		ask,
		say('Kompetence', 'Competence'),
		<Heading
			title={say('Kompetence', 'Competence')}
			lead={
				yearlyHours === undefined
					? say(
							`Autorisationen slås op igen efter ${demand.checkMonths} måneder.`,
							`The authorisation is looked up again after ${demand.checkMonths} months.`,
						)
					: say(
							`Autorisationen slås op igen efter ${demand.checkMonths} måneder. Kommunen beder om ${yearlyHours} timers efteruddannelse om året; timerne er de seneste 12 måneders.`,
							`The authorisation is looked up again after ${demand.checkMonths} months. The municipality asks for ${yearlyHours} hours of continuing education a year; hours are those of the last 12 months.`,
						)
			}
		/>,
		{
			rows: atWork.toSorted((a, b) => problems(b).length - problems(a).length),
			caption: say('Konsulenternes kompetence', 'The consultants’ competence'),
			exportName: 'kompetence',
			empty: <Empty title={say('Der er ingen konsulenter.', 'There are no consultants.')} />,
			filters: [
				{
					key: 'tilstand',
					label: say('Tilstand', 'State'),
					choices: [
						{ value: 'ret', label: say('Noget skal ordnes', 'Something to put right') },
						{ value: 'ok', label: say('Alt er i orden', 'All is in order') },
					],
					keeps: (one, value) => problems(one).length > 0 === (value === 'ret'),
				},
			],
			columns: [
				{
					key: 'navn',
					label: say('Navn', 'Name'),
					value: ({ staff }) => staff.name,
					cell: ({ staff }) => <To to={`/medarbejdere/${staff.id}/kompetence`}>{staff.name}</To>,
				},
				{ key: 'fag', label: say('Faggruppe', 'Profession'), value: ({ staff }) => staff.profession },
				{
					key: 'autorisation',
					label: say('Autorisations-ID', 'Authorisation ID'),
					value: ({ staff }) => staff.authorisationId,
				},
				{
					key: 'opslag',
					label: say('Slået op', 'Looked up'),
					value: ({ check }) => check?.checkedOn ?? null,
					cell: ({ check }) =>
						check === null ? '–' : `${writeShortDay(check.checkedOn)}. ${registerSaysText(check.found)[language]}`,
				},
				{
					key: 'igen',
					label: say('Slås op igen', 'To be looked up again'),
					value: (one) => lapsesOn(one, demand),
					cell: (one) => {
						const lapses = lapsesOn(one, demand)
						return lapses === null ? '–' : writeShortDay(lapses)
					},
				},
				{
					key: 'timer',
					label: say('Kursustimer', 'Course hours'),
					value: (one) => minutesWithinYear(one, today) / 60,
					cell: (one) => writeHours(minutesWithinYear(one, today), language),
					align: 'right',
				},
				{
					key: 'ordnes',
					label: say('Skal ordnes', 'To put right'),
					value: (one) => words(one).join(', '),
					cell: (one) => words(one).map((word) => <Badge kind="warning" text={word} />),
				},
			],
		},
	)
}
