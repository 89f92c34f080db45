import { activeConsultants, findStaff } from '#access/actions.ts'
import { isHealthProfession } from '#access/index.ts'
import { factsOf, weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { type AgreementId, type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import {
	type AssessmentRefusal,
	assessmentRefusal,
	type ExceptionRefusal,
	exceptionRefusal,
	stands,
	type WithdrawalRefusal,
} from './assessment.ts'
import * as store from './assessment-store.ts'
import { type FurtherVisitAsked, type FurtherVisitRefusal, furtherVisitRefusal } from './further-visit.ts'
import type { NoticeRefusal } from './notice.ts'
import { recordNotice } from './notice-actions.ts'
import { isOpenToDecide, riskChoices } from './special-risk.ts'

type NotHere = 'no_such_citizen' | 'not_resident'

/** Nobody decides about a citizen who is dead or gone. */
const isHere = async (tx: Db, person: PersonId): Promise<NotHere | null> => {
	const citizen = await findCitizen(tx, person)
	return citizen === null ? 'no_such_citizen' : citizen.status === 'resident' ? null : 'not_resident'
}

const professionOf = async (tx: Db, by: StaffId): Promise<string | null> =>
	(await findStaff(tx, by))?.profession ?? null

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
		const on = dayOf(at)
		const gone = await isHere(tx, made.person)
		if (gone !== null) return no(gone)
		const standard = standardOn(await listStandards(tx), on)
		const refusal = assessmentRefusal(made, await professionOf(tx, made.by), standard)
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

/** A health professional sets an exclusion aside for one citizen, where the standard permits it. */
export const grantException = async (
	db: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly exclusion: string
		readonly because: string
		readonly by: StaffId
		readonly key?: string
	},
): Promise<Outcome<PersonId, ExceptionRefusal | NotHere | store.NotKept>> =>
	inTransaction(db, async (tx) => {
		const on = dayOf(at)
		const gone = await isHere(tx, asked.person)
		if (gone !== null) return no(gone)
		const standard = standardOn(await listStandards(tx), on)
		const refusal = exceptionRefusal(asked, await professionOf(tx, asked.by), standard)
		if (refusal !== null) return no(refusal)
		const kept = await store.keepException(tx, at, {
			...asked,
			because: asked.because.trim(),
			on,
			key: asked.key ?? `${asked.person} ${asked.exclusion}`,
		})
		return kept.ok ? yes(asked.person) : kept
	})

/** The deeds of follow-up, handed up from the room below. */
export type FollowUp = {
	readonly agree: (
		tx: Db,
		at: Instant,
		agreement: {
			readonly id: AgreementId
			readonly person: PersonId
			readonly visit: null
			readonly kind: 'visit' | 'call'
			readonly dueOn: Day
			readonly what: string
			readonly owner: StaffId
			readonly by: StaffId
		},
	) => Promise<Outcome<AgreementId, string>>
	readonly cancel: (
		tx: Db,
		at: Instant,
		asked: { readonly agreement: AgreementId; readonly because: string; readonly by: StaffId },
	) => Promise<Outcome<AgreementId, string>>
}

const whatOf = (wantedBy: 'citizen' | 'professional', because: string): string =>
	wantedBy === 'citizen' ? `Borgeren har bedt om besøg: ${because}` : `Besøg ud over reglen: ${because}`

const notAgreed = ['consultant_does_not_know_citizen', 'day_too_late', 'form_was_used'] as const

/** A visit beyond the rule: the decision with its reason, and an agreement with a day and an owner, so that it is not forgotten. */
export const decideFurtherVisit = async (
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	followUp: FollowUp,
	asked: FurtherVisitAsked & {
		readonly person: PersonId
		readonly owner: StaffId | null
		readonly by: StaffId
		readonly key: string
	},
): Promise<Outcome<PersonId, FurtherVisitRefusal | NotHere | store.NotKept>> =>
	inTransaction(db, async (tx) => {
		const { person, owner, by, key, dueOn } = asked
		const on = dayOf(at)
		const gone = await isHere(tx, person)
		if (gone !== null) return no(gone)
		const stance = await weigh(tx, on, sources, person)
		if (stance === null) return no('no_such_citizen')
		const standard = standardOn(await listStandards(tx), on)
		const refusal = furtherVisitRefusal(asked, await professionOf(tx, by), standard, stance, on)
		if (refusal !== null) return no(refusal)
		const isConsultant = (await activeConsultants(tx, on)).some(({ id }) => id === owner)
		if (owner === null || !isConsultant || dueOn === null) return no('unknown_owner')
		const wantedBy = asked.wantedBy === 'citizen' ? 'citizen' : 'professional'
		const kind = asked.kind === 'call' ? 'call' : 'visit'
		const because = asked.because.trim()
		const fresh = crypto.randomUUID() as AgreementId
		const visit = { person, wantedBy, kind, because, agreement: fresh, on, by, key } as const
		const kept = await store.keepFurtherVisit(tx, at, visit)
		if (!kept.ok) return kept
		const { agreement: id } = kept.value
		const what = whatOf(wantedBy, because)
		const agreed = await followUp.agree(tx, at, { id, person, visit: null, kind, dueOn, what, owner, by })
		return agreed.ok ? yes(person) : no(notAgreed.find((why) => why === agreed.why) ?? 'day_has_passed')
	})

const isKind = (written: string): written is store.DecisionKind =>
	written === 'assessment' || written === 'exception' || written === 'further_visit'

/** A decision recorded by mistake counts no longer, because; it stays to be read. A further visit takes its agreement with it. */
export const withdrawDecision = async (
	db: Db,
	at: Instant,
	followUp: FollowUp,
	asked: {
		readonly person: PersonId
		/** Its kind and its id. */
		readonly decision: string
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<PersonId, WithdrawalRefusal>> =>
	inTransaction(db, async (tx) => {
		const { person, by } = asked
		const because = asked.because.trim()
		const [kind = '', written = ''] = asked.decision.split(' ')
		const id = readId<string>(written)
		if (!isHealthProfession(await professionOf(tx, by))) return no('not_a_health_professional')
		if (id === null || !isKind(kind)) return no('no_such_decision')
		if (because === '') return no('because_is_empty')
		if (kind === 'further_visit') {
			const visit = (await store.furtherVisits(tx, [person])).find((one) => one.id === id)
			if (visit !== undefined && stands(visit)) {
				const cancelled = await followUp.cancel(tx, at, { agreement: visit.agreement, because, by })
				if (!cancelled.ok && cancelled.why === 'already_done') return no('visit_is_done')
			}
		}
		const found = await store.withdrawDecided(tx, at, { kind, id, person, because, by })
		return found ? yes(person) : no('no_such_decision')
	})
