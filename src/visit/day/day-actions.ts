import { bookingsOn, findBookings } from '#booking/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { needsOfPersons, offersOfPersons } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import { findByBookings, findOnDay } from '../store.ts'
import { importantTopics } from '../tell-actions.ts'
import { nothingBefore } from './before.ts'
import { beforeVisits } from './before-actions.ts'
import { type Call, daySheet } from './day-sheet.ts'

/** A consultant's day: booked times and visits begun without one, with what to know before each. */
export const dayOf = async (db: Db, staff: StaffId, day: Day): Promise<Call[]> => {
	const standing = await bookingsOn(db, day, staff)
	const planned = await findOnDay(db, staff, day)
	const begun = await findByBookings(
		db,
		standing.map((booking) => booking.id),
	)
	const visits = [...new Map([...planned, ...begun].map((visit) => [visit.id, visit])).values()]
	const given = planned.flatMap((visit) => (visit.booking === null ? [] : [visit.booking]))
	const bookings = new Map([...standing.map((one) => [one.id, one] as const), ...(await findBookings(db, given))])
	const persons = [...new Set([...visits, ...bookings.values()].map((one) => one.person))]
	const citizens = await findCitizens(db, persons)
	const important = await importantTopics(db, persons)
	const before = await beforeVisits(db, [...citizens.values()], day)
	const offers = new Map((await offersOfPersons(db, persons)).map((offer) => [offer.booking, offer]))
	const told = await needsOfPersons(db, persons)
	return daySheet({
		bookings: [...bookings.values()],
		visits,
		citizen: (person) => citizens.get(person) ?? null,
		toKnow: (person) => told.get(person) ?? null,
		important: (person) => important.get(person) ?? [],
		before: (person) => before.get(person) ?? nothingBefore,
		offer: (booking) => offers.get(booking) ?? null,
	})
}
