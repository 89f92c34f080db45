import type { Facts, Verdict } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { Told } from '#kernel/told.ts'
import type { Form } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'

/** What the page shows on which a professional decides. */
export type ToAssess = {
	readonly citizen: Citizen
	readonly facts: Facts
	readonly verdict: Verdict
	readonly standard: Standard | null
	readonly today: Day
	readonly mayDecide: boolean
	/** Assessments and exceptions made before, as told on the card, newest first. */
	readonly before: readonly Told[]
	readonly formKey: string
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}
