import type { Booking } from './booking.ts'
import { isSameSpan } from './same-time.ts'

type Stop = Pick<Booking, 'id' | 'joint' | 'staff' | 'span' | 'releasedAt'>

const isBeside = (one: Stop, other: Stop): boolean =>
	one.id !== other.id &&
	one.joint !== null &&
	one.joint === other.joint &&
	one.releasedAt === null &&
	other.releasedAt === null &&
	one.staff === other.staff &&
	isSameSpan(one.span, other.span)

/** The booking of the other one of a joint visit; null when the visit is to one, or the other's time was moved or released. */
export const besideIn = <Line extends Stop>(bookings: readonly Line[], one: Stop): Line | null =>
	bookings.find((other) => isBeside(one, other)) ?? null
