import type { Filed } from '#kernel/filed.ts'
import type { StaffId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import type { Booking, Purpose } from './booking.ts'

const purposeText: Readonly<Record<Purpose, string>> = {
	home_visit: 'besøg i hjemmet',
	phone_visit: 'telefonbesøg',
	follow_up: 'opfølgning',
}

/** What a time in the calendar says besides when it was made and moved. */
export const bookingLine = (booking: Booking, names: ReadonlyMap<StaffId, string>): Filed => {
	const { from, to } = booking.span
	return {
		on: dayOf(booking.madeAt),
		at: booking.madeAt,
		what: text('Sat i kalenderen', 'Put in the calendar'),
		details: [
			{
				label: 'Tid',
				words: `${writeMoment(from, 'da')}–${writeClock(clockOf(to), 'da')}`,
			},
			{ label: 'Til', words: purposeText[booking.purpose] },
			{ label: 'Medarbejder', words: names.get(booking.staff) ?? '' },
			...(booking.heldUntil === null ? [] : [{ label: 'Holdt til og med', words: writeDay(booking.heldUntil, 'da') }]),
		],
		...(booking.joint === null
			? {}
			: { leftOut: [{ what: 'hvem besøget er sammen med', because: 'another_person' as const }] }),
		...(booking.releasedAt === null ? {} : { struck: true }),
	}
}
