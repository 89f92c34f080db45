import type { PersonId } from '#kernel/ids.ts'
import { waitingForEvent } from '#offer/actions.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'
import { duplicatesFound, findCitizens } from '#population/actions.ts'
import { fullName, shownAddress } from '#population/index.ts'
import { dayOf } from '#visit/actions.ts'
import { formText } from '#visit/index.ts'
import { isOne, opensCards } from '../asked.ts'
import { type Looking, noticesFor, seeNotice } from '../notice-actions.ts'
import { type OwnVisit, TodayPage } from './today-page.tsx'
import { lateIn } from './worklist.ts'
import { worklists } from './worklist-actions.ts'
import { keysFor, wantedBy } from './worklist-asked.ts'

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
]

const showToday = async (ask: Ask): Promise<Answer> => {
	const { db, today } = ask
	const seesCitizens = opensCards(ask)
	if (!seesCitizens && !isOne(ask, 'manager')) return { redirect: '/medarbejdere' }
	const lists = await worklists(db, wantedBy(ask), keysFor(ask))
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
					})),
					mayMakeBatch: isOne(ask, 'coordinator'),
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
