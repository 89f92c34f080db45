import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

export type ToTakeLeaveOf = {
	readonly id: string
	readonly person: PersonId
	readonly until: Day | null
	readonly recordedAt: Instant
}

/**
 * Who has asked for no contact since a moment and has had no goodbye: one since they last wanted contact, however often the
 * wish was said anew or its last day changed.
 */
export const withoutGoodbye = async (db: Db, since: Instant, today: Day): Promise<ToTakeLeaveOf[]> => {
	const { rows } = await sql<{ id: string; person: PersonId; until: Day | null; recorded_at: string }>`
		select o.id, o.person, o.until, o.recorded_at from offer.opt_out o
		where o.ended_on is null and o.begun_on <= ${today}::date and (o.until is null or o.until >= ${today}::date)
			and o.recorded_at >= ${since}::timestamptz
			and not exists (select 1 from offer.letter l where l.person = o.person and l.purpose = 'goodbye'
				and l.written_at >= coalesce((select max(greatest(
						case when before.ended_words <> 'replaced' then before.ended_at end,
						case when before.until < o.begun_on then (before.until + 1)::timestamptz end))
					from offer.opt_out before where before.person = o.person and before.id <> o.id), '-infinity'))
		order by o.recorded_at, o.id`.execute(db)
	return rows.map(({ id, person, until, recorded_at }) => ({ id, person, until, recordedAt: instant(recorded_at) }))
}
