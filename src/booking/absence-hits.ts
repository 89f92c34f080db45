import { overlaps } from '#kernel/instant.ts'
import type { Absence } from './absence.ts'
import type { Booking } from './booking.ts'

/** A visit that stands although its consultant is away then. */
export type Hit = { readonly booking: Booking; readonly name: string }

export const hitBy = (absences: readonly Absence[], bookings: readonly Booking[]): Booking[] =>
	bookings.filter((booking) =>
		absences.some((absence) => absence.staff === booking.staff && overlaps(absence.span, booking.span)),
	)
