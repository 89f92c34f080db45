import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'

export const agreementKinds = ['visit', 'call', 'partner'] as const
/** visit: a follow-up visit · call: follow-up by phone · partner: contact to someone else on the citizen's behalf */
export type AgreementKind = (typeof agreementKinds)[number]

/** Something agreed with the citizen, with a day and an owner. */
export type Agreement = {
	readonly id: AgreementId
	readonly person: PersonId
	readonly visit: VisitId | null
	readonly kind: AgreementKind
	readonly dueOn: Day
	readonly what: string
	readonly owner: StaffId
	readonly madeAt: Instant
	readonly doneAt: Instant | null
	readonly outcome: string | null
	readonly cancelledAt: Instant | null
	readonly cancelledBecause: string | null
	readonly moves: readonly Move[]
}

export type Move = { readonly from: Day; readonly to: Day; readonly because: string; readonly at: Instant }

export type Standing = 'overdue' | 'due' | 'coming' | 'done' | 'cancelled'
/** Where an agreement stands on a day; overdue from the day after it was due. */
export const standingOf = (agreement: Pick<Agreement, 'dueOn' | 'doneAt' | 'cancelledAt'>, on: Day): Standing => {
	if (agreement.cancelledAt !== null) return 'cancelled'
	if (agreement.doneAt !== null) return 'done'
	return agreement.dueOn < on ? 'overdue' : agreement.dueOn === on ? 'due' : 'coming'
}

const kindWords: Record<AgreementKind, Text> = {
	visit: text('Opfølgende besøg', 'Follow-up visit'),
	call: text('Opfølgning i telefonen', 'Follow-up by phone'),
	partner: text('Kontakt til en samarbejdspartner', 'Contact to a partner'),
}
export const kindText = (kind: AgreementKind): Text => kindWords[kind]

const standingWords: Record<Standing, Text> = {
	overdue: text('Forfalden', 'Overdue'),
	due: text('I dag', 'Today'),
	coming: text('Kommende', 'Coming'),
	done: text('Udført', 'Done'),
	cancelled: text('Annulleret', 'Cancelled'),
}
export const standingText = (standing: Standing): Text => standingWords[standing]
