import type { PersonId, StaffId } from '#kernel/ids.ts'
import { minutesBetween, type Span } from '#kernel/instant.ts'
import { type Place, shortestGap } from '../travel/travel.ts'

/** A visit already in the calendar: where the consultant is then; it is never moved by a proposal. */
export type Stop = { readonly span: Span; readonly place: Place | null; readonly person: PersonId }

/** What one consultant has to give: free spans in order of time, and what lies between them. */
export type ConsultantHours = {
	readonly staff: StaffId
	readonly free: readonly Span[]
	readonly booked: readonly Stop[]
	/** Where the day's driving begins and ends; null: nobody knows. */
	readonly base: Place | null
	readonly profession: string | null
	/** Languages spoken besides Danish, as the register writes them: `ar`. */
	readonly languages: readonly string[]
	/** Codes of the districts served; none: everywhere. */
	readonly districts: readonly string[]
}

export type Hours = readonly ConsultantHours[]

/** How many visits of that length fit, with so many minutes between two; at least the shortest gap. */
export const visitsThatFit = (free: readonly Span[], minutes: number, between: number = shortestGap): number =>
	free.reduce((sum, span) => sum + Math.floor((minutesBetween(span.from, span.to) + between) / (minutes + between)), 0)
