import { DeadlineBadge } from '#inquiry/index.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Answer, Ask, Column, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { ageOf, fullName } from '#population/index.ts'
import { opensCards } from '../asked.ts'
import { isWorklistKey, type Task, worklistWords } from './worklist.ts'
import { worklists } from './worklist-actions.ts'
import { keysFor, wantedBy } from './worklist-asked.ts'

/** A list of what waits, with whom it is about for those who may see citizens. */
export const worklistRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/i-dag/:liste',
		for: ['coordinator', 'consultant', 'manager'],
		shows: 'arbejdsliste',
		handle: (ask) => showList(ask),
	},
]

const showList = async (ask: Ask): Promise<Answer> => {
	const key = ask.params.liste
	if (!isWorklistKey(key) || !keysFor(ask).includes(key))
		return { missing: ask.say('Den liste findes ikke. Gå til I dag.', 'There is no such list. Go to Today.') }
	const { say, language } = ask
	const [list] = await worklists(ask.db, wantedBy(ask), [key])
	const tasks = list?.tasks ?? []
	const isNamed = opensCards(ask)
	const citizens = await findCitizens(ask.db, isNamed ? [...new Set(tasks.flatMap(({ person }) => person ?? []))] : [])
	const words = worklistWords(key)
	const title = words.label[language]
	const citizenOf = ({ person }: Pick<Task, 'person'>) => (person === null ? undefined : citizens.get(person))
	const nameOf = (task: Pick<Task, 'person'>): string => {
		const citizen = citizenOf(task)
		return citizen ? fullName(citizen) : say('Borger endnu ikke fundet', 'Citizen not found yet')
	}
	const dueColumn = {
		key: 'frist',
		label: say('Frist', 'Last day'),
		value: ({ dueOn }: Task) => dueOn ?? null,
		cell: ({ dueOn }: Task) => (dueOn ? <DeadlineBadge dueOn={dueOn} today={ask.today} /> : null),
	}
	const whoColumns: readonly Column<Task>[] = [
		{
			key: 'navn',
			label: say('Borger', 'Citizen'),
			value: nameOf,
			cell: (task) => (
				<>
					{task.person === null ? nameOf(task) : <To to={`/borger/${task.person}`}>{nameOf(task)}</To>}
					{citizenOf(task)?.protected ? (
						<>
							{' '}
							<Badge kind="warning" text={say('Beskyttet', 'Protected')} />
						</>
					) : null}
				</>
			),
		},
		{
			key: 'alder',
			label: say('Alder', 'Age'),
			value: (task) => {
				const citizen = citizenOf(task)
				return citizen ? ageOf(citizen, ask.today) : null
			},
			align: 'right',
		},
	]
	const whatColumn: Column<Task> = { key: 'hvad', label: say('Hvad', 'What'), value: ({ what }) => what[language] }
	const doColumn: Column<Task> = {
		key: 'gaa',
		label: say('Gør det', 'Do it'),
		value: () => null,
		cell: ({ to, person }) => (
			<To to={to}>
				{say('Åbn', 'Open')}
				<span class="sr-only">: {nameOf({ person })}</span>
			</To>
		),
	}
	return listPage(
		ask,
		title,
		<>
			<p class="d-print-none">
				<To to="/i-dag">{say('I dag', 'Today')}</To>
			</p>
			<Heading title={title} lead={words.lead[language]} />
			{isNamed ? null : (
				<p>
					{say(
						'Ledere ser ikke, hvem det handler om. Det gør en koordinator.',
						'Managers do not see whom it is about. A coordinator does.',
					)}
				</p>
			)}
		</>,
		{
			rows: tasks,
			exportName: key,
			caption: title,
			sees: ({ person }) => (person === null || !isNamed ? [] : [person]),
			empty: <Empty title={words.empty[language]} />,
			columns: [
				...(isNamed ? whoColumns : []),
				...(isNamed || !words.holdsWords ? [whatColumn] : []),
				{
					key: 'dag',
					label: words.day[language],
					value: ({ on }) => on,
					cell: ({ on }) => (on === null ? null : <span class="hj-nowrap">{writeShortDay(on)}</span>),
				},
				...(tasks.some(({ dueOn }) => dueOn) ? [dueColumn] : []),
				...(isNamed ? [doColumn] : []),
			],
		},
	)
}
