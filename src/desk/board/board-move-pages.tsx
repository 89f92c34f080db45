import { staffNames } from '#access/actions.ts'
import { findBooking } from '#booking/actions.ts'
import type { Booking } from '#booking/index.ts'
import { type BookingId, readId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { isSameTime, readTime, timeOf } from '#offer/index.ts'
import { type Answer, type Ask, formOfQuery, type Route } from '#platform/web/index.ts'
import type { Moved } from '../move/move-visit.ts'
import { moveVisit } from '../move/move-visit-actions.ts'
import { obstacleTo } from './board-cost-actions.ts'
import { readChosen, readMoveTo, timeChosen } from './board-form.ts'
import { MoveSays, whyNot } from './board-move-page.tsx'
import { movePage, staysPage, weighed } from './board-visit-actions.tsx'
import {
	asksFirst,
	wordsForCallOwed,
	wordsForDone,
	wordsForNoChange,
	wordsForUndone,
	writePlace,
} from './board-words.ts'

const shows = 'ugeoversigt'

/** A visit of the board is given another time: asked where to, told what it takes, moved. */
export const boardMoveRoutes: readonly Route[] = [
	{ method: 'get', path: '/uge/flyt/:booking', for: ['coordinator'], shows, handle: (ask) => askWhereTo(ask) },
	{
		method: 'get',
		path: '/uge/flyt/:booking/hvad',
		for: ['coordinator'],
		shows: '',
		handle: (ask) => tellWhatItTakes(ask),
	},
	{ method: 'post', path: '/uge/flyt', for: ['coordinator'], shows, handle: (ask) => move(ask) },
]

const bookingIn = (ask: Ask, written: string | undefined): Promise<Booking | null> => {
	const id = readId<BookingId>(written)
	return id === null ? Promise.resolve(null) : findBooking(ask.db, id)
}

const gone = (ask: Ask): Answer => ({
	missing: ask.say(
		'Besøget findes ikke længere. Gå til ugeoversigten.',
		'The visit is no longer there. Go to the week board.',
	),
})

const askWhereTo = async (ask: Ask): Promise<Answer> => {
	const booking = await bookingIn(ask, ask.params.booking)
	if (booking === null || booking.releasedAt !== null) return gone(ask)
	const stays = await staysPage(ask, booking)
	if (stays !== null) return stays
	const chosen = readChosen(formOfQuery(ask.query))
	const to = timeChosen(chosen)
	const isAsked = ask.query.has('kl')
	const errors = {
		...(chosen.staff === null ? { hos: ask.say('Vælg en konsulent.', 'Choose a consultant.') } : {}),
		...(chosen.on === null ? { dag_day: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') } : {}),
		...(chosen.clock === null
			? { kl: ask.say('Skriv et klokkeslæt, for eksempel 9.30.', 'Write a time, for example 9:30.') }
			: {}),
	}
	const page = await movePage(ask, booking, to === null ? null : await weighed(ask, booking, to), isAsked ? errors : {})
	return isAsked && to === null ? { ...page, status: 422 } : page
}

/** For whoever is dragging: what it would take, in one line. */
const tellWhatItTakes = async (ask: Ask): Promise<Answer> => {
	const to = timeChosen(readChosen(formOfQuery(ask.query)))
	const booking = await bookingIn(ask, ask.params.booking)
	if (booking === null) return gone(ask)
	if (to === null) return { redirect: `/uge/flyt/${booking.id}` }
	return {
		title: ask.say('Flyt besøget', 'Move the visit'),
		page: <MoveSays weighed={await weighed(ask, booking, to)} allNames={await staffNames(ask.db)} />,
	}
}

const move = async (ask: Ask): Promise<Answer> => {
	const { form, db, at, municipality } = ask
	const found = await bookingIn(ask, form.text('booking'))
	const [to, expected] = [readMoveTo(form), readTime(form.text('expected'))]
	if (found === null || to === null || expected === null) return gone(ask)
	const names = await staffNames(db)
	if (!form.has('sure') && isSameTime(timeOf(found), expected)) {
		const there = await weighed(ask, found, to)
		const { takes, isThere } = there
		if (isThere || !takes.ok || asksFirst(takes.value)) {
			const page = await movePage(ask, found, there)
			if (isThere) return { ...page, refused: wordsForNoChange[ask.language], status: 422 }
			return takes.ok ? page : { ...page, refused: whyNot(there, takes, names)[ask.language], status: 422 }
		}
	}
	const because = 'rearranged'
	const moved = await moveVisit(db, at, municipality, { booking: found.id, to, expected, because, by: ask.atWork().id })
	if (!moved.ok) {
		const now = (await findBooking(db, found.id)) ?? found
		const obstacle = await obstacleTo(ask, now, to, moved.why)
		const refused = whyNot({ to, obstacle }, moved, names)[ask.language]
		const page = await movePage(ask, now, await weighed(ask, now, to))
		return { ...page, refused, status: moved.why === 'moved_since' ? 409 : 422 }
	}
	const isUndone = form.has('undo')
	return {
		redirect: `/uge?dag=${dayOf(to.from)}${isUndone ? '' : `&flyttet=${found.id}`}`,
		done: wordsForMoved(ask, writePlace(to, names, ask.language), moved.value, isUndone),
	}
}

/** Where the visit is now, and what follows of it. */
const wordsForMoved = (ask: Ask, there: string, { told, isCallOwed }: Moved, isUndone: boolean): string => {
	const follows = isUndone ? wordsForUndone : wordsForDone
	const done = isUndone
		? ask.say(
				`Flytningen er fortrudt. Besøget er igen ${there}.`,
				`The move is undone. The visit is again on ${there}.`,
			)
		: ask.say(`Besøget er flyttet til ${there}.`, `The visit is moved to ${there}.`)
	const toldAnew = [...new Set(told)].map((how) => follows(how)?.[ask.language] ?? '')
	return [done, ...toldAnew, isCallOwed ? wordsForCallOwed[ask.language] : ''].filter(Boolean).join(' ')
}
