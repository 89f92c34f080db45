import { staffNames } from '#access/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import { warningsTold } from './day/warning.ts'
import { findWarningLines } from './day/warning-store.ts'
import { toldIn } from './local-offer/local-offer-actions.ts'
import { toldOfTexts } from './local-offer/local-offer-words.ts'
import { conditionTexts } from './measured/condition.ts'
import { allConditions } from './measured/condition-actions.ts'
import { instrumentOf } from './measured/instrument-actions.ts'
import { aboutOn, measuredTexts } from './measured/measured.ts'
import { type Important, importantFrom } from './note/important.ts'
import * as notes from './note/note-store.ts'
import { erasureTold } from './retention.ts'
import { findJournalErasures } from './retention-store.ts'
import * as store from './store.ts'
import { toldOf } from './tell.ts'
import { isStruck, type Note, type Visit, type VisitForm } from './visit.ts'
import { momentsHeld } from './visit-held-actions.ts'

/** Visits held, as eligibility knows them: `visit` serves grounds, `phone_visit` does not. */
export const visitFacts: FactSource = async (db, persons) => {
	const held = Map.groupBy(await store.findHeld(db, persons), (one) => one.person)
	return new Map(
		[...held].map(([person, visits]) => [
			person,
			{
				history: visits.map((one) => ({
					kind: one.form === 'home_visit' ? ('visit' as const) : ('phone_visit' as const),
					on: one.on,
					...(one.booking === null ? {} : { booking: one.booking }),
				})),
			},
		]),
	)
}

/** Visits and phone visits held from the first day to the last, both inside. */
export const visitsBetween = async (
	db: Db,
	first: Day,
	last: Day,
): Promise<
	{ id: VisitId; person: PersonId; on: Day; form: VisitForm; staff: StaffId; criteria: readonly string[] }[]
> =>
	(await store.findHeldBetween(db, first, last)).flatMap(({ id, person, tookPlaceOn, form, staff, criteria }) =>
		tookPlaceOn === null ? [] : [{ id, person, on: tookPlaceOn, form, staff, criteria }],
	)

const storyOf = async (db: Db, persons: readonly PersonId[]): Promise<{ visits: Visit[]; notes: Note[] }> => {
	const visits = await store.findOfPersons(db, persons)
	return {
		visits,
		notes: await notes.findOfVisits(
			db,
			visits.map((visit) => visit.id),
		),
	}
}

/** What matters most to take up next, for each citizen. */
export const importantTopics = async (
	db: Db,
	persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Important[]>> => {
	const story = await storyOf(db, persons)
	const personOf = new Map(story.visits.map((visit) => [visit.id, visit.person]))
	const signed = story.notes
		.flatMap((note) =>
			note.signedAt === null || note.happenedOn === null ? [] : [{ note, on: note.happenedOn, at: note.signedAt }],
		)
		.toSorted((a, b) => (a.on === b.on ? (a.at < b.at ? 1 : -1) : a.on < b.on ? 1 : -1))
	const byPerson = Map.groupBy(signed, ({ note }) => personOf.get(note.visit))
	return new Map(
		persons.map((person) => [
			person,
			importantFrom(
				(byPerson.get(person) ?? []).map(({ note, on }) => ({ on, topics: note.body.topics, struck: isStruck(note) })),
			),
		]),
	)
}

/**
 * Visits, those that did not go ahead, signed notes with what was measured, corrections, warnings about the home and the erasing of
 * a journal, as lines of each citizen's story; all of them are read at once.
 */
export const tellPersons = async (db: Db, persons: readonly PersonId[]): Promise<(person: PersonId) => Told[]> => {
	const { visits, notes: written } = await storyOf(db, persons)
	const names = await staffNames(db)
	const nameOf = (staff: StaffId) => names.get(staff)
	const citizens = await findCitizens(db, persons)
	const told = await toldIn(db, written)
	const heldAt = await momentsHeld(db, visits, written)
	const personOf = new Map(visits.map(({ id, person }) => [id, person]))
	const ofOne = {
		visits: Map.groupBy(visits, ({ person }) => person),
		notes: Map.groupBy(written, ({ visit }) => personOf.get(visit)),
		warnings: Map.groupBy(await findWarningLines(db, persons), ({ person }) => person),
		erasures: Map.groupBy(await findJournalErasures(db, persons), ({ person }) => person),
	}
	return (person) => {
		const citizen = citizens.get(person)
		const besides = ({ id, body, happenedOn }: Note) =>
			citizen === undefined || happenedOn === null
				? []
				: [
						...measuredTexts(body, instrumentOf, aboutOn(citizen, happenedOn)),
						...conditionTexts(body, allConditions()),
						...toldOfTexts(told.get(id) ?? []),
					]
		return [
			...toldOf(ofOne.visits.get(person) ?? [], ofOne.notes.get(person) ?? [], heldAt, nameOf, besides),
			...warningsTold(ofOne.warnings.get(person) ?? [], nameOf),
			...(ofOne.erasures.get(person) ?? []).map((one) => erasureTold(one, nameOf)),
		]
	}
}

export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> => (await tellPersons(db, [person]))(person)
