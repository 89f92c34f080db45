import { isHealthProfession } from '#access/index.ts'
import type { Stance } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { AgreementId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Standard } from '#standard/index.ts'
import type { Decided, ProfessionalRefusal } from './assessment.ts'

/** A visit beyond the rule. */

export type WantedBy = 'citizen' | 'professional'
export type VisitKind = 'visit' | 'call'

export type FurtherVisit = Decided & {
	readonly wantedBy: WantedBy
	readonly kind: VisitKind
	/** What follow-up keeps the day and the owner of. */
	readonly agreement: AgreementId
}

export type FurtherVisitRefusal =
	| ProfessionalRefusal
	| 'nobody_wants_it'
	| 'no_further_visits'
	| 'no_visiting_day'
	| 'day_has_passed'
	| 'day_too_late'
	| 'unknown_owner'
	| 'left_out_without_exception'
	| 'wants_no_contact'
	| 'consultant_does_not_know_citizen'

/** What may follow: what the standard names; a visit where it names nothing. */
export const furtherKinds = ({ furtherVisits: { kinds } }: Standard): readonly VisitKind[] =>
	kinds.length === 0 ? ['visit'] : kinds.map((kind) => (kind === 'home_visit' ? 'visit' : 'call'))

/** Left out of every rule, and no professional may change that. */
const isLeftOut = (standard: Standard, { exclusions }: Pick<Stance, 'exclusions'>): boolean =>
	exclusions.some(({ exclusion }) => {
		const known = standard.exclusions.find(({ code }) => code === exclusion)
		return known?.strength === 'absolute' && known.covers === 'all'
	})

/** Why no such visit can be decided for a citizen, whatever is asked; null when one can. */
export const furtherHindrance = (
	standard: Standard,
	stance: Pick<Stance, 'exclusions' | 'optedOut'>,
): Extract<FurtherVisitRefusal, 'wants_no_contact' | 'left_out_without_exception'> | null =>
	stance.optedOut ? 'wants_no_contact' : isLeftOut(standard, stance) ? 'left_out_without_exception' : null

export type FurtherVisitAsked = {
	readonly wantedBy: string
	readonly kind: string
	readonly because: string
	readonly dueOn: Day | null
}

/** Why such a visit cannot be decided; null when it can. */
export const furtherVisitRefusal = (
	asked: FurtherVisitAsked,
	profession: string | null,
	standard: Standard | null,
	stance: Pick<Stance, 'exclusions' | 'optedOut'>,
	today: Day,
): FurtherVisitRefusal | null => {
	if (!isHealthProfession(profession)) return 'not_a_health_professional'
	if (standard === null) return 'no_standard_in_force'
	const hindrance = furtherHindrance(standard, stance)
	if (hindrance !== null) return hindrance
	if (!furtherKinds(standard).some((kind) => kind === asked.kind)) return 'no_further_visits'
	if (asked.wantedBy !== 'citizen' && asked.wantedBy !== 'professional') return 'nobody_wants_it'
	if (asked.dueOn === null) return 'no_visiting_day'
	if (asked.dueOn < today) return 'day_has_passed'
	return asked.because.trim() === '' ? 'because_is_empty' : null
}

export const wantedByText: Readonly<Record<WantedBy, Text>> = {
	citizen: text('Borgeren har selv bedt om det', 'The citizen has asked for it'),
	professional: text('Der er brug for et besøg mere', 'One more visit is needed'),
}

export const visitKindText: Readonly<Record<VisitKind, Text>> = {
	visit: text('Besøg', 'Visit'),
	call: text('Opringning', 'Call'),
}
