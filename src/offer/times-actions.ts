import { staffNames } from '#access/actions.ts'
import { findBooking, freeTimesFor } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Ask } from '#platform/web/index.ts'
import type { Offer, ProposedTime } from './offer.ts'

/** A time that somebody may say yes to. */
export type TimeToChoose = {
	readonly time: ProposedTime
	/** The consultant's name. */
	readonly name: string
	readonly because: Text | null
	/** It is this citizen's already, held for the answer. */
	readonly isHeld: boolean
}

/** How far ahead times are looked for. */
const daysOfTimes = 60

/** The time held for the offer first, then the best of the free ones; without an offer only those. */
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
	const isHeld = booking !== null && booking.releasedAt === null && isBefore(at, booking.span.from)
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
			because: text('Tiden i brevet', 'The time in the letter'),
			isHeld: true,
		})),
		...free.map(({ staff, span, because }) => ({
			time: { staff, from: span.from },
			name: names.get(staff) ?? '',
			because,
			isHeld: false,
		})),
	]
}
