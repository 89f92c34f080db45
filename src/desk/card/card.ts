import type { Why } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import type { Citizen } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import type { NextStep } from '../standing/next-step.ts'
import type { Standing } from '../standing/standing.ts'
import type { StoryLine } from './story.ts'

export type Card = {
	readonly citizen: Citizen
	/** Where the hospital says the citizen is; null at home. */
	readonly hospital: Text | null
	/** Others of the register who may be the same, for those who decide on it; null for everybody else. */
	readonly mayBe: readonly Citizen[] | null
	readonly today: Day
	readonly standing: Standing
	/** Names of the criteria the standing is about. */
	readonly grounds: readonly Text[]
	readonly next: NextStep | null
	readonly steps: readonly NextStep[]
	/** The agreed visit ahead, for whoever may move it; null for everybody else, or where there is none. */
	readonly movable: BookingId | null
	readonly story: readonly StoryLine[]
	/** What happened in the citizen's life lately, newest first. */
	readonly life: readonly StoryLine[]
	/** Names and ages of those who live there; their health never. */
	readonly household: readonly Citizen[]
	/** What a visitor is to know, as the citizen has told; empty when nothing was. */
	readonly toKnow: string
	/** When a visit suits and who is to come; empty when nothing was told. */
	readonly suits: string
	/** Offers not answered over the years; null when there are none. */
	readonly overYears: Text | null
	readonly why: readonly Why[]
	/** The place in the municipality's document that a rule comes from. */
	readonly cites: (why: Why) => string | null
	/** The version that was weighed; null where none is in force. */
	readonly standard: Standard | null
	readonly nextChangeOn: Day | null
	readonly important: readonly string[]
}
