import { findStaff } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Departure } from '#population/index.ts'
import { knowsCitizen } from '#visit/actions.ts'
import { latestAgreement } from '#visit/index.ts'
import { type Agreement, isAgreedAs, type KeptAgreement } from './agreement.ts'
import { groundedAgreements } from './note-struck-actions.ts'
import * as store from './store.ts'

export { closeCourse, closingsOf, closingsOfEveryone, openCourse } from './closing-actions.ts'
export {
	endHandOversOf,
	findHandOver,
	handOver,
	handOversNotOver,
	handOversOf,
	takeStep,
} from './hand-over/hand-over-actions.ts'
export { erasePerson, mergePerson } from './merge-store.ts'
export { cameOfInvalid } from './note-struck-actions.ts'
export { tellPerson, tellPersons } from './tell-actions.ts'

export const findAgreement = async (db: Db, id: AgreementId): Promise<Agreement | null> => {
	const kept = await store.findById(db, id)
	return kept === null ? null : ((await groundedAgreements(db, [kept]))[0] ?? null)
}

/** Every agreement ever made with these citizens, by due day. */
export const agreementsOf = async (db: Db, ...persons: readonly PersonId[]): Promise<Agreement[]> =>
	groundedAgreements(db, await store.findOfPersons(db, persons))

/** Open agreements that are due on the day or were before it, the oldest first. */
export const dueOn = async (db: Db, today: Day): Promise<Agreement[]> =>
	groundedAgreements(db, await store.findOpenUntil(db, today))
/** Open agreements, due or coming, by due day. */
export const openAgreements = async (db: Db): Promise<Agreement[]> => groundedAgreements(db, await store.findOpen(db))

type AgreeWhy =
	| 'no_words'
	| 'day_has_passed'
	| 'day_too_late'
	| 'unknown_owner'
	| 'consultant_does_not_know_citizen'
	| 'form_was_used'

/**
 * Makes an agreement with the citizen. `id` from the form makes it one, however often it is sent; one that made another agreement
 * is refused; without it a new one is made.
 * A call is for a consultant who has visited the citizen; others would be strangers on the phone.
 */
export const agree = (
	db: Db,
	at: Instant,
	asked: Omit<store.NewAgreement, 'id' | 'by'> & { readonly id?: AgreementId; readonly by?: StaffId },
): Promise<Outcome<AgreementId, AgreeWhy>> =>
	inTransaction(db, async (tx) => {
		if (!isVisible(asked.what)) return no('no_words')
		if (asked.dueOn < dayOf(at)) return no('day_has_passed')
		if (asked.dueOn > latestAgreement(dayOf(at))) return no('day_too_late')
		if ((await findStaff(tx, asked.owner)) === null) return no('unknown_owner')
		if (asked.kind === 'call' && !(await knowsCitizen(tx, asked.owner, asked.person)))
			return no('consultant_does_not_know_citizen')
		const id = asked.id ?? (crypto.randomUUID() as AgreementId)
		const one = { ...asked, id, by: asked.by ?? asked.owner, what: asked.what.trim() }
		if (await store.insertAgreement(tx, at, one)) return yes(id)
		const before = await store.findById(tx, id)
		return before !== null && isAgreedAs(before, one) ? yes(id) : no('form_was_used')
	})

type ChangeWhy = 'unknown_agreement' | 'already_done' | 'already_cancelled'

const openOne = async (tx: Db, id: AgreementId): Promise<Outcome<KeptAgreement, ChangeWhy>> => {
	const agreement = await store.lockAgreement(tx, id)
	if (agreement === null) return no('unknown_agreement')
	if (agreement.doneAt !== null) return no('already_done')
	return agreement.cancelledAt === null ? yes(agreement) : no('already_cancelled')
}

/** Done, and what came of it. The same words sent twice are one deed. */
export const finish = (
	db: Db,
	at: Instant,
	asked: { readonly agreement: AgreementId; readonly outcome: string; readonly by: StaffId },
): Promise<Outcome<AgreementId, ChangeWhy | 'no_words'>> =>
	inTransaction(db, async (tx) => {
		const outcome = asked.outcome.trim()
		const before = await store.lockAgreement(tx, asked.agreement)
		if (before !== null && before.doneAt !== null && before.outcome === outcome) return yes(before.id)
		const open = await openOne(tx, asked.agreement)
		if (!open.ok) return open
		if (!isVisible(outcome)) return no('no_words')
		await store.setDone(tx, at, asked.agreement, asked.by, outcome)
		return yes(asked.agreement)
	})

/** Another day, and why. To the day it already stands on nothing is done. */
export const move = (
	db: Db,
	at: Instant,
	asked: { readonly agreement: AgreementId; readonly to: Day; readonly because: string; readonly by: StaffId },
): Promise<Outcome<AgreementId, ChangeWhy | 'no_words' | 'day_has_passed' | 'day_too_late'>> =>
	inTransaction(db, async (tx) => {
		const open = await openOne(tx, asked.agreement)
		if (!open.ok) return open
		if (open.value.dueOn === asked.to) return yes(asked.agreement)
		if (asked.to < dayOf(at)) return no('day_has_passed')
		if (asked.to > latestAgreement(dayOf(at))) return no('day_too_late')
		if (!isVisible(asked.because)) return no('no_words')
		await store.setMoved(tx, at, open.value, asked.to, asked.because.trim(), asked.by)
		return yes(asked.agreement)
	})

/** What was agreed with citizens who have died, moved away or disappeared is no longer to be done. How many agreements that were. */
export const cancelAgreementsOf = (
	tx: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: Departure,
): Promise<number> => store.cancelOpenOf(tx, at, persons, because)

/** No longer to be done, and why; said twice, the first reason stands. */
export const cancel = (
	db: Db,
	at: Instant,
	asked: { readonly agreement: AgreementId; readonly because: string; readonly by: StaffId },
): Promise<Outcome<AgreementId, ChangeWhy | 'no_words'>> =>
	inTransaction(db, async (tx) => {
		const open = await openOne(tx, asked.agreement)
		if (!open.ok) return open.why === 'already_cancelled' ? yes(asked.agreement) : open
		if (!isVisible(asked.because)) return no('no_words')
		await store.setCancelled(tx, at, [asked.agreement], asked.by, asked.because.trim())
		return yes(asked.agreement)
	})
