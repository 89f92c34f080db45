import type { PersonId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listStandards } from '#standard/actions.ts'
import { RouteSheet } from '../route/route-sheet.tsx'
import { wordsOfStandard } from '../standard-words.ts'
import { askedDay } from './day-asked-actions.ts'
import { DayPage } from './day-page.tsx'
import type { Call } from './day-sheet.ts'

/** Whom the day shows: those visited, and who lives with them. */
const seenIn = (calls: readonly Call[]): PersonId[] => [
	...new Set(calls.flatMap((call) => [call.person, ...call.before.household.map(({ id }) => id)])),
]

const showDay = async (ask: Ask): Promise<Answer> => {
	const asked = await askedDay(ask)
	if (!('calls' in asked)) return asked
	const me = ask.atWork()
	const words = wordsOfStandard(await listStandards(ask.db), asked.day)
	return {
		title: ask.say('Dagens rute', 'Route of the day'),
		sees: seenIn(asked.calls),
		page: (
			<DayPage
				{...asked}
				say={ask.say}
				language={ask.language}
				today={ask.today}
				at={ask.at}
				mayBegin={me.roles.includes('consultant')}
				criterion={words.criterion}
				topic={words.topic}
				action={ask.link('/dagens-rute')}
				municipality={ask.municipality}
				promised={words.promised[ask.language]}
			/>
		),
	}
}

/** The same day on paper. */
const showSheet = async (ask: Ask): Promise<Answer> => {
	const asked = await askedDay(ask)
	if (!('calls' in asked)) return asked
	return {
		title: ask.say(`Dagsark ${asked.day}`, `Day sheet ${asked.day}`),
		sees: [...new Set(asked.calls.map((call) => call.person))],
		page: <RouteSheet {...asked} say={ask.say} language={ask.language} />,
	}
}

export const dayRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/dagens-rute/ark',
		for: ['consultant', 'coordinator'],
		shows: 'dagsark til udskrift',
		handle: showSheet,
	},
	{
		method: 'get',
		path: '/dagens-rute',
		for: ['consultant', 'coordinator'],
		shows: 'dagens rute',
		nav: { label: { da: 'Dagens rute', en: 'Route of the day' }, order: 60 },
		handle: showDay,
	},
]
