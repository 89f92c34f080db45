import { findStaff } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'

export type NotHere = 'no_such_citizen' | 'not_resident'

type Deciding = {
	readonly on: Day
	readonly standard: Standard | null
	/** Of whoever decides. */
	readonly profession: string | null
}

export const professionOf = async (tx: Db, by: StaffId): Promise<string | null> =>
	(await findStaff(tx, by))?.profession ?? null

/** What every decision about a citizen rests on; nobody decides about a citizen who is dead or gone. */
export const beforeDeciding = async (
	tx: Db,
	at: Instant,
	{ person, by }: { readonly person: PersonId; readonly by: StaffId },
): Promise<Outcome<Deciding, NotHere>> => {
	const citizen = await findCitizen(tx, person)
	if (citizen === null) return no('no_such_citizen')
	if (citizen.status !== 'resident') return no('not_resident')
	const on = dayOf(at)
	return yes({ on, standard: standardOn(await listStandards(tx), on), profession: await professionOf(tx, by) })
}
