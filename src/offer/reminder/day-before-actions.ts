import { bookingsOn } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import { writeDown } from '../letter/letter-actions.ts'
import { isTimeForDayBefore, isToldDayBefore, occasionOfVisit } from './day-before.ts'

/** A message to each citizen who is visited tomorrow; asked again, only to those who have none yet. */
export const writeDayBefore = async (db: Db, at: Instant, municipality: Municipality): Promise<number> => {
	if (!isTimeForDayBefore(municipality, at)) return 0
	const today = dayOf(at)
	const bookings = await bookingsOn(db, addDays(today, 1))
	const citizens = await findCitizens(
		db,
		bookings.map(({ person }) => person),
	)
	let written = 0
	for (const booking of bookings) {
		const citizen = citizens.get(booking.person)
		if (citizen === undefined || !isToldDayBefore(booking, citizen, today)) continue
		const message = {
			person: booking.person,
			offer: null,
			purpose: 'day_before',
			occasion: occasionOfVisit(booking),
			from: booking.span.from,
		} as const
		written += await inTransaction(db, async (tx) =>
			(await writeDown(tx, at, municipality, message)) === null ? 0 : 1,
		)
	}
	return written
}
