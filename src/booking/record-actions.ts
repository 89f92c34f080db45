import { staffNames } from '#access/actions.ts'
import type { FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { tellPerson } from './actions.ts'
import { bookingLine } from './record.ts'
import { ofPerson } from './store.ts'

/** Times in the calendar and what was told of when a visit suits, for the file the citizen is handed. */
export const recordPerson = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const names = await staffNames(db)
	const bookings = await ofPerson(db, person)
	return { lines: [...(await tellPerson(db, person)), ...bookings.map((booking) => bookingLine(booking, names))] }
}
