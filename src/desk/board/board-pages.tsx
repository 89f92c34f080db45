import { activeConsultants, staffNames } from '#access/actions.ts'
import { findBooking, latestMove } from '#booking/actions.ts'
import { weekOf } from '#booking/index.ts'
import { mondayOf, readDay } from '#kernel/day.ts'
import { type BookingId, readId, type StaffId } from '#kernel/ids.ts'
import { addMinutes, isBefore } from '#kernel/instant.ts'
import { timeOf } from '#offer/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { boardOf } from './board-actions.ts'
import { BoardPage, type JustMoved } from './board-page.tsx'

/** The week by day and hour. */
export const boardRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/uge',
		for: ['coordinator', 'consultant'],
		shows: 'ugeoversigt',
		nav: { label: { da: 'Ugeoversigt', en: 'Week board' }, order: 61 },
		handle: (ask) => showBoard(ask),
	},
]

const showBoard = async (ask: Ask): Promise<Answer> => {
	const monday = mondayOf(readDay(ask.query.get('dag') ?? '') ?? ask.today)
	const only = readId<StaffId>(ask.query.get('konsulent') ?? undefined)
	const board = await boardOf(ask, monday, only)
	const names = await staffNames(ask.db)
	const active = (await activeConsultants(ask.db, ask.today)).map(({ id, name }) => ({ id, name }))
	const consultants = [...new Map([...active, ...board.consultants].map((one) => [one.id, one])).values()]
	const mayMove = ask.atWork().roles.includes('coordinator')
	const justMoved = mayMove ? await justMovedBy(ask, ask.query.get('flyttet')) : null
	return {
		title: ask.say('Ugeoversigt', 'Week board'),
		sees: board.cells.flatMap(({ cards, calledOff }) =>
			[...cards, ...calledOff].flatMap(({ citizens }) => citizens.map(({ id }) => id)),
		),
		page: (
			<BoardPage
				{...{ board, monday, only, mayMove, justMoved, week: weekOf(monday), action: ask.link('/uge') }}
				consultants={consultants.map(({ id, name }) => ({ id, name: names.get(id) ?? name }))}
			/>
		),
	}
}

/** A move is taken back from the board for so long. */
const minutesToUndo = 60

const justMovedBy = async ({ db, at, atWork }: Ask, asked: string | null): Promise<JustMoved | null> => {
	const id = readId<BookingId>(asked ?? undefined)
	const booking = id === null ? null : await findBooking(db, id)
	const move = booking === null ? null : await latestMove(db, booking.id)
	if (booking === null || move === null || booking.releasedAt !== null || move.movedBy !== atWork().id) return null
	if (isBefore(addMinutes(move.movedAt, minutesToUndo), at)) return null
	return { booking: booking.id, now: timeOf(booking), former: { staff: move.staff, from: move.span.from } }
}
