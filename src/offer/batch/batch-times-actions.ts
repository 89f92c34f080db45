import { boundsOf, hoursOf, needsOf, proposeTimes, travelBetween } from '#booking/actions.ts'
import {
	byStraightLine,
	canStand,
	districtOf,
	type Hours,
	type MeantVisit,
	type NoRoom,
	type Place,
	type Travel,
	withVisits,
} from '#booking/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizens } from '#population/actions.ts'
import type { ProposedTime } from '../offer.ts'
import { offersOfPersons } from '../store.ts'
import { couplesWhoCan, jobsOf, type KnownOfThem, type Wanted } from './batch-times-wanted.ts'
import type { Couple } from './couple.ts'

/** How far ahead times are proposed, counted from the first day that gives notice. */
export const daysOfTimes = 42

/** The first day that a letter of today may propose: it gives notice, and the answer is due before. */
export const firstToPropose = (
	{ noticeDays, answerWithinDays }: Pick<Municipality, 'noticeDays' | 'answerWithinDays'>,
	today: Day,
): Day => addDays(today, Math.max(noticeDays, answerWithinDays + 1))

/** The hours out of which a letter of today may propose a time. */
const hoursToPropose = (db: Db, municipality: Municipality, today: Day): Promise<Hours> => {
	const earliest = firstToPropose(municipality, today)
	return hoursOf(db, municipality, earliest, addDays(earliest, daysOfTimes))
}

/** Visits for some, and for the others what would have to give; `travel` is what the ways were measured by. */
export type TimesFound = {
	readonly visits: readonly MeantVisit[]
	readonly without: ReadonlyMap<PersonId, NoRoom>
	readonly travel: Travel
}

/** The time that each visit means for each it is to. */
export const timesIn = (visits: readonly MeantVisit[]): ReadonlyMap<PersonId, ProposedTime> =>
	new Map(visits.flatMap(({ persons, staff, span }) => persons.map((person) => [person, { staff, from: span.from }])))

/**
 * A time for each who is to be given one and can be, one for both of a couple; nothing is taken yet. Planning takes its while: asked
 * for outside a transaction, and what is found is looked at again in the one that saves it. `standing` is promised to others already.
 */
export const timesFor = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	wanted: readonly Wanted[],
	couples: readonly Couple[] = [],
	standing: readonly MeantVisit[] = [],
): Promise<TimesFound> => {
	if (wanted.length === 0) return { visits: [], without: new Map(), travel: byStraightLine(municipality.roads) }
	const earliest = firstToPropose(municipality, today)
	const persons = wanted.map(({ person }) => person)
	const known: KnownOfThem = {
		citizens: await findCitizens(db, persons),
		visitors: await consultantsKnown(db, persons),
		needs: await needsOf(db, persons),
		districtOf: (postalCode) => districtOf(municipality, postalCode),
		bounds: await boundsOf(db, municipality),
	}
	const hours = withVisits(await hoursToPropose(db, municipality, today), standing)
	const { jointMinutes } = municipality
	const when = { today, earliest, latest: addDays(earliest, daysOfTimes), jointMinutes }
	const { travel } = await travelBetween(municipality, placesIn(jobsOf(wanted, [], known, when), hours))
	const found = async (pairs: readonly Couple[]): Promise<TimesFound> => {
		const jobs = jobsOf(wanted, pairs, known, when)
		const { planned, unplanned } = await proposeTimes(jobs, hours, travel)
		const without = new Map(unplanned.map(({ job, why }) => [job as PersonId, why]))
		if (pairs.some(([first]) => without.has(first))) return found(pairs.filter(([first]) => !without.has(first)))
		const meant = new Map(jobs.map(({ id, place, person, beside }) => [id, { place, persons: [person, beside] }]))
		const visits = planned.map(({ job, staff, span }) => {
			const { place = null, persons = [] } = meant.get(job) ?? {}
			return { staff, span, place, persons: persons.filter((person) => person !== undefined) }
		})
		return { visits, without, travel }
	}
	return found(couplesWhoCan(couples, known))
}

/** Of what was found, what can still stand: to be asked in the transaction that saves it. */
export const stillFree = async (
	tx: Db,
	municipality: Municipality,
	today: Day,
	{ visits, travel }: TimesFound,
	standing: readonly MeantVisit[] = [],
): Promise<readonly MeantVisit[]> => {
	if (visits.length === 0) return []
	const hours = withVisits(await hoursToPropose(tx, municipality, today), standing)
	return visits.filter((visit) => canStand(hours, visit, travel))
}

/** Everywhere that somebody is, or may be sent. */
export const placesIn = (jobs: readonly Pick<MeantVisit, 'place'>[], hours: Hours): Place[] =>
	[...jobs, ...hours.flatMap(({ booked }) => booked)]
		.map(({ place }) => place)
		.concat(hours.map(({ base }) => base))
		.filter((place) => place !== null)

/** The consultant of the latest accepted offer. */
const consultantsKnown = async (tx: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StaffId>> => {
	const accepted = (await offersOfPersons(tx, persons)).filter(({ endedBecause }) => endedBecause === 'yes')
	return new Map(accepted.flatMap(({ person, time }) => (time === null ? [] : [[person, time.staff]])))
}
