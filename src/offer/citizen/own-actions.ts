import type { OfferId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { criteriaOf } from '../offer.ts'
import { holderOfOwn } from './answer-pass-actions.ts'
import { citizenView } from './citizen-answer-actions.ts'
import type { CitizenStanding } from './citizen-standing.ts'

/** Where a citizen stands with their newest offer, as the answer page would tell them; null when there is nothing to answer. */
export const ownOffer = async (
	db: Db,
	at: Instant,
	person: PersonId,
): Promise<{
	readonly id: OfferId
	readonly standing: CitizenStanding
	readonly consultant: string
	/** The rules that gave the offer. */
	readonly criteria: readonly string[]
} | null> => {
	const holder = await holderOfOwn(db, at, person)
	if (holder === null) return null
	const { standing, consultant } = await citizenView(db, at, holder)
	return { id: holder.offer.id, standing, consultant, criteria: criteriaOf(holder.offer) }
}
