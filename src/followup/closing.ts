import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import type { Agreement } from './agreement.ts'

export const closingReasons = ['completed', 'guided', 'citizen_wishes', 'moved', 'dead'] as const
/** guided: a long-lasting need for frequent visits, the citizen was guided to another authority */
export type ClosingReason = (typeof closingReasons)[number]

export type Closing = {
	readonly id: string
	readonly person: PersonId
	readonly on: Day
	readonly reason: ClosingReason
	/** The authority guided to. */
	readonly guidedTo: string | null
	readonly note: string
	readonly by: StaffId
	readonly at: Instant
}

/** A course not closed: something was agreed or held since the last closing. */
export type OpenCourse = { readonly since: Day; readonly agreements: readonly Agreement[] }

/** The day a course began that was not closed since: the first visit or agreement after the last closing. Null when there is none. */
export const courseSince = (begun: readonly Instant[], closedAt: Instant | null): Day | null => {
	const after = begun.filter((at) => closedAt === null || isBefore(closedAt, at))
	const first = after.toSorted((a, b) => (isBefore(a, b) ? -1 : 1))[0]
	return first === undefined ? null : dayOf(first)
}

type ToClose = {
	readonly reason: string
	readonly guidedTo: string
	readonly open: number
	/** Has the one who closes agreed that open agreements are cancelled? */
	readonly cancelOpen: boolean
}
export type ClosingWhy = 'no_reason' | 'authority_missing' | 'agreements_open'

export const mayClose = (asked: ToClose): Outcome<{ reason: ClosingReason; guidedTo: string | null }, ClosingWhy> => {
	const reason = closingReasons.find((one) => one === asked.reason)
	if (reason === undefined) return no('no_reason')
	if (reason === 'guided' && !isVisible(asked.guidedTo)) return no('authority_missing')
	if (asked.open > 0 && !asked.cancelOpen) return no('agreements_open')
	return yes({ reason, guidedTo: reason === 'guided' ? asked.guidedTo.trim() : null })
}

const words: Record<ClosingReason, Text> = {
	completed: text('Forløbet er gennemført', 'The course is completed'),
	guided: text('Vejledt til en anden myndighed', 'Guided to another authority'),
	citizen_wishes: text('Borgeren ønsker det', 'The citizen wishes so'),
	moved: text('Borgeren er flyttet fra kommunen', 'The citizen has moved away'),
	dead: text('Borgeren er død', 'The citizen has died'),
}
export const closingText = (reason: ClosingReason): Text => words[reason]
