import { staffNames } from '#access/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { findClosings } from './closing-store.ts'
import { findOfPersons } from './store.ts'
import { toldOf } from './tell.ts'

/** What was agreed with the citizen, what came of it, and closings, as lines of the citizen's story. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => {
	const agreements = await findOfPersons(db, [person])
	const closings = await findClosings(db, [person])
	const names = await staffNames(db)
	return toldOf(agreements, closings, (staff) => names.get(staff))
}
