import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'

/** The latest concern about each citizen that staff wrote down as an event; those that came as a referral are waited for there. */
export const concernsByStaff = async (db: Db): Promise<{ readonly person: PersonId; readonly on: Day }[]> =>
	(
		await sql<{ person: PersonId; on: Day }>`
			select person, max(happened_on) as "on" from inquiry.notice n
			where nature = 'event' and kind = 'concern_raised' and withdrawn_at is null
				and not exists (select from inquiry.referral r where r.notice_key = n.key)
			group by person order by 2, 1`.execute(db)
	).rows
