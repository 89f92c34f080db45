import { sql } from 'kysely'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant, instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Merging } from '#population/index.ts'
import type { NeedLine, ToldNeed } from './time-needs.ts'

/** Waits for whoever changes the same citizen's needs. */
export const lockNeeds = async (tx: Db, person: PersonId): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`time need ${person}`}, 0))`.execute(tx)
}

/** The needs that stand. */
export const standingNeeds = async (
	db: Db,
	persons: readonly PersonId[],
): Promise<(NeedLine & { readonly person: PersonId })[]> => {
	const { rows } = await sql<NeedLine & { person: PersonId }>`
		select person, kind, value, weekdays from booking.time_need
		where ended_at is null and person = any(${`{${persons.join(',')}}`}::uuid[])
		order by person, array_position(array['part_of_day', 'weekdays', 'language', 'profession'], kind)`.execute(db)
	return rows
}

/** Both have told of the same kind: the absorbed one's ends. Then all of them are the other's. */
export const giveNeeds = async (tx: Db, at: Instant, { from, into }: Merging): Promise<void> => {
	await sql`update booking.time_need set ended_at = greatest(${at}::timestamptz, recorded_at)
		where person = ${from} and ended_at is null
			and kind in (select kind from booking.time_need where person = ${into} and ended_at is null)`.execute(tx)
	await sql`update booking.time_need set person = ${into} where person = ${from}`.execute(tx)
}

/** How many rows that were. */
export const eraseNeeds = async (tx: Db, person: PersonId): Promise<number> =>
	(await sql`delete from booking.time_need where person = ${person} returning 1`.execute(tx)).rows.length

/** Every need ever told, oldest first. */
export const needsEver = async (db: Db, person: PersonId): Promise<ToldNeed[]> => {
	const { rows } = await sql<{
		kind: ToldNeed['kind']
		value: string | null
		weekdays: number[]
		recorded_at: string
		recorded_by: StaffId | null
		ended_at: string | null
		ended_by: StaffId | null
	}>`select kind, value, weekdays, recorded_at, recorded_by, ended_at, ended_by from booking.time_need
		where person = ${person} order by recorded_at, kind, id`.execute(db)
	return rows.map((row) => ({
		kind: row.kind,
		value: row.value,
		weekdays: row.weekdays,
		recordedAt: instant(row.recorded_at),
		recordedBy: row.recorded_by,
		endedAt: instantOrNull(row.ended_at),
		endedBy: row.ended_by,
	}))
}

export const insertNeed = async (
	tx: Db,
	at: Instant,
	person: PersonId,
	{ kind, value, weekdays }: NeedLine,
	by: StaffId | null,
): Promise<void> => {
	await sql`insert into booking.time_need (person, kind, value, weekdays, recorded_at, recorded_by)
		values (${person}, ${kind}, ${value}, ${`{${weekdays.join(',')}}`}::smallint[], ${at}, ${by})`.execute(tx)
}

export const endNeed = async (
	tx: Db,
	at: Instant,
	person: PersonId,
	kind: NeedLine['kind'],
	by: StaffId | null,
): Promise<void> => {
	await sql`update booking.time_need set ended_at = greatest(${at}::timestamptz, recorded_at), ended_by = ${by}
		where person = ${person} and kind = ${kind} and ended_at is null`.execute(tx)
}
