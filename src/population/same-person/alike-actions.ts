import type { Db } from '#platform/db/index.ts'
import type { Citizen } from '../citizen.ts'
import { isMadeHere } from '../cpr.ts'
import { selectCitizens } from '../store.ts'
import { asSomeone, isTelling, likeness, type Someone, strength } from './alike.ts'
import { selectCandidates } from './alike-store.ts'

export type LikelySame = { readonly citizen: Citizen; readonly certain: boolean }

const looksAt = 500
const shows = 20

/** A protected address is never found by, so nothing can be learnt by guessing at it. */
const comparable = (citizen: Citizen): Someone => asSomeone(citizen.protected ? { ...citizen, address: null } : citizen)

/**
 * Who in the register may be the one told of, the likest first, at most twenty. Certain is one alone: the bearer of the CPR
 * number, or the only one with this birth date and full name who bears no other number. Names alone never are.
 */
export const likelySame = async (db: Db, told: Someone): Promise<LikelySame[]> => {
	const citizens = await selectCitizens(db, await selectCandidates(db, told, looksAt))
	const found = citizens.flatMap((citizen) => {
		const like = likeness(told, comparable(citizen))
		return like === null ? [] : [{ citizen, like }]
	})
	const bearsAnother = ({ cpr }: Citizen): boolean => Boolean(told.cpr) && told.cpr !== cpr && !isMadeHere(cpr)
	const telling = found.filter(({ citizen, like }) => isTelling(like) && !bearsAnother(citizen))
	const byNumber = telling.filter(({ like }) => like.cpr)
	const certain = byNumber[0] ?? (telling.length === 1 ? telling[0] : undefined)
	return found
		.toSorted((one, other) => strength(other.like) - strength(one.like) || (one.citizen.id < other.citizen.id ? -1 : 1))
		.slice(0, shows)
		.map(({ citizen, like }) => ({ citizen, certain: certain?.like === like }))
}
