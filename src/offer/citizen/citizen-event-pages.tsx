import type { FactSource } from '#eligibility/index.ts'
import type { Answer as Reply, Route } from '#platform/web/index.ts'
import { type Mends, readByWhom } from '../answer/answer-form.ts'
import { seatOf } from '../event/event.ts'
import { seatsAt } from '../event/seat-store.ts'
import { takeSeatAsCitizen } from './citizen-answer-actions.ts'
import { asked, followed, type Known, openTo, page, withOffer, withVisitAhead } from './citizen-asked-actions.tsx'
import { SeatPage } from './citizen-event-page.tsx'

const askSeat = async ({ ask, view }: Known, mends: Mends = {}): Promise<Reply> => {
	const { standing } = view
	if (standing.kind !== 'invited' && standing.kind !== 'seated') return { redirect: '/svar/tilbud' }
	const { event } = standing
	const isFull =
		standing.kind === 'invited' && seatOf(event, await seatsAt(ask.db, event.id), { companion: false }) === 'waiting'
	const companion = standing.kind === 'seated' && standing.seat.companion
	return page(
		ask.say('Ja tak, jeg vil gerne med', 'Yes please, I would like to come'),
		<SeatPage asked={asked(ask, mends)} event={event} isFull={isFull} companion={companion} />,
		mends,
	)
}

const sendSeat = async (known: Known): Promise<Reply> => {
	const { ask, holder } = known
	const { whom, mends } = readByWhom(ask.form, ask.language)
	if (Object.keys(mends).length > 0) return askSeat(known, mends)
	const sent = await takeSeatAsCitizen(ask.db, ask.at, ask.municipality, holder, {
		...whom,
		companion: ask.form.has('companion'),
		key: asked(ask).key,
	})
	if (!sent.ok && sent.why === 'no_room_for_companion')
		return askSeat(known, {
			companion: ask.say('Der er ikke plads til en mere.', 'There is no room for one more.'),
		})
	return followed(known, sent)
}

/** A seat at the meeting that the letter invites to. */
export const citizenEventPages = (sources: readonly FactSource[]): Route[] => [
	openTo(
		'get',
		'/svar/plads',
		withOffer(sources, (known) => askSeat(known)),
	),
	openTo('post', '/svar/plads', withVisitAhead(sources, sendSeat)),
]
