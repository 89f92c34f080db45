import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Declined } from './declined.ts'

/** Also those whose last day has passed. */
export const selectDeclined = async (db: Db, whom: Among<PersonId>): Promise<Declined[]> =>
	(
		await sql<Declined>`
			select p.id as person, p.declined_until as until, least(p.declined_until, coalesce(
				(select max(i.described_on) from population.person_change c join population.import i on i.id = c.import
					where c.person = p.id and c.changes ? 'declined_until'),
				p.last_offer_on, p.resident_since, p.born_on)) as "on"
			from population.person p where p.declined_until is not null and ${isAmong('p.id', whom)} order by p.id`.execute(
			db,
		)
	).rows

export const endDeclined = (db: Db, person: PersonId): Promise<unknown> =>
	sql`update population.person set declined_until = null where id = ${person}`.execute(db)
