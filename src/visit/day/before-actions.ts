import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { householdOf } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { findOfVisits } from '../note/note-store.ts'
import { findOfPersons } from '../store.ts'
import { type Before, lastTimeIn } from './before.ts'
import { warningsAt } from './warning-actions.ts'

/** What to know of each before a visit on that day: who lives there, what was agreed last, what to take care of. */
export const beforeVisits = async (
	db: Db,
	citizens: readonly Citizen[],
	on: Day,
): Promise<ReadonlyMap<PersonId, Before>> => {
	const warnings = await warningsAt(db, citizens)
	const persons = citizens.map(({ id }) => id)
	const visits = await findOfPersons(db, persons)
	const personOf = new Map(visits.map((visit) => [visit.id, visit.person]))
	const notes = Map.groupBy(
		await findOfVisits(
			db,
			visits.map(({ id }) => id),
		),
		(note) => personOf.get(note.visit),
	)
	const before = new Map<PersonId, Before>()
	for (const { id } of citizens)
		before.set(id, {
			household: (await householdOf(db, id)).filter((one) => one.id !== id),
			lastTime: lastTimeIn(notes.get(id) ?? [], on),
			warnings: warnings.get(id) ?? [],
		})
	return before
}
