import { staffNames } from '#access/actions.ts'
import { type BookingId, readId } from '#kernel/ids.ts'
import { readTime } from '#offer/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { moveCalls, tickMoveCall } from './move-call-actions.ts'
import { MoveCallPage } from './move-call-page.tsx'

const path = '/flyttede-besoeg'
const whoCalls = ['coordinator', 'consultant']
const shows = 'opkald om flyttede besøg'

export const moveCallRoutes: readonly Route[] = [
	{ method: 'get', path, for: whoCalls, shows, handle: (ask) => show(ask) },
	{ method: 'post', path, for: whoCalls, shows, handle: (ask) => tick(ask) },
]

const show = async (ask: Ask): Promise<Extract<Answer, { readonly page: unknown; readonly title: string }>> => {
	const calls = await moveCalls(ask.db, ask.at)
	return {
		title: ask.say('Ring om et flyttet besøg', 'Call about a moved visit'),
		sees: calls.flatMap(({ whom }) => whom.map(({ citizen }) => citizen.id)),
		page: <MoveCallPage calls={calls} names={await staffNames(ask.db)} />,
	}
}

const tick = async (ask: Ask): Promise<Answer> => {
	const bookings = ask.form.all('booking').flatMap((written) => readId<BookingId>(written) ?? [])
	const told = readTime(ask.form.text('told'))
	const done = told === null ? null : await tickMoveCall(ask.db, ask.at, { bookings, told, by: ask.atWork().id })
	if (done?.ok) return { redirect: path, done: ask.say('Borgeren ved det nu.', 'The citizen knows now.') }
	return {
		...(await show(ask)),
		refused:
			done?.why === 'moved_since'
				? ask.say(
						'Besøget er flyttet igen i mellemtiden. Ring med den tid, der står nu.',
						'The visit has been moved again meanwhile. Call with the time as it is now.',
					)
				: ask.say('Besøget findes ikke længere. Se listen her.', 'The visit is no longer there. See the list here.'),
		status: 409,
	}
}
