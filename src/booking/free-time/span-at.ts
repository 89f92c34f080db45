import { type Instant, isBefore, type Span } from '#kernel/instant.ts'
import type { Booking, Move } from '../booking.ts'

/** Where a booking was at a moment; `moves` are its own, oldest first. One made in the same second counts. */
export const spanAt = (booking: Pick<Booking, 'span'>, moves: readonly Move[], at: Instant): Span =>
	moves.find(({ movedAt }) => isBefore(at, movedAt))?.span ?? booking.span
