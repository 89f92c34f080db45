import type { FC } from 'hono/jsx'
import { yearOf } from '#kernel/day.ts'
import { inDanishOrder } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { People } from './event-people.tsx'
import type { EventSheet } from './event-sheet.ts'
import { writeSpan } from './events-page.tsx'

/** Lies at the door: names to tick off, a number to call, no address. Whose address is protected is on it by given name only. */
export const ParticipantsPage: FC<{ sheet: Pick<EventSheet, 'event' | 'seated' | 'citizens'> }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { event, seated, citizens } = sheet
	const rows = seated
		.flatMap((seat) => {
			const citizen = citizens.get(seat.person)
			if (citizen === undefined) return []
			const name = citizen.protected ? citizen.givenNames : fullName(citizen)
			return [
				{
					seat,
					name,
					born: citizen.protected ? '' : yearOf(citizen.bornOn),
					phone: citizen.protected ? '' : (citizen.phone ?? ''),
				},
			]
		})
		.toSorted((a, b) => inDanishOrder(a.name, b.name))
	const title = say('Deltagerliste', 'List of participants')
	return (
		<>
			<p class="d-print-none">
				<To to={`/arrangementer/${event.id}`}>{say('Tilbage til arrangementet', 'Back to the event')}</To>
			</p>
			<Heading title={title} lead={`${event.title} · ${writeSpan(event.span, language)} · ${event.place}`} />
			{rows.length === 0 ? (
				<Empty title={say('Ingen har en plads endnu', 'Nobody has a seat yet')}>
					{say('Giv en borger plads på arrangementets side.', 'Give a citizen a seat on the page of the event.')}
				</Empty>
			) : (
				<>
					<p class="hj-script-only d-print-none">
						<button type="button" class="function-link hj-print">
							{say('Udskriv', 'Print')}
						</button>
					</p>
					<People
						title={title}
						columns={[
							say('Navn', 'Name'),
							say('Født', 'Born'),
							say('Ledsager', 'Companion'),
							say('Telefon', 'Phone'),
							say('Kom', 'Came'),
						]}
						rows={rows.map(({ seat, name, born, phone }) => [
							name,
							born,
							seat.companion ? say('Ja, én', 'Yes, one') : '',
							phone,
							'☐',
						])}
					/>
				</>
			)}
		</>
	)
}
