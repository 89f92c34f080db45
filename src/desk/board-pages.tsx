import { activeConsultants, staffNames } from '#access/actions.ts'
import { besideOf, findBooking, latestMove, otherTimesFor } from '#booking/actions.ts'
import { type Booking, bestNamed, weekOf } from '#booking/index.ts'
import { mondayOf, readDay } from '#kernel/day.ts'
import { type BookingId, readId, type StaffId } from '#kernel/ids.ts'
import { addMinutes, clockOf, dayOf, isBefore, minutesBetween } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { isSameTime, type ProposedTime, readTime, timeOf } from '#offer/index.ts'
import { type Answer, type Ask, type Form, formOf, type Route } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { fullName, shownAddress } from '#population/index.ts'
import { boardOf } from './board-actions.ts'
import { obstacleTo, weighMove } from './board-cost-actions.ts'
import { readChosen, readMoveTo, timeChosen } from './board-form.ts'
import { MovePage, MoveSays, type Weighed, whyNot } from './board-move-page.tsx'
import { BoardPage, type JustMoved } from './board-page.tsx'
import { StaysPutPage } from './board-stays-page.tsx'
import {
	asksFirst,
	wordsForCallOwed,
	wordsForDone,
	wordsForNoChange,
	wordsForUndone,
	writePlace,
} from './board-words.ts'
import { moveVisit, staysPut } from './move-visit-actions.ts'
import { firstDayFor } from './sick-actions.ts'

const shows = 'ugeoversigt'

export const boardRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/uge',
		for: ['coordinator', 'consultant'],
		shows,
		nav: { label: { da: 'Ugeoversigt', en: 'Week board' }, order: 61 },
		handle: (ask) => showBoard(ask),
	},
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

const idIn = (written: string | null | undefined): BookingId | null => readId<BookingId>(written ?? undefined)

const showBoard = async (ask: Ask): Promise<Answer> => {
	const monday = mondayOf(readDay(ask.query.get('dag') ?? '') ?? ask.today)
	const only = readId<StaffId>(ask.query.get('konsulent') ?? undefined)
	const board = await boardOf(ask, monday, only)
	const names = await staffNames(ask.db)
	const active = (await activeConsultants(ask.db, ask.today)).map(({ id, name }) => ({ id, name }))
	const consultants = [...new Map([...active, ...board.consultants].map((one) => [one.id, one])).values()]
	const mayMove = ask.atWork().roles.includes('coordinator')
	const justMoved = mayMove ? await justMovedBy(ask, idIn(ask.query.get('flyttet'))) : null
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

const justMovedBy = async ({ db, at, atWork }: Ask, id: BookingId | null): Promise<JustMoved | null> => {
	const booking = id === null ? null : await findBooking(db, id)
	const move = booking === null ? null : await latestMove(db, booking.id)
	if (booking === null || move === null || booking.releasedAt !== null || move.movedBy !== atWork().id) return null
	if (isBefore(addMinutes(move.movedAt, minutesToUndo), at)) return null
	return { booking: booking.id, now: timeOf(booking), former: { staff: move.staff, from: move.span.from } }
}

const gone = (ask: Ask): Answer => ({
	missing: ask.say(
		'Besøget findes ikke længere. Gå til ugeoversigten.',
		'The visit is no longer there. Go to the week board.',
	),
})

const queryForm = (ask: Ask): Form => formOf(new Map([...ask.query].map(([name, value]) => [name, [value]])))

const askWhereTo = async (ask: Ask): Promise<Answer> => {
	const id = idIn(ask.params.booking)
	const booking = id === null ? null : await findBooking(ask.db, id)
	if (booking === null || booking.releasedAt !== null) return gone(ask)
	const stays = await staysPage(ask, booking)
	if (stays !== null) return stays
	const chosen = readChosen(queryForm(ask))
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

const weighed = async (ask: Ask, booking: Booking, to: ProposedTime): Promise<Weighed> => {
	const takes = await weighMove(ask, booking.id, to)
	const obstacle = takes.ok ? null : await obstacleTo(ask, booking, to, takes.why)
	return { to, takes, obstacle, isThere: isSameTime(timeOf(booking), to) }
}

/** The visit, one booking or the two of a joint one, and what is shown of it whatever is to become of it. */
const meantBy = async ({ db, say }: Ask, booking: Booking) => {
	const beside = await besideOf(db, booking)
	const visit = beside === null ? [booking] : [booking, beside]
	const citizens = [
		...(
			await findCitizens(
				db,
				visit.map(({ person }) => person),
			)
		).values(),
	]
	const [first] = citizens
	const shown = {
		now: timeOf(booking),
		minutes: minutesBetween(booking.span.from, booking.span.to),
		names: citizens.map(fullName).join(say(' og ', ' and ')),
		where: first === undefined ? { da: '', en: '' } : shownAddress(first),
		allNames: await staffNames(db),
	}
	return { visit, shown }
}

/** Why a visit can be moved nowhere, before anybody chooses where to; null where it can. */
const staysPage = async (ask: Ask, booking: Booking): Promise<Answer | null> => {
	const { visit, shown } = await meantBy(ask, booking)
	const why = await staysPut(ask.db, ask.at, visit)
	if (why === null) return null
	return {
		title: ask.say('Besøget kan ikke flyttes', 'The visit cannot be moved'),
		sees: visit.map(({ person }) => person),
		page: <StaysPutPage {...shown} why={why} citizen={booking.person} />,
	}
}

/** So many other times are shown. */
const suggested = 4

const movePage = async (
	ask: Ask,
	booking: Booking,
	weighed: Weighed | null,
	errors: Readonly<Record<string, string>> = {},
): Promise<Extract<Answer, { readonly page: unknown; readonly title: string }>> => {
	const { db, at, today, municipality } = ask
	const form = queryForm(ask)
	const { visit, shown } = await meantBy(ask, booking)
	const { now } = shown
	const meant = weighed?.to ?? now
	const isWrong = Object.keys(errors).length > 0
	const typed = {
		staff: isWrong ? form.text('hos') : meant.staff,
		on: isWrong ? form.day('dag') : dayOf(meant.from),
		clock: isWrong ? form.text('kl') : writeClock(clockOf(meant.from), ask.language),
	}
	return {
		title: ask.say('Flyt besøget', 'Move the visit'),
		sees: visit.map(({ person }) => person),
		page: (
			<MovePage
				{...{ ...shown, booking: booking.id, weighed, errors, typed, action: ask.link(`/uge/flyt/${booking.id}`) }}
				consultants={(await activeConsultants(db, today)).map(({ id, name }) => ({ id, name }))}
				suggestions={bestNamed(
					await otherTimesFor(db, at, municipality, {
						visit,
						earliest: await firstDayFor(db, at, municipality, visit),
						prefer: meant.staff,
						near: dayOf(meant.from),
						atMost: suggested,
					}),
				).toSorted((a, b) => Number(b.staff === meant.staff) - Number(a.staff === meant.staff))}
			/>
		),
	}
}

/** For whoever is dragging: what it would take, in one line. */
const tellWhatItTakes = async (ask: Ask): Promise<Answer> => {
	const id = idIn(ask.params.booking)
	const to = timeChosen(readChosen(queryForm(ask)))
	const booking = id === null ? null : await findBooking(ask.db, id)
	if (booking === null) return gone(ask)
	if (to === null) return { redirect: `/uge/flyt/${booking.id}` }
	return {
		title: ask.say('Flyt besøget', 'Move the visit'),
		page: <MoveSays weighed={await weighed(ask, booking, to)} allNames={await staffNames(ask.db)} />,
	}
}

const move = async (ask: Ask): Promise<Answer> => {
	const { form, db, at, municipality } = ask
	const booking = idIn(form.text('booking'))
	const [to, expected] = [readMoveTo(form), readTime(form.text('expected'))]
	const found = booking === null ? null : await findBooking(db, booking)
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
	const there = writePlace(to, names, ask.language)
	const { isCallOwed } = moved.value
	const isUndone = form.has('undo')
	const follows = isUndone ? wordsForUndone : wordsForDone
	const told = [...new Set(moved.value.told)].map((how) => follows(how)?.[ask.language] ?? '')
	const done = isUndone
		? ask.say(
				`Flytningen er fortrudt. Besøget er igen ${there}.`,
				`The move is undone. The visit is again on ${there}.`,
			)
		: ask.say(`Besøget er flyttet til ${there}.`, `The visit is moved to ${there}.`)
	return {
		redirect: `/uge?dag=${dayOf(to.from)}${isUndone ? '' : `&flyttet=${found.id}`}`,
		done: [done, ...told, isCallOwed ? wordsForCallOwed[ask.language] : ''].filter(Boolean).join(' '),
	}
}
