import { isHealthProfession } from '#access/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Initiative, Standard } from '#standard/index.ts'

/** What a professional decided about one citizen; withdrawn, it counts no longer and stays to be read. */
export type Decided = {
	readonly id: string
	readonly person: PersonId
	readonly because: string
	readonly on: Day
	readonly recordedAt: Instant
	readonly by: StaffId
	readonly withdrawn: { readonly at: Instant; readonly by: StaffId | null; readonly because: string } | null
}

export type AssessmentOutcome = 'yes' | 'no'
export type Assessment = Decided & { readonly criterion: string; readonly outcome: AssessmentOutcome }
export type Exception = Decided & { readonly exclusion: string }

export const stands = ({ withdrawn }: Pick<Decided, 'withdrawn'>): boolean => withdrawn === null

/** The law of all: a health professional decides, and says why, about somebody who lives here. */
export type ProfessionalRefusal = 'not_a_health_professional' | 'no_standard_in_force' | 'because_is_empty'
export type AssessmentRefusal =
	| ProfessionalRefusal
	| 'no_ground_chosen'
	| 'no_outcome'
	| 'unknown_criterion'
	| 'needs_no_assessment'
export type ExceptionRefusal = ProfessionalRefusal | 'unknown_exclusion' | 'exception_not_permitted'
export type WithdrawalRefusal =
	| Exclude<ProfessionalRefusal, 'no_standard_in_force'>
	| 'no_such_decision'
	| 'visit_is_done'

/** Whether somebody has to say yes before the ground becomes an offer: a professional, or staff whom the citizen asks. */
export const needsAYes = (initiative: Initiative): boolean =>
	initiative === 'after_assessment' || initiative === 'on_request'

export const assessmentRefusal = (
	asked: { readonly criterion: string; readonly outcome: string; readonly because: string },
	profession: string | null,
	standard: Standard | null,
): AssessmentRefusal | null => {
	if (!isHealthProfession(profession)) return 'not_a_health_professional'
	if (standard === null) return 'no_standard_in_force'
	if (asked.criterion === '') return 'no_ground_chosen'
	const criterion = standard.criteria.find(({ code }) => code === asked.criterion)
	if (criterion === undefined) return 'unknown_criterion'
	if (!needsAYes(criterion.initiative)) return 'needs_no_assessment'
	if (asked.outcome !== 'yes' && asked.outcome !== 'no') return 'no_outcome'
	return asked.because.trim() === '' ? 'because_is_empty' : null
}

export const exceptionRefusal = (
	asked: { readonly exclusion: string; readonly because: string },
	profession: string | null,
	standard: Standard | null,
): ExceptionRefusal | null => {
	if (!isHealthProfession(profession)) return 'not_a_health_professional'
	if (standard === null) return 'no_standard_in_force'
	const exclusion = standard.exclusions.find(({ code }) => code === asked.exclusion)
	if (exclusion === undefined) return 'unknown_exclusion'
	if (exclusion.strength === 'absolute') return 'exception_not_permitted'
	return asked.because.trim() === '' ? 'because_is_empty' : null
}
