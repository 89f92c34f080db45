import { addDays, type Day, daysBetween, later } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { criterionText, type Standard } from '#standard/index.ts'
import { deadlineState } from './deadline.ts'
import { DeadlineBadge } from './deadline-badge.tsx'
import type { Wait } from './waiting.ts'

/** A citizen who waits for a professional's yes or no, with the ground whose answer is due first at the head. */
type Row = {
	readonly citizen: Citizen
	readonly criteria: readonly string[]
	readonly since: Day
	readonly dueOn: Day
}

type Waiting = Wait & { readonly person: PersonId; readonly criterion: string }

const rowsOf = (waiting: readonly Waiting[], citizens: ReadonlyMap<PersonId, Citizen>): Row[] =>
	[...Map.groupBy(waiting, ({ person }) => person)].flatMap(([person, grounds]) => {
		const citizen = citizens.get(person)
		const [first] = grounds
		if (citizen === undefined || first === undefined) return []
		return [{ citizen, criteria: grounds.map(({ criterion }) => criterion), since: first.since, dueOn: first.dueOn }]
	})

/** Who is to be assessed, on which ground, since when and until when; `waiting` in the order in which answers are due. */
export const worklistPage = (
	ask: Ask,
	waiting: readonly Waiting[],
	citizens: ReadonlyMap<PersonId, Citizen>,
	standard: Standard | null,
): Answer => {
	const { say, today, language } = ask
	const rows = rowsOf(waiting, citizens)
	const late = rows.filter(({ dueOn }) => deadlineState(dueOn, today) === 'late').length
	const name = (code: string): string => (standard === null ? code : criterionText(standard, code)[language])
	const title = say('Faglig vurdering', 'Professional assessment')
	const above = (
		<>
			<Heading
				title={title}
				lead={say(
					'Her beslutter en fagperson, om borgeren skal have et tilbud. Ingen får ja eller nej af en maskine.',
					'Here a professional decides whether the citizen is offered a visit. Nobody gets a yes or a no from a machine.',
				)}
			/>
			{late === 0 ? null : (
				<p>
					<strong>
						{late === 1
							? say('Én borger har ventet længere end fristen.', 'One citizen has waited past the deadline.')
							: say(
									`${late} borgere har ventet længere end fristen.`,
									`${late} citizens have waited past the deadline.`,
								)}
					</strong>
				</p>
			)}
		</>
	)
	return listPage(ask, title, above, {
		rows,
		caption: say('Borgere, der venter på en faglig vurdering', 'Citizens who wait for a professional assessment'),
		exportName: 'vurdering',
		sees: ({ citizen }) => [citizen.id],
		filters: [
			{
				key: 'frist',
				label: say('Frist', 'Deadline'),
				choices: [
					{ value: 'over', label: say('Over fristen', 'Past the deadline') },
					{ value: 'uge', label: say('De næste 7 dage', 'The next 7 days') },
				],
				keeps: ({ dueOn }, value) =>
					value === 'over' ? dueOn < today : value !== 'uge' || (today <= dueOn && dueOn <= addDays(today, 7)),
			},
		],
		empty: (
			<Empty title={say('Ingen venter på en vurdering', 'Nobody waits for an assessment')}>
				{say(
					'Borgere kommer på listen, når der er en grund, som kræver et fagligt ja. Skriv en hændelse på borgerens kort, hvis du ved noget nyt.',
					'Citizens come onto the list when there is a ground that needs a professional yes. Record an event on the citizen’s card if you have learnt something.',
				)}
			</Empty>
		),
		columns: [
			{
				key: 'name',
				label: say('Navn', 'Name'),
				value: ({ citizen }) => fullName(citizen),
				cell: ({ citizen }) => <To to={`/vurdering/${citizen.id}`}>{fullName(citizen)}</To>,
			},
			{ key: 'age', label: say('Alder', 'Age'), align: 'right', value: ({ citizen }) => ageOf(citizen, today) },
			{ key: 'ground', label: say('Grund', 'Ground'), value: ({ criteria }) => criteria.map(name).join(', ') },
			{
				key: 'since',
				label: say('Venter siden', 'Waiting since'),
				value: ({ since }) => since,
				cell: ({ since }) => {
					const days = daysBetween(since, later(since, today))
					return `${writeShortDay(since)} (${days} ${days === 1 ? say('dag', 'day') : say('dage', 'days')})`
				},
			},
			{
				key: 'due',
				label: say('Svar senest', 'Answer by'),
				value: ({ dueOn }) => dueOn,
				cell: ({ dueOn }) => <DeadlineBadge dueOn={dueOn} today={today} />,
			},
		],
	})
}
