import { dayOf, overlaps, type Span } from '#kernel/instant.ts'
import type { Absence } from './absence/absence.ts'
import { stretchOf, subtract } from './free-time/spans.ts'
import type { ClosedDay } from './working-time/closed-days.ts'

/** Why a consultant cannot come then: what stands first in the way. */
export type TimeConflict = 'consultant_is_busy' | 'consultant_is_away' | 'closed' | 'outside_hours'

/** What a consultant's day holds; `free` with what the visit itself takes now given back. */
export type HeldAgainst = {
	readonly free: readonly Span[]
	readonly booked: readonly Span[]
	readonly away: readonly Pick<Absence, 'span'>[]
	readonly closed: readonly ClosedDay[]
}

/** Null when the whole span is free. */
export const timeConflict = (span: Span, { free, booked, away, closed }: HeldAgainst): TimeConflict | null => {
	if (booked.some((other) => overlaps(other, span))) return 'consultant_is_busy'
	if (subtract([stretchOf(span)], free.map(stretchOf)).length === 0) return null
	if (away.some((absence) => overlaps(absence.span, span))) return 'consultant_is_away'
	return closed.some(({ on, from }) => on === dayOf(span.from) && from === null) ? 'closed' : 'outside_hours'
}
