import type { PersonId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { deadlineState } from '../deadline.ts'
import { DeadlineBadge } from '../deadline-badge.tsx'
import type { ScreeningWaiting } from './discharge-actions.ts'
import type { Whereabout } from './hospital-actions.ts'
import { whereaboutsText } from './hospital-words.ts'

type Shown = {
	readonly waiting: readonly ScreeningWaiting[]
	readonly away: readonly Whereabout[]
	readonly citizens: ReadonlyMap<PersonId, Citizen>
}

type Row = ScreeningWaiting & { readonly citizen: Citizen }

/** Discharges that wait for a decision, the most urgent first; above them who is in hospital now. */
export const dischargesPage = (ask: Ask, { waiting, away, citizens }: Shown): Answer => {
	const { say } = ask
	const rows = waiting.flatMap((one): Row[] => {
		const citizen = citizens.get(one.person)
		return citizen === undefined ? [] : [{ ...one, citizen }]
	})
	const inHospital = away.flatMap(({ person, stay }) => {
		const citizen = citizens.get(person)
		return citizen === undefined ? [] : [{ person, citizen, where: whereaboutsText(stay.whereabouts) }]
	})
	const late = rows.filter(({ dueOn }) => deadlineState(dueOn, ask.today) === 'late').length
	const title = say('Udskrivning', 'Discharge')
	const above = (
		<>
			<Heading
				title={title}
				lead={
					late === 0
						? say(
								'Borgere i målgruppen, der er kommet hjem fra sygehus. En fagperson afgør, om der skal tilbydes et besøg.',
								'Citizens of the target group who came home from hospital. A professional decides whether a visit is offered.',
							)
						: say(
								late === 1
									? '1 udskrivning har ventet for længe på en afgørelse.'
									: `${late} udskrivninger har ventet for længe på en afgørelse.`,
								late === 1
									? '1 discharge has waited too long for a decision.'
									: `${late} discharges have waited too long for a decision.`,
							)
				}
			/>
			{inHospital.length === 0 ? null : (
				<>
					<h2>{say('På sygehus nu', 'In hospital now')}</h2>
					<ul>
						{inHospital.map(({ person, citizen, where }) => (
							<li>
								<To to={`/udskrivning/ophold/${person}`}>{fullName(citizen)}</To>: {where?.[ask.language]}
							</li>
						))}
					</ul>
					<h2>{say('Venter på en afgørelse', 'Waiting for a decision')}</h2>
				</>
			)}
		</>
	)
	const answer = listPage(ask, title, above, {
		rows,
		caption: say('Udskrivninger, der venter på en afgørelse', 'Discharges that wait for a decision'),
		exportName: 'udskrivning',
		sees: (row) => [row.person],
		empty: (
			<Empty title={say('Ingen udskrivninger venter', 'No discharges wait')}>
				{say(
					'En udskrivning kommer på listen, når sygehuset sender advis om en borger med et åbent forløb, eller når en kollega skriver den på borgerens kort under “Skriv en hændelse”.',
					'A discharge comes onto the list when the hospital notifies us of a citizen with an open course, or when a colleague records it on the citizen’s card.',
				)}
			</Empty>
		),
		columns: [
			{
				key: 'name',
				label: say('Navn', 'Name'),
				value: (row) => fullName(row.citizen),
				cell: (row) => <To to={`/udskrivning/${row.screening}`}>{fullName(row.citizen)}</To>,
			},
			{ key: 'age', label: say('Alder', 'Age'), align: 'right', value: (row) => ageOf(row.citizen, ask.today) },
			{
				key: 'home',
				label: say('Udskrevet', 'Discharged'),
				value: (row) => row.dischargedOn,
				cell: (row) => writeShortDay(row.dischargedOn),
			},
			{
				key: 'due',
				label: say('Afgøres senest', 'To be decided by'),
				value: (row) => row.dueOn,
				cell: (row) => <DeadlineBadge dueOn={row.dueOn} today={ask.today} />,
			},
		],
	})
	return 'page' in answer && !('refused' in answer)
		? { ...answer, sees: [...new Set([...(answer.sees ?? []), ...inHospital.map(({ person }) => person)])] }
		: answer
}
