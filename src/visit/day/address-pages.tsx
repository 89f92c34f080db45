import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { Empty, To } from '#platform/web/parts.tsx'
import { addressPage } from './address-page.ts'
import { AddressPage } from './address-view.tsx'
import { dayOf } from './day-actions.ts'

/** A protected address, for whoever drives there today; opening it is written into the read log by a word of its own. */
const showAddress = async (ask: Ask): Promise<Answer> => {
	const me = ask.atWork().id
	const calls = await dayOf(ask.db, me, ask.today)
	const call = calls.find((one) => addressPage(one, me) === ask.path) ?? null
	const title = ask.say('Adressen til dagens besøg', 'The address of today’s visit')
	const back = ask.say('Tilbage til dagens rute', 'Back to the route of the day')
	if (call === null || call.citizen === null)
		return { title, page: <NotYours say={ask.say} title={title} back={back} /> }
	return {
		title,
		sees: [call.citizen.id],
		page: (
			<AddressPage
				say={ask.say}
				language={ask.language}
				title={title}
				citizen={call.citizen}
				{...(call.booking === null && call.visit !== null
					? { back: ask.say('Tilbage til besøget', 'Back to the visit'), backTo: `/besoeg/${call.visit.id}` }
					: { back, backTo: '/dagens-rute' })}
			/>
		),
	}
}

const NotYours = ({ say, title, back }: Pick<Ask, 'say'> & { title: string; back: string }) => (
	<>
		<h1 class="mb-4">{title}</h1>
		<Empty title={say('Du kører ikke dertil i dag', 'You do not drive there today')}>
			<p>
				{say(
					'En beskyttet adresse vises kun for den, der skal køre dertil, og kun på dagen. Et besøg uden aftalt tid skal være begyndt af dig.',
					'A protected address is shown only to whoever must drive there, and only on the day. A visit without a booked time must be begun by you.',
				)}
			</p>
			<To to="/dagens-rute">{back}</To>
		</Empty>
	</>
)

export const addressRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/dagens-rute/adresse/:booking',
		for: ['consultant'],
		shows: 'adressen på et besøg',
		handle: showAddress,
	},
	{
		method: 'get',
		path: '/dagens-rute/adresse/besoeg/:visit',
		for: ['consultant'],
		shows: 'adressen på et besøg uden aftalt tid',
		handle: showAddress,
	},
]
