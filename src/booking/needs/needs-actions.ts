import { listStaff } from '#access/actions.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Booking } from '../booking.ts'
import { mayVisit, suits } from '../free-time/free-time-bounds.ts'
import { ofPerson } from '../store.ts'
import * as store from './needs-store.ts'
import { isSameNeed, linesOf, type NeedLine, type TimeNeeds, timeNeedsOf, type WantedNeeds } from './time-needs.ts'

/** The needs that stand; whoever has none is not in it. */
export const needsOf = async (db: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, TimeNeeds>> => {
	if (persons.length === 0) return new Map()
	const lines = Map.groupBy(await store.standingNeeds(db, persons), ({ person }) => person)
	return new Map([...lines].map(([person, theirs]) => [person, timeNeedsOf(theirs)]))
}

/** One citizen's standing needs, a line a kind. */
export const needLinesOf = (db: Db, person: PersonId): Promise<readonly NeedLine[]> => store.standingNeeds(db, [person])

/** Times to come, held ones too, that a citizen has and that their needs do not allow: another day or hour, or another visitor. */
export const timesAgainstNeeds = async (db: Db, at: Instant, person: PersonId): Promise<Booking[]> => {
	const needs = (await needsOf(db, [person])).get(person)
	if (needs === undefined) return []
	const visitors = new Map((await listStaff(db)).map((staff) => [staff.id, staff]))
	const bounds = { needs, district: null }
	return (await ofPerson(db, person)).filter(({ staff, span, releasedAt }) => {
		if (releasedAt !== null || isBefore(span.from, at)) return false
		const visitor = visitors.get(staff)
		return !suits(span, bounds) || (visitor !== undefined && !mayVisit({ ...visitor, districts: [] }, bounds))
	})
}

/**
 * From now on these and no others: what is the same goes on, what is other or not wanted any more ends, and stays written down.
 * Saved twice nothing changes the second time.
 */
export const setNeeds = async (
	db: Db,
	at: Instant,
	person: PersonId,
	wanted: WantedNeeds,
	by: StaffId | null,
): Promise<Outcome<{ readonly changed: boolean }, 'no_day_left'>> =>
	inTransaction(db, async (tx) => {
		if ([1, 2, 3, 4, 5].every((weekday) => wanted.notOnWeekdays.includes(weekday))) return no('no_day_left')
		await store.lockNeeds(tx, person)
		const [before, after] = [await store.standingNeeds(tx, [person]), linesOf(wanted)]
		const isIn = (lines: readonly NeedLine[], one: NeedLine): boolean => lines.some((line) => isSameNeed(line, one))
		const ended = before.filter((line) => !isIn(after, line))
		const added = after.filter((line) => !isIn(before, line))
		for (const { kind } of ended) await store.endNeed(tx, at, person, kind, by)
		for (const line of added) await store.insertNeed(tx, at, person, line, by)
		return yes({ changed: ended.length + added.length > 0 })
	})
