import { activeConsultants } from '#access/actions.ts'
import { weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { beforeDeciding, type NotHere } from '../before-deciding-actions.ts'
import * as store from './assessment-store.ts'
import { type FurtherVisitAsked, type FurtherVisitRefusal, furtherVisitRefusal } from './further-visit.ts'

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
		const deciding = await beforeDeciding(tx, at, asked)
		if (!deciding.ok) return deciding
		const { on, standard, profession } = deciding.value
		const stance = await weigh(tx, on, sources, person)
		if (stance === null) return no('no_such_citizen')
		const refusal = furtherVisitRefusal(asked, profession, standard, stance, on)
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
