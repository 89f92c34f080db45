import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'

export type ReferralId = string & { readonly __id: 'referral' }

export const relations = ['relative', 'friend', 'partner', 'citizen', 'other'] as const
/** What the sender is to the citizen. */
export type Relation = (typeof relations)[number]

export const topics = [
	'lonely',
	'lost_spouse',
	'falls',
	'eats_little',
	'after_hospital',
	'forgets',
	'manages_little',
] as const
/** What worries somebody; or the citizen's own wish for a visit, which is no worry. */
export type Topic = (typeof topics)[number] | 'wants_visit'

export type Sex = 'f' | 'm'

/** What the sender said, in the sender's own words; nothing of the sender. */
export type Said = {
	readonly relation: Relation
	readonly name: string
	/** Birth date, year or age, as it was written; a CPR number is taken out of it. */
	readonly born: string
	readonly cpr: string | null
	readonly sex: Sex | null
	readonly street: string
	readonly town: string
	readonly phone: string
	readonly topics: readonly Topic[]
	readonly words: string
	/** Null: not said. */
	readonly toldCitizen: boolean | null
}

export type Sender = {
	readonly name: string
	readonly phone: string
	readonly email: string
	readonly organisation: string
	readonly mayBeNamed: boolean
}

/** What tells a program from a person: a field that nobody sees was filled in, and how long the form was looked at. */
export type Tells = { readonly trapped: boolean; readonly shownSeconds: number | null }

export type HeldBack = 'trap' | 'too_fast' | 'no_time' | 'links' | 'same_text' | 'many'

/** Why a person answers: the job could not say who it is about, or may not act. */
export type Needs =
	| 'several_possible'
	| 'too_little_said'
	| 'not_known'
	| 'outside_target_group'
	| 'dead'
	| 'lives_elsewhere'
	| 'disappeared'
	| 'protected'
	| 'no_standard'

/** What staff write of a step; more belongs in the journal. */
export const longestStepWords = 2000

/** Steps of staff that may be recorded freely. */
export const freeSteps = ['contacted', 'answered', 'closed'] as const
export type FreeStep = (typeof freeSteps)[number]
export type StepKind =
	| FreeStep
	| 'matched'
	| 'created'
	| 'chosen'
	| 'offered'
	| 'assessed'
	| 'released'
	| 'discarded'
	| 'sender_shown'
	| 'undone'

/** What ends the wait for a first contact. An assessment does not: nobody has been reached by it. */
export const ends: readonly StepKind[] = ['contacted', 'answered', 'offered', 'closed', 'discarded']
const undoable: readonly StepKind[] = ['contacted', 'answered', 'closed', 'discarded', 'matched', 'created', 'chosen']

export type Step = {
	readonly id: string
	readonly kind: StepKind
	readonly on: Day
	readonly how: string | null
	readonly words: string | null
	readonly at: Instant
	readonly by: StaffId | null
	readonly undoes: string | null
}

export type Referral = {
	readonly id: ReferralId
	readonly receivedAt: Instant
	readonly channel: 'web' | 'staff'
	readonly recordedBy: StaffId | null
	readonly said: Said
	readonly tells: Tells
	readonly heldBack: readonly HeldBack[] | null
	readonly releasedAt: Instant | null
	readonly workedAt: Instant | null
	readonly person: PersonId | null
	readonly needs: Needs | null
	/** The notice recorded because of it; null when there is none that counts. */
	readonly noticeKey: string | null
	/** In the order they were written. */
	readonly steps: readonly Step[]
}

export const receivedOn = ({ receivedAt }: Pick<Referral, 'receivedAt'>): Day => dayOf(receivedAt)

const isUndone = (step: Step, steps: readonly Step[]): boolean => steps.some(({ undoes }) => undoes === step.id)

/** Steps that count, in the order they were written. */
export const standingSteps = (steps: readonly Step[]): Step[] =>
	steps.filter((step) => step.kind !== 'undone' && !isUndone(step, steps))

/** By which it is about its citizen; null where nobody has said so yet. */
export const linkOf = ({ steps }: Pick<Referral, 'steps'>): Step | null =>
	standingSteps(steps).findLast(({ kind }) => kind === 'matched' || kind === 'created' || kind === 'chosen') ?? null

/** By which the citizen or the sender was reached first, or the case was closed; null while it waits. */
export const firstContact = ({ steps }: Pick<Referral, 'steps'>): Step | null =>
	standingSteps(steps)
		.filter(({ kind }) => ends.includes(kind))
		.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null

export const mayBeUndone = (step: Step, steps: readonly Step[]): boolean =>
	undoable.includes(step.kind) && !isUndone(step, steps)

export type Standing = 'held_back' | 'waiting' | 'answered'

/** Held back until somebody has looked at it, waiting until somebody was reached, answered. */
export const standingOf = (referral: Pick<Referral, 'heldBack' | 'releasedAt' | 'steps'>): Standing =>
	firstContact(referral) !== null
		? 'answered'
		: referral.heldBack !== null && referral.releasedAt === null
			? 'held_back'
			: 'waiting'
