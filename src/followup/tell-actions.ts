import { staffNames } from '#access/actions.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { findClosings } from './closing-store.ts'
import { findHandOversOf } from './hand-over/hand-over-store.ts'
import { handOverLines } from './hand-over/tell-hand-over.ts'
import { findOfPersons } from './store.ts'
import { toldOf } from './tell.ts'

/**
 * What was agreed with each citizen, what was handed over and what came of it, and closings, as lines of the citizen's story; all of
 * them are read at once.
 */
export const tellPersons = async (db: Db, persons: readonly PersonId[]): Promise<(person: PersonId) => Told[]> => {
	const names = await staffNames(db)
	const nameOf = (staff: StaffId) => names.get(staff)
	const agreements = Map.groupBy(await findOfPersons(db, persons), ({ person }) => person)
	const closings = Map.groupBy(await findClosings(db, persons), ({ person }) => person)
	const handOvers = Map.groupBy(await findHandOversOf(db, persons), ({ person }) => person)
	return (person) => [
		...toldOf(agreements.get(person) ?? [], closings.get(person) ?? [], nameOf),
		...(handOvers.get(person) ?? []).flatMap((one) => handOverLines(one, nameOf)),
	]
}

export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => (await tellPersons(db, [person]))(person)
