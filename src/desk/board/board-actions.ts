import { listStaff } from '#access/actions.ts'
import { bookingsBetween, calledOffBetween, daysOff, hoursOf, visitsHit } from '#booking/actions.ts'
import { absenceText } from '#booking/index.ts'
import { addDays, type Day, weekdayOf } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, dayOf } from '#kernel/instant.ts'
import { inDanishOrder, type Text, text } from '#kernel/language.ts'
import { offersOfPersons } from '#offer/actions.ts'
import type { Ask } from '#platform/web/index.ts'
import { findCitizens } from '#population/actions.ts'
import { visitsOf } from '#visit/actions.ts'
import { type Board, type Cell, cardsOf, hoursOn, hoursShown } from './board.ts'

/** Monday to Friday, and the weekend where somebody works or visits then. */
const workdays = 5

type Looking = Pick<Ask, 'db' | 'at' | 'today' | 'municipality'>

/** The week that begins on a Monday, of every consultant or of one. */
export const boardOf = async (
	{ db, at, today, municipality }: Looking,
	monday: Day,
	only: StaffId | null,
): Promise<Board> => {
	const sunday = addDays(monday, 6)
	const staff = only ?? undefined
	const hours = await hoursOf(db, municipality, monday, sunday, staff)
	const standing = await bookingsBetween(db, monday, sunday, staff)
	const released = (await calledOffBetween(db, monday, sunday)).filter((one) => only === null || one.staff === only)
	const bookings = [...standing, ...released]
	const persons = [...new Set(bookings.map(({ person }) => person))]
	const cards = cardsOf({
		at,
		bookings,
		citizens: await findCitizens(db, persons),
		offers: await offersOfPersons(db, persons),
		uncovered: new Set((await visitsHit(db, at, only)).map(({ id }) => id)),
		visits: persons.length === 0 ? [] : await visitsOf(db, ...persons),
	})
	const shown = new Set([...hours.map((one) => one.staff), ...standing.map((one) => one.staff)])
	const consultants = (await listStaff(db)).filter(({ id }) => shown.has(id))
	const { absences, closed } = await daysOff(db, municipality, monday, sunday, [...shown])
	const awayOn = (id: StaffId, on: Day): Text | null => {
		const away = absences.find(
			({ staff, span }) => staff === id && dayOf(span.from) <= on && dayOf(addMinutes(span.to, -1)) >= on,
		)
		return away === undefined ? null : absenceText(away.kind)
	}
	const offOn = (id: StaffId, on: Day): Text =>
		closed.some((day) => day.on === on && day.from === null)
			? text('Lukket', 'Closed')
			: (awayOn(id, on) ?? text('Arbejder ikke', 'Not at work'))
	const cellOf = (id: StaffId, on: Day): Cell => {
		const own = cards.filter((card) => card.staff === id && card.on === on)
		const visits = own.filter(({ state }) => state !== 'called_off')
		const free = hours.find((one) => one.staff === id)?.free ?? []
		const covered = visits.filter(({ isUncovered }) => !isUncovered)
		const open = hoursOn(on, [...free, ...covered.map(({ span }) => span)])
		const calledOff = own.filter(({ state }) => state === 'called_off')
		const off = open.length === 0 ? offOn(id, on) : awayOn(id, on)
		return { staff: id, on, hours: open, off, cards: visits, calledOff }
	}
	const week = Array.from({ length: 7 }, (_, days) => addDays(monday, days))
	const all = week.flatMap((on) => consultants.map(({ id }) => cellOf(id, on)))
	const days = week.filter(
		(on) => weekdayOf(on) <= workdays || all.some((cell) => cell.on === on && cell.hours.length > 0),
	)
	const cells = all.filter(({ on }) => days.includes(on))
	return {
		today,
		days,
		consultants: consultants.map(({ id, name }) => ({ id, name })).toSorted((a, b) => inDanishOrder(a.name, b.name)),
		cells,
		...hoursShown(cells),
	}
}
