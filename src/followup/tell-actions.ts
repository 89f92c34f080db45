import { staffNames } from '#access/actions.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { findClosings } from './closing-store.ts'
import { findHandOversOf } from './hand-over-store.ts'
import { findOfPersons } from './store.ts'
import { toldOf } from './tell.ts'
import { handOverLines } from './tell-hand-over.ts'

/** What was agreed with the citizen, what was handed over and what came of it, and closings, as lines of the citizen's story. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const agreements = await findOfPersons(db, [person])
	const closings = await findClosings(db, [person])
	const names = await staffNames(db)
	const nameOf = (staff: StaffId) => names.get(staff)
	const handOvers = await findHandOversOf(db, [person])
	return [...toldOf(agreements, closings, nameOf), ...handOvers.flatMap((one) => handOverLines(one, nameOf))]
}
