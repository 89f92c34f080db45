import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Told } from '#kernel/told.ts'
import type { Among, Db, Stretch } from '#platform/db/index.ts'
import type { Citizen, LifeEvent, RegisterLine } from './citizen.ts'
import { forwardingsInto } from './same-person/merge-actions.ts'
import { toldOfMergings } from './same-person/merging.ts'
import { readSearch } from './search-words.ts'
import * as store from './store.ts'
import { toldOf } from './told.ts'

export { withCitizen } from './asked-actions.ts'
export { endDeclined as endDecline, selectDeclined as declinesOf } from './declined-store.ts'
export {
	beginErasing,
	beginErasingWritten,
	type EraseRefusal,
	endErasing,
	endErasingWritten,
	erasePerson,
	goneFor,
	type Held,
	holdOn,
	letGo,
	listErasures,
	listHeld,
	mostHoldWords,
	numbersOf,
} from './erase-actions.ts'
export { commitImport, populationNight, stageImport } from './import/import-actions.ts'
export {
	countUnlooked,
	duplicatesFound,
	findPair,
	listPairs,
	lookForDuplicates,
	pairsOf,
	partPair,
	takeBackParting,
} from './import/pairs-actions.ts'
export { latestFileOf, middleOfPoints, pointOfAddress, residentsOutside } from './import/point-store.ts'
export {
	lifeEventsSince,
	livesFollowed,
	livesToFollow,
	reportDeath,
	takeBackDeath,
} from './lives/lives-actions.ts'
export { addCitizen, knowsPostalCode } from './new-citizen/new-citizen-actions.ts'
export { recordPerson } from './record-actions.ts'
export { likelySame } from './same-person/alike-actions.ts'
export {
	absorbedInto,
	beginMerging,
	forwardingsInto,
	mergePerson,
	staysFor,
	staysForMany,
} from './same-person/merge-actions.ts'

export const findCitizen = async (db: Db, id: PersonId): Promise<Citizen | null> =>
	(await store.selectCitizens(db, [id]))[0] ?? null

export const findCitizens = async (db: Db, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Citizen>> =>
	new Map((await store.selectCitizens(db, ids)).map((citizen) => [citizen.id, citizen]))

/** By the ten characters without hyphen. */
export const findByCpr = (db: Db, cpr: string): Promise<Citizen | null> => store.selectByCpr(db, cpr)

/** By CPR number, birth date, telephone number, or words of name and address; who is called just that first, else in Danish order of surname. Nothing typed finds nobody. */
export const searchCitizens = (db: Db, typed: string, limit = 50): Promise<Citizen[]> =>
	store.selectMatching(db, readSearch(typed), limit)

/** How many citizens the register knows, whatever their status. */
export const countCitizens = (db: Db): Promise<number> => store.countPersons(db)

const chunk = 5000

/** Every citizen the register knows, whatever their status, a chunk at a time. */
export async function* everyone(db: Db): AsyncGenerator<Citizen[]> {
	let last: PersonId | null = null
	while (true) {
		const citizens: Citizen[] = await store.selectAfter(db, last, chunk)
		if (citizens.length > 0) yield citizens
		last = citizens.at(-1)?.id ?? null
		if (citizens.length < chunk) return
	}
}

/** Small, so that a night holds little at once and lets others have their turn. */
const stretch = 2000

/** The register cut into stretches, in order; together they hold everyone, also who comes in meanwhile. */
export const stretches = async (db: Db, citizens = stretch): Promise<Stretch<PersonId>[]> => {
	const milestones = await store.selectMilestones(db, citizens)
	return [...milestones, null].map((upTo, place) => ({ after: milestones[place - 1] ?? null, upTo }))
}

/** What a standard may weigh of some citizens, whatever their status, in the order of their ids. */
export const linesOf = (db: Db, whom: Among<PersonId>): Promise<RegisterLine[]> => store.selectLines(db, whom)

/** The ids of some citizens that the register knows, in order. */
export const idsOf = (db: Db, whom: Among<PersonId>): Promise<PersonId[]> => store.selectIds(db, whom)

/** What is asked about many at once: their age, whether they live here, and whether they can be called. */
export const contactLinesOf = async (
	db: Db,
	whom: Among<PersonId>,
): Promise<ReadonlyMap<PersonId, store.ContactLine>> =>
	new Map((await store.selectContactLines(db, whom)).map((line) => [line.id, line]))

/** Residents registered at the same address, the citizen among them. */
export const householdOf = (db: Db, id: PersonId): Promise<Citizen[]> => store.selectHousehold(db, id)

/** Oldest first; citizens without any are absent. */
export const lifeEventsOf = async (
	db: Db,
	of: Among<PersonId>,
): Promise<ReadonlyMap<PersonId, readonly LifeEvent[]>> => {
	const events = new Map<PersonId, LifeEvent[]>()
	for (const { person, ...event } of await store.selectLifeEvents(db, of)) {
		const known = events.get(person)
		if (known === undefined) events.set(person, [event])
		else known.push(event)
	}
	return events
}

/** False when this was already known of that day: telling it twice changes nothing. */
export const recordLifeEvent = (db: Db, at: Instant, person: PersonId, event: LifeEvent): Promise<boolean> =>
	store.insertLifeEvent(db, at, person, event)

/** What the register knows of a citizen's story: arrival, birthdays up to a day, life events, death or departure, and what imports changed. */
export const tellPerson = async (db: Db, person: PersonId, today: Day | null = null): Promise<Told[]> => {
	const citizen = await findCitizen(db, person)
	if (citizen === null) return []
	const merged = toldOfMergings(await forwardingsInto(db, person), await staffNames(db))
	const told = toldOf(
		citizen,
		await store.selectEventsWithTime(db, person),
		await store.selectChanges(db, person),
		today,
	)
	return [...told, ...merged]
}
