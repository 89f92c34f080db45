import { staffNames } from '#access/actions.ts'
import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardUnder } from '#standard/index.ts'
import { warningsTold } from './day/warning.ts'
import { findWarningLines } from './day/warning-store.ts'
import { toldIn } from './local-offer/local-offer-actions.ts'
import { conditionNames } from './measured/condition-actions.ts'
import { instrumentOf } from './measured/instrument-actions.ts'
import { aboutOn } from './measured/measured.ts'
import * as notes from './note/note-store.ts'
import { type Known, noteLines, visitLine } from './record.ts'
import { selectBases, selectTakenAlong } from './record-store.ts'
import { erasureTold } from './retention.ts'
import { findJournalErasures } from './retention-store.ts'
import { wordsOfStandard } from './standard-words.ts'
import * as store from './store.ts'
import { toldOf } from './tell.ts'
import { momentsHeld } from './visit-held-actions.ts'

/** Visits and the journal in full, for the file the citizen is handed. */
export const recordPerson = async (db: Db, person: PersonId, at: Instant): Promise<FiledPart> => {
	const citizen = await findCitizen(db, person)
	if (citizen === null) return { lines: [] }
	const visits = await store.findOfPersons(db, [person])
	const written = await notes.findOfVisits(
		db,
		visits.map(({ id }) => id),
	)
	const standards = await listStandards(db)
	const names = await staffNames(db)
	const told = await toldIn(db, written)
	const heldAt = await momentsHeld(db, visits, written)
	const bases = await selectBases(
		db,
		visits.map(({ id }) => id),
	)
	const nameOf = (staff: StaffId) => names.get(staff)
	const knownOf = (standard: string | null, on = dayOf(at)): Known => {
		const words = wordsOfStandard(standards, on, standard)
		const governing = standard === null ? null : standardUnder(standards, standard, on)
		return {
			nameOf,
			topic: words.topic,
			criterion: words.criterion,
			intervention: (code) => governing?.interventions.find((one) => one.code === code)?.name.da ?? code,
			condition: (code) => conditionNames([code])[0]?.da ?? code,
			instrument: instrumentOf,
			localOffer: (note, id) => told.get(note)?.find((one) => one.id === id)?.name ?? id,
			about: (day) => aboutOn(citizen, day),
		}
	}
	const visitOf = new Map(visits.map((visit) => [visit.id, visit]))
	const lines: Filed[] = [
		...toldOf(visits, [], heldAt, nameOf),
		...visits.map((visit) =>
			visitLine(visit, heldAt(visit), bases.get(visit.id) ?? null, knownOf(visit.standard, visit.plannedOn)),
		),
		...written.flatMap((note) => {
			const visit = visitOf.get(note.visit)
			return noteLines(note, knownOf(visit?.standard ?? null, visit?.plannedOn))
		}),
		...warningsTold(await findWarningLines(db, [person]), nameOf),
		...(await findJournalErasures(db, [person])).map((one) => erasureTold(one, nameOf)),
		...(await selectTakenAlong(db, person)).map(
			({ at: taken, staff, isByPage }): Filed => ({
				on: dayOf(taken),
				at: taken,
				what: isByPage
					? text('Besøgets side blev åbnet på en enhed', 'The page of the visit was opened on a device')
					: text('Dagens besøg blev taget med på en enhed', 'The visits of the day were taken along on a device'),
				...(names.has(staff) ? { who: names.get(staff) } : {}),
			}),
		),
	]
	return { lines }
}
