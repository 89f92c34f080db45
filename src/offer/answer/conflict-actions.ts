import type { Db } from '#platform/db/index.ts'
import type { Offer } from '../offer.ts'
import { offersOfPersons } from '../store.ts'
import type { Answer } from './answer.ts'
import { answersTo, offersWithTwoVoices } from './answer-store.ts'
import { conflictOf } from './conflict.ts'

/** The latest offer to a citizen, answered in two ways by two people. */
export type Conflict = { readonly offer: Offer; readonly answers: readonly Answer[] }

/** Offers of which nobody knows what holds, until somebody has found out; the longest waiting first. */
export const conflicts = async (db: Db): Promise<Conflict[]> => {
	const doubtful = await offersWithTwoVoices(db)
	const answers = Map.groupBy(await answersTo(db, [...doubtful.keys()]), ({ offer }) => offer)
	const offers = await offersOfPersons(db, [...new Set(doubtful.values())])
	const latest = [...Map.groupBy(offers, ({ person }) => person).values()].flatMap((own) => own.at(-1) ?? [])
	return latest
		.map((offer) => ({ offer, answers: answers.get(offer.id) ?? [] }))
		.filter((one) => conflictOf(one.answers) !== null)
		.toSorted((a, b) => ((a.answers.at(-1)?.recordedAt ?? '') < (b.answers.at(-1)?.recordedAt ?? '') ? -1 : 1))
}
