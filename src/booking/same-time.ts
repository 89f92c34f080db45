import { millisecondsOf, type Span } from '#kernel/instant.ts'
import type { Booking, Wish } from './booking.ts'

export const isSameSpan = (a: Span, b: Span): boolean =>
	millisecondsOf(a.from) === millisecondsOf(b.from) && millisecondsOf(a.to) === millisecondsOf(b.to)

/** A wish asked again means the same consultant, citizen and time. */
export const asksForTheSame = (booking: Booking, wish: Wish): boolean =>
	booking.staff === wish.staff && booking.person === wish.person && isSameSpan(booking.span, wish.span)
