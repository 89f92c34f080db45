import { isHealthProfession } from '#access/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Standard } from '#standard/index.ts'

export type AssessmentOutcome = 'yes' | 'no'

export type Assessment = {
	readonly id: string
	readonly person: PersonId
	readonly criterion: string
	readonly outcome: AssessmentOutcome
	readonly because: string
	readonly on: Day
	readonly recordedAt: Instant
	readonly by: StaffId
}

export type Exception = {
	readonly id: string
	readonly person: PersonId
	readonly exclusion: string
	readonly because: string
	readonly on: Day
	readonly recordedAt: Instant
	readonly by: StaffId
}

/** The law of both: a health professional decides, and says why. */
export type ProfessionalRefusal = 'not_a_health_professional' | 'no_standard_in_force' | 'because_is_empty'
export type AssessmentRefusal = ProfessionalRefusal | 'no_outcome' | 'unknown_criterion' | 'needs_no_assessment'
export type ExceptionRefusal = ProfessionalRefusal | 'unknown_exclusion' | 'exception_not_permitted'

export const assessmentRefusal = (
	asked: { readonly criterion: string; readonly outcome: string; readonly because: string },
	profession: string | null,
	standard: Standard | null,
): AssessmentRefusal | null => {
	if (!isHealthProfession(profession)) return 'not_a_health_professional'
	if (standard === null) return 'no_standard_in_force'
	const criterion = standard.criteria.find(({ code }) => code === asked.criterion)
	if (criterion === undefined) return 'unknown_criterion'
	if (criterion.initiative !== 'after_assessment') return 'needs_no_assessment'
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
