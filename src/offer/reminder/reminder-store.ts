import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { OfferId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import type { Reminder } from './reminder.ts'

/** The letters of each offer, its own and the reminders of it; an offer without any is absent. */
export const lettersAbout = async (
	db: Db,
	offers: readonly OfferId[],
): Promise<ReadonlyMap<OfferId, readonly Reminder[]>> => {
	const { rows } = await sql<Reminder & { offer: OfferId }>`
		select l.offer, l.purpose, l.occasion,
			case when l.withheld_at is not null then 'withheld'
				when exists (select from offer.delivery d where d.letter = l.id and d.state = 'failed' and d.settled_at is null) then 'lost'
				when coalesce(l.delivered_at, other.delivered_at) is null then 'waits'
				else 'went' end as state,
			greatest(l.dated, (coalesce(l.delivered_at, other.delivered_at) at time zone 'Europe/Copenhagen')::date) as "on"
		from offer.letter l left join offer.letter other on other.id = l.carried_by
		where l.purpose in ('offer', 'reminder') and l.offer = any(${`{${offers.join(',')}}`}::uuid[])
		order by l.written_at, l.id`.execute(db)
	const letters = rows.map(({ offer, purpose, occasion, state, on }) => ({ offer, purpose, occasion, state, on }))
	return Map.groupBy(letters, ({ offer }) => offer)
}

export const setAnswerByOf = async (db: Db, offer: OfferId, answerBy: Day): Promise<void> => {
	await sql`update offer.offer set answer_by = ${answerBy} where id = ${offer} and ended_at is null`.execute(db)
}
