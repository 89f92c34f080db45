import { factsOf } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { beforeDeciding, type NotHere } from '../before-deciding-actions.ts'
import type { NoticeRefusal } from '../notice.ts'
import { recordNotice } from '../notice-actions.ts'
import { type AssessmentRefusal, assessmentRefusal } from './assessment.ts'
import * as store from './assessment-store.ts'
import { isOpenToDecide, riskChoices } from './special-risk.ts'

export type NewAssessment = {
	readonly person: PersonId
	readonly criterion: string
	readonly outcome: string
	readonly because: string
	readonly by: StaffId
	readonly key?: string
}

/**
 * A health professional's yes or no on one ground. A no closes the ground for its period; a yes makes the offer due. With the same key
 * only once, with other words not at all, and not once more when it has been withdrawn.
 */
export const recordAssessment = async (
	db: Db,
	at: Instant,
	made: NewAssessment,
): Promise<Outcome<PersonId, AssessmentRefusal | NotHere | store.NotKept>> =>
	inTransaction(db, async (tx) => {
		const deciding = await beforeDeciding(tx, at, made)
		if (!deciding.ok) return deciding
		const { on, standard, profession } = deciding.value
		const refusal = assessmentRefusal(made, profession, standard)
		if (refusal !== null) return no(refusal)
		const kept = await store.keepAssessment(tx, at, {
			...made,
			outcome: made.outcome === 'yes' ? 'yes' : 'no',
			because: made.because.trim(),
			on,
			key: made.key ?? `${made.person} ${made.criterion} ${made.outcome} ${at}`,
		})
		return kept.ok ? yes(made.person) : kept
	})

/** The same, where the ground must be open: also when a colleague decided on it a moment ago, for then the later decision stands. */
export const decideOnGround = async (
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	made: NewAssessment,
): Promise<Outcome<PersonId, AssessmentRefusal | NotHere | 'no_open_ground' | store.NotKept>> =>
	inTransaction(db, async (tx) => {
		const done = await recordAssessment(tx, at, made)
		if (!done.ok) return done
		const facts = await factsOf(tx, made.person, sources)
		const isOpen = facts !== null && isOpenToDecide(await listStandards(tx), facts, made.criterion, dayOf(at))
		return isOpen ? done : no('no_open_ground')
	})

export type ChosenRisk = Omit<NewAssessment, 'criterion' | 'key'> & {
	/** As `riskChoices` names it. */
	readonly chosen: string
	readonly on: Day | null
	readonly source: string
	/** What it is, where it is like the criterion chosen without being it; else empty. */
	readonly similar: string
	readonly key: string
}

/** Notes what a professional knows and decides on the ground that it opens, in one deed. */
export const chooseRisk = async (
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	{ chosen, on, source, similar, ...made }: ChosenRisk,
): Promise<
	Outcome<
		PersonId,
		| AssessmentRefusal
		| NoticeRefusal
		| NotHere
		| 'no_risk_chosen'
		| 'list_is_complete'
		| 'gives_no_ground'
		| store.NotKept
	>
> =>
	inTransaction(db, async (tx) => {
		const standards = await listStandards(tx)
		const choice = riskChoices(standardOn(standards, dayOf(at))).find(({ value }) => value === chosen)
		if (choice === undefined) return no('no_risk_chosen')
		if (similar.trim() !== '' && !choice.isExample) return no('list_is_complete')
		const { nature, kind, criterion } = choice
		const details = similar.trim() === '' ? choice.details : { ...choice.details, similar: true }
		const decided = await recordAssessment(tx, at, { ...made, criterion: criterion.code })
		if (!decided.ok) return decided
		const notice = { ...made, nature, kind, on, details, source, note: similar }
		const noted = await recordNotice(tx, at, notice)
		if (!noted.ok && noted.why !== 'already_known') return no(noted.why)
		const facts = await factsOf(tx, made.person, sources)
		const isOpen = facts !== null && isOpenToDecide(standards, facts, criterion.code, dayOf(at))
		return isOpen ? yes(made.person) : no('gives_no_ground')
	})
