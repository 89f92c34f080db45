import { staffNames } from '#access/actions.ts'
import { findBooking, freeTimesFor, visitsHit } from '#booking/actions.ts'
import { bestNamed } from '#booking/index.ts'
import { addDays } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Ask } from '#platform/web/index.ts'
import type { Offer } from '../offer.ts'
import type { TimeToChoose } from './time-to-choose.ts'

/** How far ahead times are looked for. */
const daysOfTimes = 60

/** The time held for the offer first, unless its consultant is away then; then the best of the free ones in order of time, the very best marked. Without an offer only those. */
export const timesToChoose = async (
	{ db, at, today, municipality }: Pick<Ask, 'db' | 'at' | 'today' | 'municipality'>,
	wanted: {
		readonly person: PersonId
		readonly offer: Offer | null
		readonly minutes: number
		readonly atMost: number
	},
): Promise<TimeToChoose[]> => {
	const { person, offer } = wanted
	const names = await staffNames(db)
	const booking = offer === null || offer.booking === null ? null : await findBooking(db, offer.booking)
	const isHeld =
		booking !== null &&
		booking.releasedAt === null &&
		isBefore(at, booking.span.from) &&
		!(await visitsHit(db, at, booking.staff)).some(({ id }) => id === booking.id)
	const held = isHeld ? [{ staff: booking.staff, from: booking.span.from }] : []
	const free = await freeTimesFor(db, municipality, {
		person,
		minutes: wanted.minutes,
		from: today,
		to: addDays(today, daysOfTimes),
		prefer: offer?.time?.staff ?? null,
		notBefore: at,
		atMost: wanted.atMost,
	})
	return [
		...held.map((time) => ({
			time,
			name: names.get(time.staff) ?? '',
			because:
				booking?.heldUntil === null
					? text('Den aftalte tid', 'The time agreed on')
					: text('Tiden i brevet', 'The time in the letter'),
			isHeld: true,
		})),
		...bestNamed(free).map(({ staff, span, because }) => ({
			time: { staff, from: span.from },
			name: names.get(staff) ?? '',
			because,
			isHeld: false,
		})),
	]
}
