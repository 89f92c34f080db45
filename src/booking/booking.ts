import type { Day } from '#kernel/day.ts'
import type { BookingId, PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant, Span } from '#kernel/instant.ts'

/** What the time is for; booking treats them alike, a page says it in words. */
export const purposes = ['home_visit', 'phone_visit', 'follow_up'] as const
export type Purpose = (typeof purposes)[number]

/** A consultant's time taken for a citizen. */
export type Booking = {
	readonly id: BookingId
	readonly staff: StaffId
	readonly person: PersonId
	readonly span: Span
	readonly purpose: Purpose
	/** Held for an answer until this day inclusive; null when the time is firm. */
	readonly heldUntil: Day | null
	readonly madeAt: Instant
	/** Null: the system, on a rule. */
	readonly madeBy: StaffId | null
	/** When a held time became firm; null for one that is held still, or was firm from the first. */
	readonly confirmedAt: Instant | null
	/** Once released the time is free for others; the line stays. */
	readonly releasedAt: Instant | null
	readonly releasedBecause: string | null
	/** One visit to two of one home: both bookings bear the same; null for a visit to one. */
	readonly joint: string | null
}

/** A time somebody wants. With the same `key` the same booking is given back, however often it is asked for. */
export type Wish = {
	readonly staff: StaffId
	readonly person: PersonId
	readonly span: Span
	readonly purpose: Purpose
	readonly heldUntil: Day | null
	readonly key?: string
	/** Who decided it; null or left out: the system. */
	readonly by?: StaffId | null
	/** The joint visit it belongs to: the consultant is there for every booking of it at once. */
	readonly joint?: string | null
}

/** Where a booking is to be instead, and why. */
export type MoveTo = {
	readonly staff: StaffId
	readonly span: Span
	readonly because: string
	readonly by?: StaffId | null
}

/** Why a time could not be had. */
export type NoTime = 'consultant_is_busy' | 'citizen_is_busy' | 'key_means_another_time'

/** Where a booking was before somebody moved it. */
export type Move = {
	readonly booking: BookingId
	readonly staff: StaffId
	readonly span: Span
	readonly movedAt: Instant
	readonly movedBy: StaffId | null
	readonly because: string
}
