import { bookingsOf } from '#booking/actions.ts'
import { agreementsOf } from '#followup/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant, isBefore } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens, pairsOf } from '#population/actions.ts'
import { type Citizen, fullName, type Likeness } from '#population/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { offerStandings, tellEverything } from '../actions.ts'
import type { Side } from './same-person.ts'

/** Who may be the same as one citizen, and in what, as long as nobody has said that they are two. */
export const likesOf = async (
	db: Db,
	person: PersonId,
): Promise<{ readonly citizen: Citizen; readonly likeness: Likeness }[]> => {
	const open = (await pairsOf(db, person))
		.filter(({ parted }) => parted === null)
		.map(({ one, other, likeness }) => ({ id: one === person ? other : one, likeness }))
	const citizens = await findCitizens(
		db,
		open.map(({ id }) => id),
	)
	return open.flatMap(({ id, likeness }) => {
		const citizen = citizens.get(id)
		return citizen === undefined ? [] : [{ citizen, likeness }]
	})
}

/** What is written of a citizen who may be another. */
export const sideOf = async (db: Db, at: Instant, citizen: Citizen, spouse: Citizen | undefined): Promise<Side> => {
	const { id } = citizen
	const offers = (await offerStandings(db, [id], dayOf(at))).get(id)
	const agreements = await agreementsOf(db, id)
	return {
		citizen,
		spouse: spouse === undefined ? '' : fullName(spouse),
		lines: (await tellEverything(db, id)).length,
		openOffers: offers?.offers.filter(({ endedAt }) => endedAt === null).length ?? 0,
		timesAhead: (await bookingsOf(db, id))
			.filter(({ span, releasedAt }) => releasedAt === null && isBefore(at, span.to))
			.map(({ span }) => span.from),
		visits: (await visitsOf(db, id)).length,
		openAgreements: agreements.filter(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null).length,
		wantsNoContact: (offers?.optOut ?? null) !== null,
	}
}
