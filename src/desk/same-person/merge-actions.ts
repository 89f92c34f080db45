import { giveCitizenSessions } from '#access/actions.ts'
import { mergePerson as bookingMerges } from '#booking/actions.ts'
import { mergePerson as eligibilityMerges, reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { mergePerson as followupMerges } from '#followup/actions.ts'
import { mergePerson as inquiryMerges } from '#inquiry/actions.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Outcome, yes } from '#kernel/outcome.ts'
import { mergePerson as offerMerges } from '#offer/actions.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { beginMerging, mergePerson as populationMerges } from '#population/actions.ts'
import type { MergeRefusal, Merging } from '#population/index.ts'
import { mergePerson as visitMerges } from '#visit/actions.ts'
import { giveSeenNotices } from '../notice-store.ts'
import { giveRequests } from '../record/record-request-store.ts'

export type MergeAsked = {
	/** Who turned out to be the other. */
	readonly absorbed: PersonId
	readonly stays: PersonId
	readonly by: StaffId
	readonly because: string
}

/**
 * Two citizens are one: from the last room to the first, each gives its rows to the one who stays, in one transaction; whoever
 * asks for the other gets that one from now on. Where they stand is weighed anew from both lives.
 */
export const mergePersons = (
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	{ absorbed, stays, by, because }: MergeAsked,
): Promise<Outcome<PersonId, MergeRefusal | 'times_touch'>> =>
	inTransaction(db, async (tx) => {
		const merging: Merging = { from: absorbed, into: stays, by, on: dayOf(at) }
		const begun = await beginMerging(tx, merging, because)
		if (!begun.ok) return begun
		await giveSeenNotices(tx, merging)
		await giveRequests(tx, absorbed, stays)
		await giveCitizenSessions(tx, absorbed, stays)
		await followupMerges(tx, at, merging)
		await visitMerges(tx, at, merging)
		await offerMerges(tx, at, merging)
		const times = await bookingMerges(tx, at, merging)
		if (!times.ok) return times
		const told = await inquiryMerges(tx, at, merging)
		const owed = await eligibilityMerges(tx, at, merging)
		await populationMerges(tx, at, merging, because, [...told, ...owed])
		await reassess(tx, at, dayOf(at), sources, [stays])
		return yes(stays)
	})
