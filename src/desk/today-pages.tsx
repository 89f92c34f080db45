import type { Role } from '#access/index.ts'
import { DeadlineBadge } from '#inquiry/index.ts'
import type { PersonId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { waitingForEvent } from '#offer/actions.ts'
import { callTimeAt } from '#offer/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { duplicatesFound, findCitizens } from '#population/actions.ts'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { dayOf } from '#visit/actions.ts'
import { formText } from '#visit/index.ts'
import { type Looking, noticesFor, seeNotice } from './notice-actions.ts'
import { type OwnVisit, TodayPage } from './today-page.tsx'
import { isWorklistKey, lateIn, type Task, type WorklistKey, worklistKeys, worklistWords } from './worklist.ts'
import { groundFor, type Wanted, worklists } from './worklist-actions.ts'

/** What a consultant who is not also coordinator is shown; the first three are their own only. */
const consultantsKeys: readonly WorklistKey[] = [
	'besoeg-i-dag',
	'ikke-underskrevet',
	'opfoelgning',
	'overleveringer',
	'henvendelser',
	'udskrivning',
	'vurdering',
	'modstridende',
	'ring-op',
	'ring-om-flyttet',
]

const isOne = (ask: Ask, role: Role): boolean => ask.atWork().roles.includes(role)
const keysFor = (ask: Ask): readonly WorklistKey[] =>
	isOne(ask, 'consultant') && !isOne(ask, 'coordinator') ? consultantsKeys : worklistKeys
const wantedBy = (ask: Ask): Wanted => ({
	today: ask.today,
	now: callTimeAt(ask.at),
	municipality: ask.municipality,
	of: isOne(ask, 'consultant') && !isOne(ask, 'coordinator') ? ask.atWork().id : null,
})

const lookingOf = (ask: Ask): Looking => ({ id: ask.atWork().id, isCoordinator: isOne(ask, 'coordinator') })

export const todayRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/i-dag',
		for: ['coordinator', 'consultant', 'manager', 'administrator'],
		shows: 'i dag',
		nav: { label: { da: 'I dag', en: 'Today' }, order: 10 },
		handle: (ask) => showToday(ask),
	},
	{
		method: 'post',
		path: '/i-dag/set',
		for: ['coordinator', 'consultant'],
		shows: '',
		handle: (ask) => see(ask),
	},
	{
		method: 'get',
		path: '/i-dag/:liste',
		for: ['coordinator', 'consultant'],
		shows: 'arbejdsliste',
		handle: (ask) => showList(ask),
	},
]

const showToday = async (ask: Ask): Promise<Answer> => {
	const { db, today } = ask
	const seesCitizens = isOne(ask, 'coordinator') || isOne(ask, 'consultant')
	if (!seesCitizens && !isOne(ask, 'manager')) return { redirect: '/medarbejdere' }
	const ground = groundFor(db, today, callTimeAt(ask.at))
	const lists = await worklists(db, wantedBy(ask), keysFor(ask), ground)
	const notices = seesCitizens ? await noticesFor(db, ask.at, lookingOf(ask)) : []
	const named = await findCitizens(
		db,
		notices.map(({ person }) => person),
	)
	const day = isOne(ask, 'consultant') ? await ownDay(ask) : null
	const duplicates = isOne(ask, 'coordinator') ? await duplicatesFound(db) : 0
	const forEvent = isOne(ask, 'coordinator') ? (await waitingForEvent(db, ask.at, today)).length : 0
	return {
		title: ask.say('I dag', 'Today'),
		sees: [...named.keys(), ...(day?.sees ?? [])],
		page: (
			<TodayPage
				today={{
					today,
					name: ask.atWork().name,
					notices: notices.map((notice) => {
						const citizen = named.get(notice.person)
						return { ...notice, name: citizen ? fullName(citizen) : '' }
					}),
					counts: lists.map((list) => ({
						key: list.key,
						count: list.tasks.length,
						late: lateIn(list, today),
						sees: seesCitizens,
					})),
					own: day?.visits ?? null,
				}}
				below={
					<>
						{seesCitizens ? (
							<p>
								<To to="/sygemelding">
									{isOne(ask, 'coordinator')
										? ask.say('Meld en medarbejder syg eller fraværende', 'Report somebody ill or away')
										: ask.say('Meld dig syg eller fraværende', 'Report yourself ill or away')}
								</To>
							</p>
						) : null}
						{duplicates === 0 ? null : (
							<p>
								<To to="/dubletter">
									{duplicates === 1
										? ask.say('1 par borgere er måske samme person', '1 pair of citizens may be one person')
										: ask.say(
												`${duplicates} par borgere er måske samme person`,
												`${duplicates} pairs of citizens may be one person`,
											)}
								</To>
							</p>
						)}
						{forEvent === 0 ? null : (
							<p>
								<To to="/arrangementer">
									{ask.say(
										`${forEvent} skal inviteres til et arrangement, og intet planlagt har plads`,
										`${forEvent} are to be invited to an event, and none that is planned has room`,
									)}
								</To>
							</p>
						)}
					</>
				}
			/>
		),
	}
}

const see = async (ask: Ask): Promise<Answer> => {
	const asked = { kind: ask.form.text('kind'), about: ask.form.text('about') }
	const done = await seeNotice(ask.db, ask.at, lookingOf(ask), asked)
	return done
		? { redirect: '/i-dag', done: ask.say('Beskeden er set.', 'The notice is seen.') }
		: {
				refused: ask.say('Beskeden er der ikke mere. Gå til I dag.', 'The notice is no longer there. Go to Today.'),
				status: 409,
			}
}

const ownDay = async (ask: Ask): Promise<{ visits: OwnVisit[]; sees: PersonId[] }> => {
	const calls = (await dayOf(ask.db, ask.atWork().id, ask.today)).filter(({ held }) => !held)
	return {
		sees: calls.map(({ person }) => person),
		visits: calls.map(({ span, citizen, person, form, state, visit, booking }) => ({
			span,
			name: citizen ? fullName(citizen) : '',
			place: citizen === null ? '' : shownAddress(citizen)[ask.language],
			form: formText(form),
			to: visit ? `/besoeg/${visit.id}` : `/borger/${person}`,
			start: state === 'planned' ? booking : null,
			state,
		})),
	}
}

const showList = async (ask: Ask): Promise<Answer> => {
	const key = ask.params.liste
	if (!isWorklistKey(key) || !keysFor(ask).includes(key))
		return { missing: ask.say('Den liste findes ikke. Gå til I dag.', 'There is no such list. Go to Today.') }
	const { say, language } = ask
	const [list] = await worklists(ask.db, wantedBy(ask), [key])
	const tasks = list?.tasks ?? []
	const citizens = await findCitizens(ask.db, [...new Set(tasks.flatMap(({ person }) => person ?? []))])
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
	return listPage(
		ask,
		title,
		<>
			<p class="d-print-none">
				<To to="/i-dag">{say('I dag', 'Today')}</To>
			</p>
			<Heading title={title} lead={words.lead[language]} />
		</>,
		{
			rows: tasks,
			exportName: key,
			caption: title,
			sees: ({ person }) => (person === null ? [] : [person]),
			empty: <Empty title={words.empty[language]} />,
			columns: [
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
				{ key: 'hvad', label: say('Hvad', 'What'), value: ({ what }) => what[language] },
				{
					key: 'dag',
					label: words.day[language],
					value: ({ on }) => on,
					cell: ({ on }) => (on === null ? null : <span class="hj-nowrap">{writeShortDay(on)}</span>),
				},
				...(tasks.some(({ dueOn }) => dueOn) ? [dueColumn] : []),
				{
					key: 'gaa',
					label: say('Gør det', 'Do it'),
					value: () => null,
					cell: ({ to, person }) => (
						<To to={to}>
							{say('Åbn', 'Open')}
							<span class="sr-only">: {nameOf({ person })}</span>
						</To>
					),
				},
			],
		},
	)
}
