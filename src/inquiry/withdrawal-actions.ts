import { isHealthProfession } from '#access/index.ts'
import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { stands, type WithdrawalRefusal } from './assessment/assessment.ts'
import * as store from './assessment/assessment-store.ts'
import type { FollowUp } from './assessment/further-visit-actions.ts'
import { professionOf } from './before-deciding-actions.ts'

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
