import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Answerer } from '../answer/answer.ts'
import type { OptOut } from './opt-out.ts'

type OptOutRow = {
	id: string
	person: PersonId
	begun_on: Day
	until: Day | null
	asked_by: Answerer
	words: string
	recorded_at: string
	recorded_by: StaffId | null
	ended_on: Day | null
	ended_words: string | null
	ended_by: StaffId | null
}

const optOutOf = (row: OptOutRow): OptOut => ({
	id: row.id,
	person: row.person,
	on: row.begun_on,
	until: row.until,
	askedBy: row.asked_by,
	words: row.words,
	recordedAt: instant(row.recorded_at),
	recordedBy: row.recorded_by,
	endedOn: row.ended_on,
	endedWords: row.ended_words,
	endedBy: row.ended_by,
})
const optOutColumns = sql`id, person, begun_on, until, asked_by, words, recorded_at, recorded_by, ended_on, ended_words, ended_by`

/** Wishes of one citizen are written down one by one. */
export const lockOptOuts = (tx: Db, person: PersonId): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`opt-out ${person}`}, 0))`.execute(tx)

/** A new opt-out takes the place of one still standing. */
export const insertOptOut = async (
	db: Db,
	at: Instant,
	given: Pick<OptOut, 'person' | 'on' | 'until' | 'askedBy' | 'words' | 'recordedBy'> & {
		readonly offer: OfferId | null
	},
): Promise<void> => {
	await lockOptOuts(db, given.person)
	await sql`update offer.opt_out set ended_on = ${given.on}, ended_words = 'replaced', ended_at = ${at}, ended_by = ${given.recordedBy}
		where person = ${given.person} and ended_on is null`.execute(db)
	await sql`insert into offer.opt_out (person, offer, begun_on, until, asked_by, words, recorded_at, recorded_by)
		values (${given.person}, ${given.offer}, ${given.on}, ${given.until}, ${given.askedBy}, ${given.words}, ${at}, ${given.recordedBy})`.execute(
		db,
	)
}

/** False when none was standing. */
export const endOptOut = async (
	db: Db,
	at: Instant,
	person: PersonId,
	on: Day,
	words: string,
	by: StaffId | null,
): Promise<boolean> => {
	const { rows } = await sql`
		update offer.opt_out set ended_on = ${on}, ended_words = ${words}, ended_at = ${at}, ended_by = ${by}
		where person = ${person} and ended_on is null returning id`.execute(db)
	return rows.length > 0
}

/** Wishes not to be contacted that were recorded here; with those told by a list: `optOutsOf`. */
export const recordedOptOuts = async (db: Db, whom: Among<PersonId>): Promise<OptOut[]> => {
	const { rows } = await sql<OptOutRow>`
		select ${optOutColumns} from offer.opt_out
		where ${isAmong('person', whom)} order by person, recorded_at`.execute(db)
	return rows.map(optOutOf)
}

/**
 * Who has asked for no contact since a moment and has had no goodbye: one since they last wanted contact, however often the
 * wish was said anew or its last day changed.
 */
export const withoutGoodbye = async (
	db: Db,
	since: Instant,
	today: Day,
): Promise<Pick<OptOut, 'id' | 'person' | 'until'>[]> => {
	const { rows } = await sql<Pick<OptOut, 'id' | 'person' | 'until'>>`
		select o.id, o.person, o.until from offer.opt_out o
		where o.ended_on is null and o.begun_on <= ${today}::date and (o.until is null or o.until >= ${today}::date)
			and o.recorded_at >= ${since}::timestamptz
			and not exists (select 1 from offer.letter l where l.person = o.person and l.purpose = 'goodbye'
				and l.written_at >= coalesce((select max(greatest(
						case when before.ended_words <> 'replaced' then before.ended_at end,
						case when before.until < o.begun_on then (before.until + 1)::timestamptz end))
					from offer.opt_out before where before.person = o.person and before.id <> o.id), '-infinity'))
		order by o.recorded_at, o.id`.execute(db)
	return rows
}
