import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Form } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import type { Referral } from './referral.ts'

export type Candidate = { readonly citizen: Citizen; readonly certain: boolean }

/** What the page of one referral shows. */
export type ShownReferral = {
	readonly referral: Referral
	readonly dueOn: Day
	readonly today: Day
	/** Whom it is about, once that is known. */
	readonly citizen: Citizen | null
	/** Whom it may be about, the likest first; who was searched for, when somebody searched. */
	readonly candidates: readonly Candidate[]
	readonly searched: string
	readonly mayBeNamed: boolean
	readonly names: ReadonlyMap<StaffId, string>
	readonly formKey: string
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}
