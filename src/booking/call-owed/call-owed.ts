import type { StaffId } from '#kernel/ids.ts'
import { type Instant, isSameMoment, type Span } from '#kernel/instant.ts'
import type { Booking } from '../booking.ts'

/** Who comes and when, as a citizen knows it. */
export type Known = { readonly staff: StaffId; readonly span: Span }

/** A visit that was moved, and whose citizen is to be told so by telephone: where it is, and what they know. */
export type CallOwed = { readonly booking: Booking; readonly knows: Known; readonly owedAt: Instant }

/** A call that is owed, or was made. */
export type KnownCall = {
	readonly booking: Booking['id']
	readonly knows: Known
	readonly owedAt: Instant
	readonly toldAt: Instant | null
	readonly toldBy: StaffId | null
}

export const isAsKnown = ({ staff, span }: Known, now: Known): boolean =>
	staff === now.staff && isSameMoment(span.from, now.span.from)
