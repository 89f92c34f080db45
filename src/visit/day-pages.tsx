import { type BookingId, type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { fullName, shownAddress } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { dayOf } from './day-actions.ts'
import { askedDay } from './day-asked-actions.ts'
import { DayPage } from './day-page.tsx'
import type { Call } from './day-sheet.ts'
import { RouteSheet } from './route-sheet.tsx'
import { wordsOfStandard } from './standard-words.ts'

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

/** A protected address, for whoever drives there today; opening it is written into the read log by a word of its own. */
const showAddress = async (ask: Ask): Promise<Answer> => {
	const id = readId<'booking'>(ask.params.booking) as BookingId | null
	const calls = await dayOf(ask.db, ask.atWork().id, ask.today)
	const call = calls.find(({ booking }) => booking === id) ?? null
	const citizen = call?.form === 'phone_visit' ? null : (call?.citizen ?? null)
	const title = ask.say('Adressen til dagens besøg', 'The address of today’s visit')
	const back = <To to="/dagens-rute">{ask.say('Tilbage til dagens rute', 'Back to the route of the day')}</To>
	if (citizen === null)
		return {
			title,
			page: (
				<>
					<h1 class="mb-4">{title}</h1>
					<Empty title={ask.say('Du kører ikke dertil i dag', 'You do not drive there today')}>
						<p>
							{ask.say(
								'En beskyttet adresse vises kun for den, der skal køre dertil, og kun på dagen.',
								'A protected address is shown only to whoever must drive there, and only on the day.',
							)}
						</p>
						{back}
					</Empty>
				</>
			),
		}
	return {
		title,
		sees: [citizen.id],
		page: (
			<>
				<Heading
					title={title}
					lead={ask.say(
						'Giv den ikke videre til nogen. Det er skrevet ned, at du har set den.',
						'Do not pass it on to anyone. It is written down that you have seen it.',
					)}
				/>
				<p class="hj-big">{fullName(citizen)}</p>
				<p class="hj-big">
					{shownAddress({ ...citizen, protected: false })[ask.language] || ask.say('Ingen adresse', 'No address')}
				</p>
				<p class="d-print-none">{back}</p>
			</>
		),
	}
}

export const dayRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/dagens-rute/adresse/:booking',
		for: ['consultant'],
		shows: 'adressen på et besøg',
		handle: showAddress,
	},
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
