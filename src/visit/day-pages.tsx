import { activeConsultants, staffNames } from '#access/actions.ts'
import { readDay } from '#kernel/day.ts'
import { type BookingId, readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { fullName, shownAddress } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { dayOf } from './day-actions.ts'
import { DayPage } from './day-page.tsx'
import { wordsOfStandard } from './standard-words.ts'

const showDay = async (ask: Ask): Promise<Answer> => {
	const me = ask.atWork()
	const written = ask.query.get('dag')
	const day = written === null ? ask.today : readDay(written)
	if (day === null)
		return {
			refused: ask.say(
				'Dagen skal skrives som år-måned-dag, for eksempel 2026-03-09.',
				'Write the day as year-month-day, such as 2026-03-09.',
			),
			status: 400,
		}
	const coordinates = me.roles.includes('coordinator')
	const asked = readId<'staff'>(ask.query.get('konsulent') ?? undefined) as StaffId | null
	const consultants = coordinates ? await activeConsultants(ask.db, day) : []
	const whose = asked ?? (me.roles.includes('consultant') ? me.id : (consultants[0]?.id ?? me.id))
	if (whose !== me.id && !coordinates)
		return {
			refused: ask.say(
				'Du kan kun se din egen rute. En koordinator kan se alles.',
				'You can only see your own route. A coordinator can see everyone’s.',
			),
			status: 403,
		}
	const name = whose === me.id ? me.name : (await staffNames(ask.db)).get(whose)
	if (name === undefined) return { missing: ask.say('Medarbejderen findes ikke.', 'There is no such member of staff.') }
	const calls = await dayOf(ask.db, whose, day)
	const words = wordsOfStandard(await listStandards(ask.db), day)
	return {
		title: ask.say('Dagens rute', 'Route of the day'),
		sees: [...new Set(calls.map((call) => call.person))],
		page: (
			<DayPage
				say={ask.say}
				language={ask.language}
				day={day}
				today={ask.today}
				at={ask.at}
				calls={calls}
				consultant={{ id: whose, name }}
				own={whose === me.id}
				mayBegin={me.roles.includes('consultant')}
				others={consultants.map((one) => ({ id: one.id, name: one.name }))}
				criterion={words.criterion}
				topic={words.topic}
				action={ask.link('/dagens-rute')}
			/>
		),
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
		path: '/dagens-rute',
		for: ['consultant', 'coordinator'],
		shows: 'dagens rute',
		nav: { label: { da: 'Dagens rute', en: 'Route of the day' }, order: 60 },
		handle: showDay,
	},
]
