import type { Day } from '#kernel/day.ts'
import type { Citizen } from '#population/index.ts'
import type { EventWith } from './event-actions.ts'

export type EventSheet = EventWith & {
	readonly citizens: ReadonlyMap<string, Citizen>
	readonly today: Day
	/** Changes seats and cancels; others look and write down who came. */
	readonly mayPlan: boolean
	/** Found for a seat; null until somebody was searched for. */
	readonly found: readonly Citizen[] | null
	readonly typed: { readonly because: string; readonly seats: string }
	readonly errors: Readonly<Record<string, string>>
}
