import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import type { Declined } from '#population/index.ts'
import type { Answerer } from '../answer/answer.ts'

/** A wish not to be contacted: the right stands, the contact does not; dated, and can always be taken back. */
export type OptOut = {
	readonly id: string
	readonly person: PersonId
	readonly on: Day
	/** Last day of it; null until taken back. */
	readonly until: Day | null
	readonly askedBy: Answerer
	readonly words: string
	readonly recordedAt: Instant
	readonly recordedBy: StaffId | null
	readonly endedOn: Day | null
	readonly endedWords: string | null
	readonly endedBy: StaffId | null
}

export const isInForce = (optOut: OptOut, on: Day): boolean =>
	optOut.on <= on && (optOut.endedOn === null || optOut.endedOn > on) && (optOut.until === null || optOut.until >= on)

export const optedOutOn = (optOuts: readonly OptOut[], on: Day): OptOut | null =>
	optOuts.find((optOut) => isInForce(optOut, on)) ?? null

/** What a list from another system told of, as a wish recorded here. */
export const optOutFrom = ({ person, on, until }: Declined): OptOut => ({
	id: `list ${person}`,
	person,
	on,
	until,
	askedBy: 'other',
	words: 'Oplyst i en liste fra et andet system',
	recordedAt: instantAt(on, clock('00:00')),
	recordedBy: null,
	endedOn: null,
	endedWords: null,
	endedBy: null,
})
